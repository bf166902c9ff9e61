"""The JSON Schema of `report.json`: `python -m app.reports.content_schema > docs/report.schema.json`."""

import json

from pydantic import TypeAdapter

from app.reports.audit_report import FORMAT, AuditReport

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def report_schema() -> str:
    """The shape of the frozen content of a report, as it is attached to the file."""
    shape = TypeAdapter(AuditReport).json_schema(mode="serialization")
    shape["properties"]["format"]["const"] = FORMAT
    return (
        json.dumps({"$schema": DIALECT, "$id": f"urn:{FORMAT}", **shape}, indent=1, ensure_ascii=False) + "\n"
    )


if __name__ == "__main__":
    print(report_schema(), end="")  # noqa: T201 (its output is the file)
