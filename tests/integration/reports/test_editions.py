"""Editions for the public and for residents: what is withheld is nowhere in the file."""

import dataclasses
import datetime as dt
import hashlib
import io
import json
from decimal import Decimal

import pytest
from pypdf import PdfReader

from app.accounts.models import Role
from app.assessments import actions as assessments
from app.assessments.queries import current_judgements, findings_of_assessment
from app.assessments.workflow import Step
from app.improvement import actions as improvement
from app.improvement.models import OwnerKind
from app.improvement.proof_files import ProofFile
from app.problems import Conflict, Invalid, NotAllowed
from app.reports import actions, queries, release_actions
from app.reports.check import Found, check_by_code, check_by_file
from app.reports.frozen_content import from_canonical_json
from app.reports.jobs import printer_of
from app.reports.models import Edition, ReleaseKind
from app.reports.printing import render
from app.reports.public_edition import releasables
from app.review.actions import take_step
from tests.factories.assessments import AREA, CHAIR, judgement
from tests.factories.people import make_person

# Each stands in one free text; none may be found in what everybody reads.
REMARK, REASON, RECORDS, NOT_SEEN, DANGER, MEASURE, OWNER, PROOF = SECRETS = tuple(
    f"zzgeheim-{word}"
    for word in ("opmerking", "reden", "stukken", "ongezien", "gevaar", "maatregel", "wie", "bewijs")
)
NAME = "Iris Toets"
STEPS = (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT, Step.PUBLISH)


@pytest.fixture
def reviewer(session, framework):
    return make_person(session, Role.REVIEWER, name="Rein Toets")


@pytest.fixture
def published(session, storage, inspector, reviewer, assessment):
    """Adopted and published, with words of people in every field that takes any."""
    now = current_judgements(session, assessment.id)
    items = [
        judgement(AREA, "not-met", remark=REMARK, measured_value=Decimal(3), replaces=(now[AREA].id,)),
        judgement(CHAIR, "not-applicable", reason=REASON, replaces=(now[CHAIR].id,)),
    ]
    receipts = assessments.record_judgements(session, inspector, assessment, items)
    assert all(receipt.is_kept for receipt in receipts), receipts
    assessment.records_read, assessment.not_seen = RECORDS, NOT_SEEN
    assessments.record_acute_danger(session, inspector, assessment, DANGER)
    assessments.submit_assessment(session, inspector, assessment)
    for step in STEPS:
        reason = "Er is geen zienswijze ontvangen." if step is Step.DECIDE_REPLY else ""
        take_step(session, reviewer, assessment, step, reason)
    finding = findings_of_assessment(session, assessment.id)[0]
    details = improvement.MeasureDetails(MEASURE, OwnerKind.OTHER, OWNER, dt.date(2026, 12, 24))
    measure = improvement.agree_measure(session, inspector, finding.id, details, today=dt.date(2026, 11, 20))
    proof = ProofFile(f"{PROOF}.pdf", b"%PDF-1.7 proof")
    improvement.report_measure(session, storage, inspector, measure.id, words="Klaar.", files=[proof])
    return assessment


@pytest.fixture
def freeze(app, session, published):
    """Freeze an edition; printing it takes longer."""

    def make(edition: Edition, language: str = "nl", correction: str = ""):
        with app.app_context():
            return actions.freeze_report(
                session, None, published, language=language, edition=edition, correction=correction
            )

    return make


@pytest.fixture
def issue(keep_stand_in, freeze):
    """Issue an edition with a file that stands for the PDF."""

    def make(edition: Edition, correction: str = ""):
        return keep_stand_in(freeze(edition, correction=correction))

    return make


@pytest.fixture
def printed(app, session, freeze):
    """The bytes of an edition."""

    def make(edition: Edition, language: str = "nl") -> bytes:
        report = freeze(edition, language)
        with app.app_context():
            return render(session, printer_of(app), report)

    return make


def everything_in(content: bytes) -> str:
    """All that a reader or a program can find: text, properties, contents, attachments, objects."""
    file = PdfReader(io.BytesIO(content))
    parts = [sheet.extract_text() for sheet in file.pages]
    parts += [str(file.metadata), str(file.outline), file.xmp_metadata.rdf_root.toxml()]
    parts += [data.decode() for found in file.attachments.values() for data in found]
    parts += [repr(file.get_object(number)) for number in range(1, file.trailer["/Size"])]
    return "\n".join(parts)


@pytest.mark.parametrize("edition", [Edition.PUBLIC, Edition.RESIDENTS])
def test_nothing_that_is_withheld_is_anywhere_in_an_edition_for_everybody(printed, freeze, edition):
    content, report = printed(edition), freeze(edition)
    whole = everything_in(content)
    secrets = (*SECRETS, NAME)
    assert [word for word in secrets if word in whole or word in report.content] == []
    assert not [word for word in secrets if word.encode() in content]
    assert not list(from_canonical_json(report.content).photos())
    assert b"/DCTDecode" not in content


def test_the_full_report_tells_all_that_the_public_one_withholds(freeze):
    whole = freeze(Edition.FULL).content
    assert [word for word in (*SECRETS, NAME) if word not in whole] == []


def test_the_plan_and_the_evidence_stand_in_the_full_report_and_only_what_is_released_in_the_public_one(
    session, reviewer, published, freeze, count_queries
):
    full = from_canonical_json(freeze(Edition.FULL).content)
    # Neither is read more than once.
    assert sum("FROM improvement_measures" in asked for asked in count_queries.statements) == 1
    (measure,) = full.plan
    short = next(line for line in full.indicators() if line.id == AREA)
    assert (measure.description, measure.owner_name, measure.findings) == (MEASURE, OWNER, (short.finding,))
    assert measure.finding == short.text
    photo, proof = full.evidence
    assert (photo.sha256, photo.photo, photo.finding) == (short.photos[0].sha256, 1, short.finding)
    assert (proof.place, proof.words, proof.sha256) == (
        measure.number,
        f"{PROOF}.pdf",
        hashlib.sha256(b"%PDF-1.7 proof").hexdigest(),
    )
    assert from_canonical_json(freeze(Edition.PUBLIC).content).evidence == ()
    things = releasables(full)
    photos = {thing.digest for thing in things if thing.kind is ReleaseKind.PHOTO}
    release_actions.decide_releases(session, reviewer, published, things, photos)
    assert from_canonical_json(freeze(Edition.PUBLIC).content).evidence == (photo,)


def test_what_is_released_is_shown_and_only_that(session, reviewer, published, printed, freeze):
    full = from_canonical_json(freeze(Edition.FULL).content)
    things = releasables(full)
    assert {thing.kind for thing in things} == set(ReleaseKind)
    wanted = {thing.digest for thing in things if thing.kind in {ReleaseKind.PHOTO, ReleaseKind.REMARK}}
    assert release_actions.decide_releases(session, reviewer, published, things, wanted) == len(wanted)
    content = printed(Edition.PUBLIC)
    whole = everything_in(content)
    assert REMARK in whole
    assert b"/DCTDecode" in content
    assert [word for word in (REASON, RECORDS, NOT_SEEN, DANGER) if word in whole] == []
    release_actions.decide_releases(session, reviewer, published, things, ())
    assert REMARK not in freeze(Edition.PUBLIC).content


def test_a_text_that_changes_after_its_release_is_withheld_again(freeze):
    full = from_canonical_json(freeze(Edition.FULL).content)
    remark = next(line for line in full.indicators() if line.remark == REMARK)
    other = dataclasses.replace(remark, remark=REMARK + " en meer")
    before = {thing.digest for thing in releasables(full)}
    themes = [
        dataclasses.replace(
            theme,
            standards=tuple(
                dataclasses.replace(
                    standard,
                    indicators=tuple(other if line == remark else line for line in standard.indicators),
                )
                for standard in theme.standards
            ),
        )
        for theme in full.themes
    ]
    after = {thing.digest for thing in releasables(dataclasses.replace(full, themes=tuple(themes)))}
    assert len(after - before) == 1


def test_verdicts_and_measured_values_are_the_same_in_every_edition(freeze):
    full, public = (
        from_canonical_json(freeze(edition).content) for edition in (Edition.FULL, Edition.PUBLIC)
    )
    assert [standard.verdict for standard in full.standards()] == [
        standard.verdict for standard in public.standards()
    ]
    assert [line.measurement for line in full.indicators()] == [
        line.measurement for line in public.indicators()
    ]
    assert public.summary.headline == full.summary.headline


def test_only_a_reviewer_in_reach_releases(session, inspector, published):
    with pytest.raises(NotAllowed):
        release_actions.decide_releases(session, inspector, published, (), ())


def test_no_edition_for_the_public_is_made_before_the_assessment_is_adopted(app, session, assessment):
    with app.app_context(), pytest.raises(Conflict, match="report-not-adopted"):
        actions.freeze_report(session, None, assessment, language="nl", edition=Edition.PUBLIC)


def test_a_corrected_report_says_what_it_replaces_and_the_check_page_says_so_of_the_old_one(
    session, reviewer, published, issue
):
    old = issue(Edition.PUBLIC)
    full = from_canonical_json(issue(Edition.FULL).content)
    things = releasables(full)
    release_actions.decide_releases(session, reviewer, published, things, {things[-1].digest})
    new = issue(Edition.PUBLIC, correction="Een foto is toegevoegd.")
    assert json.loads(new.content)["replaces"] == old.number
    assert json.loads(new.content)["correction"] == "Een foto is toegevoegd."
    told = check_by_code(session, old.number, old.check_code)
    assert (told.found, told.successor) == (Found.REPLACED, new)
    assert check_by_file(session, old.file_sha256).found is Found.REPLACED
    assert check_by_file(session, new.file_sha256.upper()).found is Found.ISSUED
    assert check_by_file(session, "0" * 64).found is Found.UNKNOWN


def test_a_withdrawn_report_is_known_as_such_and_no_longer_published(session, reviewer, published, issue):
    report = issue(Edition.PUBLIC)
    assert queries.is_published(session, report)
    with pytest.raises(Invalid):
        release_actions.withdraw_report(session, reviewer, published, report, " ")
    release_actions.withdraw_report(session, reviewer, published, report, "Verkeerde gemeente.")
    told = check_by_code(session, report.number, report.check_code)
    assert told.found is Found.WITHDRAWN
    assert told.withdrawal.reason == "Verkeerde gemeente."
    assert not queries.is_published(session, report)
    assert queries.published_reports(session, 1).total == 0
    with pytest.raises(Conflict):
        release_actions.withdraw_report(session, reviewer, published, report, "Nog eens.")
