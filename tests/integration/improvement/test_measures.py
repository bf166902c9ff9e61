"""The life of a measure: agreed, reported, proved, closed by a second pair of eyes; and who may do what."""

import datetime as dt
import io

import pytest
from PIL import Image
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app import audit
from app.assessments import actions as assessments
from app.assessments.models import FindingKind, Kind
from app.assessments.queries import findings_of_assessment
from app.assessments.scorecards import read
from app.improvement import actions, queries
from app.improvement.models import EntryKind, MeasureState, OwnerKind, ResolvedBy
from app.improvement.proof_files import ProofFile
from app.problems import Conflict, Invalid, NotAllowed, NotFound
from tests.factories.assessments import CHAIR, begun, judge_all, judgement, submitted
from tests.integration.improvement.conftest import DUE, TODAY

PDF = ProofFile("factuur.pdf", b"%PDF-1.7 een factuur")


def report_done(session, storage, by, measure, words="De stoelen staan er.", files=()):
    actions.report_measure(
        session, storage, by, measure.id, words=words, state=MeasureState.REPORTED_DONE, files=files
    )


def state_of(session, measure):
    return queries.measure_by_id(session, measure.id, lock=True).state


def test_a_measure_is_agreed_for_a_shortcoming_and_written_down(session, inspection, finding, municipality):
    details = actions.MeasureDetails("Stoelen kopen.", OwnerKind.OPERATOR, "Locatiemanager", DUE)

    measure = actions.agree_measure(session, municipality, finding.id, details, today=TODAY)

    assert (measure.state, measure.due_on, measure.number) == (
        MeasureState.AGREED,
        DUE,
        f"V-{measure.serial:04d}",
    )
    lines = audit.lines_about(session, audit.subject("assessment", inspection.id), limit=1)
    assert lines[0][0].action == "agree-measure"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"description": "  "}, "measure-empty"),
        ({"owner_kind": OwnerKind.OTHER}, "measure-owner-missing"),
        ({"due_on": TODAY - dt.timedelta(days=1)}, "measure-due-in-past"),
    ],
)
def test_a_measure_that_says_too_little_is_refused(session, finding, municipality, change, code):
    values = {"description": "Kopen.", "owner_kind": OwnerKind.OPERATOR, "owner_name": "", "due_on": DUE}

    with pytest.raises(Invalid, match=code):
        actions.agree_measure(
            session, municipality, finding.id, actions.MeasureDetails(**(values | change)), today=TODAY
        )


def test_a_form_sent_twice_agrees_one_measure(session, finding, municipality):
    details = actions.MeasureDetails("Kopen.", OwnerKind.OPERATOR, "", DUE)
    first = actions.agree_measure(session, municipality, finding.id, details, today=TODAY)

    again = actions.agree_measure(session, municipality, finding.id, details, today=TODAY, key=first.id)

    assert again is first


def test_a_good_practice_needs_no_measure(session, location, inspector, adopt, agree):
    assessment = begun(session, location, inspector)
    judge_all(session, inspector, assessment)
    actions_finding = _with_good_practice(session, inspector, assessment)

    with pytest.raises(Invalid, match="measure-for-shortcoming-only"):
        agree(actions_finding, by=inspector)


def _with_good_practice(session, inspector, assessment):
    current = read(session, assessment).current[CHAIR].id
    again = judgement(CHAIR, "met", good_practice=True, replaces=(current,), verified_by=("observation",))
    assessments.record_judgements(session, inspector, assessment, [again])
    assessments.submit_assessment(session, inspector, assessment)
    return next(
        finding
        for finding in findings_of_assessment(session, assessment.id)
        if finding.kind is FindingKind.GOOD_PRACTICE
    )


def test_a_municipality_agrees_nothing_before_the_concept_is_out(
    session, location, inspector, municipality, agree
):
    assessment = submitted(session, location, inspector, chair="not-met")
    finding = findings_of_assessment(session, assessment.id)[0]

    with pytest.raises(NotAllowed, match="measure-not-yours"):
        agree(finding, by=municipality)
    assert agree(finding, by=inspector).state is MeasureState.AGREED


def test_progress_and_proof_are_told_in_order_and_proof_lies_under_its_hash(
    session, storage, municipality, measure
):
    actions.report_measure(
        session, storage, municipality, measure.id, words="Besteld.", state=MeasureState.UNDER_WAY
    )
    report_done(session, storage, municipality, measure, files=[PDF])

    found = queries.measure_by_id(session, measure.id, lock=True)
    assert [entry.kind for entry in found.entries] == [
        EntryKind.PROGRESS,
        EntryKind.PROOF,
        EntryKind.PROGRESS,
    ]
    proof = found.entries[1]
    assert storage.get(proof.file_sha256) == PDF.content
    assert found.state is MeasureState.REPORTED_DONE


def test_a_photo_as_proof_loses_where_and_when_it_was_taken(session, storage, municipality, measure):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Toestel"
    Image.new("RGB", (40, 30), "white").save(out, "JPEG", exif=exif)

    (entry,) = actions.report_measure(
        session, storage, municipality, measure.id, files=[ProofFile("kamer.jpeg", out.getvalue())]
    )

    assert entry.media_type == "image/jpeg"
    assert not Image.open(io.BytesIO(storage.get(entry.file_sha256))).getexif()


@pytest.mark.parametrize(("content", "code"), [(b"", "proof-empty"), (b"MZ een programma", "proof-kind")])
def test_a_file_that_proves_nothing_is_refused(session, storage, municipality, measure, content, code):
    with pytest.raises(Invalid, match=code):
        actions.report_measure(
            session, storage, municipality, measure.id, files=[ProofFile("bewijs.exe", content)]
        )


def test_done_needs_proof_or_words_and_a_report_says_something(session, storage, municipality, measure):
    with pytest.raises(Invalid, match="measure-done-without-proof"):
        report_done(session, storage, municipality, measure, words=" ")
    with pytest.raises(Invalid, match="measure-report-empty"):
        actions.report_measure(session, storage, municipality, measure.id)
    with pytest.raises(Invalid, match="measure-state-not-yours"):
        actions.report_measure(
            session, storage, municipality, measure.id, words="Af.", state=MeasureState.CLOSED
        )


def test_a_reviewer_closes_on_proof_and_the_finding_is_resolved(
    session, storage, municipality, reviewer, finding, measure
):
    report_done(session, storage, municipality, measure, files=[PDF])

    actions.close_measure(session, reviewer, measure.id, "De factuur toont zestig stoelen.")

    assert state_of(session, measure) is MeasureState.CLOSED
    assert [row.how for row in queries.resolutions_of(session, [finding.id])] == [ResolvedBy.PROOF]


def test_a_finding_stays_open_while_another_of_its_measures_is(
    session, storage, municipality, reviewer, finding, agree
):
    first, second = agree(finding), agree(finding)
    report_done(session, storage, municipality, first)
    actions.close_measure(session, reviewer, first.id, "Gezien.")
    assert queries.resolutions_of(session, [finding.id]) == []

    actions.drop_measure(session, reviewer, second.id, "Niet meer nodig.")

    assert queries.resolutions_of(session, [finding.id]) == []


def test_who_judged_or_reported_does_not_close(
    session, storage, inspector, municipality, reviewer, second_reviewer, measure
):
    report_done(session, storage, second_reviewer, measure)

    for person in (inspector, municipality, second_reviewer):
        with pytest.raises(NotAllowed, match="measure-close-not-yours"):
            actions.close_measure(session, person, measure.id, "Gezien.")
    assert actions.close_measure(session, reviewer, measure.id, "Gezien.").state is MeasureState.CLOSED


def test_nothing_is_closed_before_the_assessment_is_adopted(
    session, storage, location, inspector, reviewer, agree
):
    finding = findings_of_assessment(session, submitted(session, location, inspector, chair="not-met").id)[0]
    measure = agree(finding, by=inspector)
    report_done(session, storage, inspector, measure)

    with pytest.raises(NotAllowed, match="measure-close-not-yours"):
        actions.close_measure(session, reviewer, measure.id, "Gezien.")


def test_what_is_not_proved_is_given_back_with_what_is_missing(
    session, storage, municipality, reviewer, measure
):
    with pytest.raises(Conflict, match="measure-not-reported-done"):
        actions.return_measure(session, reviewer, measure.id, "Nog niets gezien.")
    report_done(session, storage, municipality, measure)

    actions.return_measure(session, reviewer, measure.id, "Op de foto staan er vier.")

    assert state_of(session, measure) is MeasureState.UNDER_WAY


def test_closing_giving_back_and_dropping_say_why(session, storage, municipality, reviewer, measure):
    report_done(session, storage, municipality, measure)

    for end in (actions.close_measure, actions.return_measure, actions.drop_measure):
        with pytest.raises(Invalid, match="reason-missing"):
            end(session, reviewer, measure.id, " ")


def test_another_deadline_needs_a_reason_and_the_old_one_stays_in_the_log(
    session, inspector, municipality, measure
):
    later = DUE + dt.timedelta(days=14)
    with pytest.raises(NotAllowed, match="measure-not-yours"):
        actions.change_deadline(session, municipality, measure.id, later, "Levertijd.", today=TODAY)
    with pytest.raises(Invalid, match="reason-missing"):
        actions.change_deadline(session, inspector, measure.id, later, "", today=TODAY)
    with pytest.raises(Invalid, match="measure-due-in-past"):
        actions.change_deadline(
            session, inspector, measure.id, TODAY - dt.timedelta(days=1), "Levertijd.", today=TODAY
        )

    actions.change_deadline(session, inspector, measure.id, later, "Levertijd.", today=TODAY)

    found = queries.measure_by_id(session, measure.id, lock=True)
    assert (found.due_on, found.entries[-1].words) == (later, "Levertijd.")


def test_an_ended_measure_takes_nothing_more(session, storage, inspector, municipality, measure):
    actions.drop_measure(session, inspector, measure.id, "Vervangen.")

    with pytest.raises(Conflict, match="measure-ended"):
        actions.report_measure(session, storage, municipality, measure.id, words="Toch nog.")


def test_what_was_said_of_a_measure_cannot_be_changed(session, storage, municipality, measure):
    actions.report_measure(session, storage, municipality, measure.id, words="Besteld.")

    for statement in ("UPDATE measure_entries SET words = ''", "DELETE FROM measure_entries"):
        with pytest.raises(DBAPIError), session.begin_nested():
            session.execute(text(statement))


def test_a_self_assessment_leaves_nothing_open_for_a_visit(session, location, municipality):
    assessment = begun(session, location, municipality, kind=Kind.SELF_ASSESSMENT)
    judge_all(session, municipality, assessment, chair="not-met")
    assessments.submit_assessment(session, municipality, assessment)

    assert queries.open_findings_of_location(session, location.id) == []


def test_there_is_no_measure_under_another_id(session, finding):
    with pytest.raises(NotFound, match="measure-not-found"):
        queries.measure_by_id(session, finding.id)
