"""The data of a report for spreadsheets: typed cells, and no text that becomes a formula."""

import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from app.reports.tables import findings_sheet, judgements_sheet, measures_sheet, report_sheet
from app.reports.workbook import write_xlsx
from app.spreadsheets import write_ods
from tests.factories.audit_reports import Sample, make_report
from tests.factories.place_facts import ISSUED_AT

FORMULA = '=HYPERLINK("http://example.org")'


@pytest.fixture(scope="module")
def sheets(portal):
    with portal.app_context():
        report = make_report(Sample(photos=2, remark=FORMULA))
    return report_sheet(report), judgements_sheet(report), findings_sheet(report), measures_sheet(report)


@pytest.fixture(params=["ods", "xlsx"])
def book(request, sheets):
    content = write_ods(sheets) if request.param == "ods" else write_xlsx(sheets, ISSUED_AT)
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def rows_of(book, name: str) -> list[dict[str, object]]:
    head, *rows = book.get_sheet_by_name(name).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_judgement_and_every_finding_has_its_row(book, sheets):
    assert len(rows_of(book, "judgements")) == len(sheets[1].rows)
    findings = rows_of(book, "findings")
    assert [row["finding"] for row in findings] == list(range(1, len(findings) + 1))


def test_measured_values_are_numbers_and_days_are_days(book):
    measured = [row["measured_value"] for row in rows_of(book, "judgements") if row["measured_value"] != ""]
    assert measured
    assert all(isinstance(value, float | int) for value in measured)
    facts = {row["fact"]: row["value"] for row in rows_of(book, "report")}
    assert facts["visit_starts_on"] == dt.date(2026, 11, 17)


def test_every_measure_has_its_row_with_the_findings_it_is_for_and_a_day(book):
    measures = rows_of(book, "measures")
    assert [row["measure"] for row in measures] == [f"V-000{number}" for number in range(1, 7)]
    assert [int(row["findings"]) for row in measures] == list(range(1, 7))
    assert all(isinstance(row["due_on"], dt.date) for row in measures)


def test_a_remark_that_looks_like_a_formula_stays_a_text(book):
    remarks = [row["remark"] for row in rows_of(book, "findings") if row["remark"]]
    assert set(remarks) == {f"'{FORMULA}"}


def test_the_same_tables_give_the_same_bytes(sheets):
    assert write_xlsx(sheets, ISSUED_AT) == write_xlsx(sheets, ISSUED_AT)
