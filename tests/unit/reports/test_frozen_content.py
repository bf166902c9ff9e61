"""The canonical form of a report, and what follows from it."""

import dataclasses
import datetime as dt
import re

import pytest

from app.replies.models import Hearing, Party, Reply
from app.replies.queries import HearingTold
from app.reports.audit_report import Status
from app.reports.following_up import hearing_told
from app.reports.frozen_content import (
    check_code,
    content_digest,
    from_canonical_json,
    substance_digest,
    to_canonical_json,
)
from tests.factories.audit_reports import Sample, make_report


@pytest.fixture(scope="module")
def report(portal):
    with portal.app_context():
        return make_report(Sample(photos=3, profile="short"))


def test_a_report_read_back_is_the_same_report(report):
    assert from_canonical_json(to_canonical_json(report)) == report


def test_the_same_report_is_written_the_same_way(report):
    assert to_canonical_json(report) == to_canonical_json(from_canonical_json(to_canonical_json(report)))


def test_number_and_moment_are_no_substance_and_everything_else_is(report):
    later = dataclasses.replace(report, number="OK-2027-0001")
    adopted = dataclasses.replace(report, status=Status.ADOPTED)
    assert substance_digest(later) == substance_digest(report)
    assert substance_digest(adopted) != substance_digest(report)


def test_the_check_code_depends_on_content_edition_and_language(report):
    digest = content_digest(to_canonical_json(report))
    codes = {
        check_code(digest, "full", "nl"),
        check_code(digest, "full", "en"),
        check_code(digest, "public", "nl"),
        check_code(content_digest("other"), "full", "nl"),
    }
    assert len(codes) == 4


def test_the_check_code_has_no_letters_that_look_alike():
    codes = [check_code(content_digest(str(number)), "full", "nl") for number in range(400)]
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code) for code in codes)
    assert len(set(codes)) == 400


def test_what_comes_in_after_midnight_is_told_under_the_day_that_it_is_here():
    after_midnight = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    hearing = Hearing(sent_at=after_midnight, due_on=dt.date(2026, 12, 8))
    reply = Reply(party=Party.MUNICIPALITY, name="Utrecht", handed_in_at=after_midnight, remarks="")

    told = hearing_told(HearingTold(hearing, [reply], []), {})

    assert told is not None
    assert (told.sent_on, told.parties[0].replied_on) == (dt.date(2026, 11, 24), dt.date(2026, 11, 24))
