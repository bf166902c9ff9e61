"""A report as tables for a spreadsheet: what it is about, every judgement, finding and measure."""

from collections.abc import Iterator
from decimal import Decimal

from app.reports.audit_report import AuditReport
from app.reports.sections import IndicatorLine, StandardSection, ThemeSection
from app.spreadsheets import Cell, Sheet

JUDGEMENTS = (
    "theme",
    "standard",
    "indicator",
    "importance",
    "level",
    "risk",
    "reason",
    "measured_value",
    "unit",
    "verified_by",
    "remark",
    "finding",
)
FINDINGS = (
    "finding",
    "theme",
    "standard",
    "indicator",
    "text",
    "importance",
    "level",
    "risk",
    "measured_value",
    "unit",
    "threshold",
    "remark",
    "sources",
    "photos",
)
MEASURES = ("measure", "findings", "norm", "what_is_done", "owner", "owner_name", "due_on", "state")

Line = tuple[ThemeSection, StandardSection, IndicatorLine]


def _lines(report: AuditReport) -> Iterator[Line]:
    for theme in report.themes:
        for standard in theme.standards:
            for line in standard.indicators:
                yield theme, standard, line


def judgements_sheet(report: AuditReport) -> Sheet:
    """One row per indicator, in the order of the framework."""
    return Sheet("judgements", JUDGEMENTS, [_judgement(*line) for line in _lines(report)])


def findings_sheet(report: AuditReport) -> Sheet:
    """One row per finding, by its number in the report."""
    rows = [_finding(*line) for line in _lines(report) if line[2].finding is not None]
    return Sheet("findings", FINDINGS, rows)


def measures_sheet(report: AuditReport) -> Sheet:
    """One row per improvement measure, in the order of the plan."""
    return Sheet(
        "measures",
        MEASURES,
        [
            [
                each.number,
                " ".join(map(str, each.findings)),
                each.finding,
                each.description,
                each.owner,
                each.owner_name,
                each.due_on,
                each.state,
            ]
            for each in report.plan
        ],
    )


def report_sheet(report: AuditReport) -> Sheet:
    """What the report is about and what it comes to, one fact a row."""
    cover, summary = report.cover, report.summary
    facts: list[tuple[str, Cell]] = [
        ("number", report.number),
        ("edition", report.edition),
        ("language", report.language),
        ("status", report.status.value),
        ("issued_at", report.issued_at.isoformat()),
        ("location", cover.location),
        ("municipality", cover.municipality),
        ("province", cover.province),
        ("operator", cover.operator),
        ("assessment", cover.assessment_number),
        ("kind", cover.assessment_kind),
        ("visit_starts_on", cover.visit_starts_on),
        ("visit_ends_on", cover.visit_ends_on),
        ("framework", f"{cover.framework} {cover.framework_version}"),
        ("framework_digest", cover.framework_digest),
        ("headline", summary.headline),
        ("settled", summary.coverage.settled),
        ("applicable", summary.coverage.applicable),
        *((f"verdict {theme.id}", theme.verdict) for theme in report.themes),
    ]
    return Sheet("report", ("fact", "value"), facts)


def _judgement(theme: ThemeSection, standard: StandardSection, line: IndicatorLine) -> list[Cell]:
    measured = line.measurement
    return [
        theme.id,
        standard.id,
        line.id,
        line.importance,
        line.level,
        line.risk,
        line.reason,
        Decimal(measured.value) if measured else None,
        measured.unit if measured else None,
        " ".join(line.verified_by),
        line.remark,
        line.finding,
    ]


def _finding(theme: ThemeSection, standard: StandardSection, line: IndicatorLine) -> list[Cell]:
    measured = line.measurement
    return [
        line.finding,
        theme.title,
        standard.title,
        line.id,
        line.text,
        line.importance,
        line.level,
        line.risk,
        Decimal(measured.value) if measured else None,
        measured.unit if measured else None,
        measured.threshold if measured else None,
        line.remark,
        ", ".join(f"{mark.source} {mark.code}" for mark in line.sources),
        len(line.photos),
    ]
