"""The data inside the file: as its schema says, and enough to reach the same verdicts again."""

import datetime as dt
import json

import jsonschema
import pytest

from app.reports.content_schema import report_schema
from app.reports.frozen_content import from_canonical_json, to_canonical_json
from app.reports.public_edition import public_edition
from quality_framework import parse_judgements, score, scorecard_from_json_dict
from quality_framework.facts_file import read_facts
from tests.factories.audit_reports import Sample, framework, make_report
from tests.house.repository import ROOT

DANGER = "De nooduitgang van gebouw A is met een hangslot afgesloten."


def scored_again(scoring: dict[str, object]) -> object:
    """What the engine gives for what stands in the file, with nothing else than the framework at hand."""
    judgements, refused = parse_judgements(framework(), scoring["judgements"])
    assert refused == []
    return score(
        framework(),
        scoring["profile"],
        read_facts(framework(), scoring["facts"]),
        dt.date.fromisoformat(scoring["judged_on"]),
        scope=scoring["scope"],
        judgements=judgements,
    )


@pytest.fixture(scope="module")
def full(portal):
    with portal.app_context():
        return make_report(Sample(photos=3, danger=DANGER))


@pytest.mark.parametrize("edition", ["full", "public", "residents"])
def test_what_stands_in_the_file_gives_the_same_scorecard(full, edition):
    report = full if edition == "full" else public_edition(full, edition, ())
    scoring = json.loads(to_canonical_json(report))["scoring"]
    assert (DANGER in json.dumps(scoring, ensure_ascii=False)) is (edition == "full")
    assert scored_again(scoring) == scorecard_from_json_dict(scoring["scorecard"])


@pytest.mark.parametrize("sample", [Sample(photos=3), Sample(judged=False, photos=0, language="en")])
def test_every_report_is_as_the_published_schema_says(portal, sample):
    schema = json.loads((ROOT / "docs/report.schema.json").read_text("utf-8"))
    with portal.app_context():
        report = make_report(sample)
    jsonschema.validate(json.loads(to_canonical_json(report)), schema)


def test_the_published_schema_is_that_of_the_program():
    assert (ROOT / "docs/report.schema.json").read_text("utf-8") == report_schema()


def test_content_of_before_a_field_was_added_can_still_be_read(full):
    older = json.loads(to_canonical_json(full))
    del older["replaces"], older["correction"]
    assert from_canonical_json(json.dumps(older)) == full
