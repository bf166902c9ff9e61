"""The canonical form of a report, and what follows from it."""

import dataclasses
import re

import pytest

from app.reports.audit_report import Status
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
