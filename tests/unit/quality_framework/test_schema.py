import json
from pathlib import Path

import jsonschema
import pytest
import yaml

import quality_framework
from quality_framework import load_framework
from quality_framework.schema import framework_json_schema, framework_schema_text
from tests.unit.quality_framework.example_framework import EXAMPLE

VALIDATOR = jsonschema.Draft202012Validator(framework_json_schema())


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text only


def test_the_committed_schema_is_the_one_the_model_gives():
    committed = Path(quality_framework.__file__).parent / "schema" / "framework.schema.json"
    assert committed.read_text(encoding="utf-8") == framework_schema_text()


def test_the_schema_is_a_json_schema():
    jsonschema.Draft202012Validator.check_schema(framework_json_schema())


def test_the_exported_document_fits_the_schema():
    VALIDATOR.validate(json.loads(load_framework(EXAMPLE).to_canonical_json()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "rooms"},
        {**json.loads(load_framework(EXAMPLE).to_canonical_json()), "colour": "red"},
        {**json.loads(load_framework(EXAMPLE).to_canonical_json()), "title": {"nl": ""}},
    ],
)
def test_what_the_loader_refuses_by_type_the_schema_refuses_too(wrong):
    assert not VALIDATOR.is_valid(wrong)


def test_the_head_and_a_theme_file_fit_the_schema():
    head = read(EXAMPLE / "framework.yaml")
    head["sources"]["EASO2016"]["year"] = int(head["sources"]["EASO2016"]["year"])
    head["sources"]["RCD2024"]["year"] = int(head["sources"]["RCD2024"]["year"])
    head["rules"]["evidence"].update(kinds_needed=2, direct_needed=1)
    VALIDATOR.validate(head)
    theme = json.loads(load_framework(EXAMPLE).to_canonical_json())["themes"][1]
    VALIDATOR.validate(theme)
