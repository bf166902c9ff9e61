"""The JSON Schema of the framework document, so that an editor completes and checks what is written."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from quality_framework.model import Framework, FrameworkFile, Theme


def framework_json_schema() -> dict[str, Any]:
    """One schema for the three forms: `framework.yaml`, a theme file, and the whole document as exported.

    It says what types can say; `check` says the rest (references, languages, rules, profiles).
    """
    _, definitions = models_json_schema(
        [(FrameworkFile, "validation"), (Theme, "validation"), (Framework, "validation")],
        title="Framework document of Opvangkompas",
        description="framework.yaml, one file of themes/, or the whole document as `export` writes it.",
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions,
        "anyOf": [
            {"$ref": "#/$defs/FrameworkFile"},
            {"$ref": "#/$defs/Theme"},
            {"$ref": "#/$defs/Framework"},
        ],
    }


def framework_schema_text() -> str:
    """The schema as it lies in `quality_framework/schema/framework.schema.json`."""
    return json.dumps(framework_json_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
