"""The register of reports: frozen once, made once, changed never."""

import dataclasses
import itertools

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from app.accounts.models import Role
from app.assessments import actions as assessments
from app.assessments.queries import current_judgements
from app.assessments.scorecards import live_scorecard, thaw
from app.assessments.workflow import Step
from app.framework.actions import publish_framework
from app.problems import Conflict, Invalid, NotFound
from app.reports import actions, queries
from app.reports.commands import make_report_now
from app.reports.frozen_content import (
    check_code,
    content_digest,
    from_canonical_json,
    to_canonical_json,
)
from app.reports.jobs import printer_of
from app.reports.models import Report, ReportState, report_number
from app.reports.permissions import may_read_report
from app.reports.printing import render
from app.reports.words import LANGUAGE_WORDS
from app.review.actions import take_step
from quality_framework import load_framework, scorecard_from_json_dict
from tests.factories.assessments import AREA, CHAIR, judgement, planned
from tests.factories.people import make_person
from tests.house.repository import ROOT


@pytest.fixture
def report(app, session, assessment):
    with app.app_context():
        return actions.freeze_report(session, None, assessment, language="nl")


@pytest.fixture
def issued(keep_stand_in, report):
    return keep_stand_in(report)


def test_a_frozen_report_has_a_number_a_digest_and_the_check_code_that_follows(report):
    assert report.number.startswith("OK-")
    assert report.content_digest == content_digest(report.content)
    assert report.check_code == check_code(report.content_digest, "full", "nl")
    assert from_canonical_json(report.content).number == report.number


def test_the_frozen_content_tells_what_was_judged(report, assessment, location):
    content = from_canonical_json(report.content)
    finding = next(line for line in content.indicators() if line.id == AREA)
    assert finding.level == "not-met"
    assert finding.finding == 1
    assert len(finding.photos) == 1
    assert content.summary.headline == "urgent-action"
    assert [item.finding for item in content.summary.urgent] == [1]
    assert content.cover.location == location.name
    assert content.place.capacity == 120


def test_the_scorecard_in_the_content_is_the_one_that_was_scored(session, report, assessment):
    content = from_canonical_json(report.content)
    assert scorecard_from_json_dict(content.scoring["scorecard"]) == live_scorecard(session, assessment)


def test_no_address_ever_stands_in_a_report(report):
    assert "Geheimweg" not in report.content
    assert "1234" not in report.content


def test_a_protected_location_has_no_map_in_its_report(app, session, location, assessment):
    location.address_protected = True
    with app.app_context():
        content = from_canonical_json(actions.freeze_report(session, None, assessment, language="nl").content)
    assert content.place.tiles == ()


def test_who_may_see_the_assessment_later_gets_a_report_of_their_own(
    app, session, inspector, municipality, assessment
):
    reviewer = make_person(session, Role.REVIEWER)
    assessments.submit_assessment(session, inspector, assessment)
    take_step(session, reviewer, assessment, Step.BEGIN_REVIEW)
    with app.app_context():
        early = actions.freeze_report(session, reviewer.id, assessment, language="nl")
        take_step(session, reviewer, assessment, Step.SEND_OUT_FOR_REPLY)
        later = actions.freeze_report(session, municipality.id, assessment, language="nl")

    assert not may_read_report(municipality, assessment, early.assessment_state)
    assert may_read_report(municipality, assessment, later.assessment_state)
    assert later.content != early.content


def test_asking_again_gives_the_same_report_until_something_changes(
    app, session, inspector, assessment, report
):
    with app.app_context():
        assert actions.freeze_report(session, None, assessment, language="nl") is report
        before = current_judgements(session, assessment.id)[CHAIR]
        chair = judgement(CHAIR, "not-met", replaces=(before.id,))
        receipts = assessments.record_judgements(session, inspector, assessment, [chair])
        assert receipts[0].is_kept, receipts
        changed = actions.freeze_report(session, None, assessment, language="nl")
    assert changed is not report
    assert changed.serial > report.serial


def test_another_language_is_another_report(app, session, assessment, report):
    with app.app_context():
        english = actions.freeze_report(session, None, assessment, language="en")
    assert english is not report
    assert from_canonical_json(english.content).language == "en"


def test_a_handed_in_assessment_is_reported_with_its_frozen_scorecard(app, session, inspector, assessment):
    frozen = assessments.submit_assessment(session, inspector, assessment)
    with app.app_context():
        content = from_canonical_json(actions.freeze_report(session, None, assessment, language="nl").content)
    assert scorecard_from_json_dict(content.scoring["scorecard"]) == thaw(frozen)


def test_nothing_is_reported_before_judging_began(app, session, location, inspector):
    with app.app_context(), pytest.raises(Conflict, match="report-not-possible"):
        actions.freeze_report(session, None, planned(session, location, inspector), language="nl")


def test_an_unknown_language_is_refused(app, session, assessment):
    with app.app_context(), pytest.raises(Invalid, match="report-language-unknown"):
        actions.freeze_report(session, None, assessment, language="fy")


def test_a_printed_report_is_kept_once_and_given_again_unchanged(app, session, report, storage):
    with app.app_context():
        content = render(session, printer_of(app), report)
    assert content == storage.get(report.file_sha256)
    assert content.startswith(b"%PDF-1.7")
    assert report.state is ReportState.READY
    assert report.size_in_bytes == len(content)
    with app.app_context():
        assert make_report_now(session, storage, report.number, "nl") == content
        number = from_canonical_json(report.content).cover.assessment_number
        assert make_report_now(session, storage, number, "nl") == content


def test_a_number_that_nobody_has_is_refused(app, session, storage, framework):
    with app.app_context():
        for number in ("OK-2026-9999", "T-2026-9999", "nonsense"):
            with pytest.raises(NotFound):
                make_report_now(session, storage, number, "nl")


def test_a_missing_photo_fails_by_name_and_can_be_tried_again(app, session, report, storage):
    content = from_canonical_json(report.content)
    path = storage.path(next(content.photos()).sha256)
    kept = path.read_bytes()
    path.unlink()
    with app.app_context():
        with pytest.raises(NotFound):
            render(session, printer_of(app), report)
        assert report.state is ReportState.FAILED
        assert report.error_code == "file-not-found"
        path.write_bytes(kept)
        render(session, printer_of(app), report)
    assert report.state is ReportState.READY


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reports SET content = '{}'",
        "UPDATE reports SET check_code = 'AAAA-AAAA'",
        "UPDATE reports SET issued_at = now()",
        "UPDATE reports SET file_sha256 = repeat('0', 64)",
        "UPDATE reports SET state = 'failed', error_code = 'x'",
        "DELETE FROM reports",
        "TRUNCATE reports CASCADE",
    ],
)
def test_the_database_refuses_to_change_an_issued_report(session, issued, change):
    session.flush()
    with pytest.raises(DBAPIError, match="never change"):
        session.execute(text(change))


def test_the_content_of_a_waiting_report_is_frozen_too(session, report):
    session.flush()
    with pytest.raises(DBAPIError, match="never changes"):
        session.execute(update(Report).values(content="{}"))


def test_only_the_right_number_and_code_are_recognised(session, issued):
    assert queries.issued_report(session, issued.number, issued.check_code) is issued
    assert queries.issued_report(session, issued.number.lower(), issued.check_code.lower()) is issued
    assert queries.issued_report(session, issued.number, issued.check_code.replace("-", " ")) is issued
    assert queries.issued_report(session, issued.number, "AAAA-AAAA") is None
    assert queries.issued_report(session, "OK-1999-0001", issued.check_code) is None
    assert queries.issued_report(session, "é", "é") is None


def test_a_report_that_is_not_printed_yet_is_not_recognised(session, report):
    assert queries.issued_report(session, report.number, report.check_code) is None


def test_every_language_of_a_report_has_a_word():
    assert set(LANGUAGE_WORDS) == actions.LANGUAGES


@pytest.fixture
def refused(app, session, report):
    """Put content in the register that is not that of its row, and let it be printed."""

    serials = itertools.count(report.serial + 1000)

    def put(**other: object) -> Report:
        serial = next(serials)
        own = from_canonical_json(report.content)
        number = {"number": report_number(report.issued_at, serial)}
        canonical = to_canonical_json(dataclasses.replace(own, **{**number, **other}))
        digest = content_digest(canonical)
        row = Report(
            serial=serial,
            assessment_id=report.assessment_id,
            edition=report.edition,
            language=report.language,
            content=canonical,
            content_digest=digest,
            substance_digest=report.substance_digest,
            check_code=check_code(digest, report.edition.value, report.language),
            assessment_state=report.assessment_state,
            issued_at=report.issued_at,
        )
        session.add(row)
        session.flush()
        with app.app_context(), pytest.raises(Conflict, match="report-of-another"):
            render(session, printer_of(app), row)
        return row

    return put


def test_content_of_another_assessment_edition_language_or_framework_is_never_printed(report, refused):
    cover = from_canonical_json(report.content).cover
    strange = {
        "number": "OK-2020-0001",
        "edition": "public",
        "language": "en",
        "cover": dataclasses.replace(cover, assessment_number="T-2020-0001"),
    }
    for key, value in strange.items():
        row = refused(**{key: value})
        assert (row.state, row.error_code, row.file_sha256) == (ReportState.FAILED, "report-of-another", None)


def test_an_assessment_is_reported_against_the_version_it_is_pinned_to_and_no_other(
    session, framework, report, refused
):
    newer = load_framework(ROOT / "docs/example-framework").model_copy(update={"version": "2099.1"})
    published = publish_framework(session, None, newer)
    cover = from_canonical_json(report.content).cover
    assert (cover.framework_version, cover.framework_digest) == (framework.version, framework.digest)
    assert published.digest != framework.digest
    refused(cover=dataclasses.replace(cover, framework_digest=published.digest))
