"""Every indicator of a report with its judgement as a table for a spreadsheet."""

import csv
import io

from app.reports.audit_report import AuditReport
from app.spreadsheets import harmless

COLUMNS = (
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


def judgements_csv(report: AuditReport) -> str:
    """One line per indicator, in the order of the framework; what looks like a formula is made harmless."""
    table = io.StringIO()
    lines = csv.writer(table, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for theme in report.themes:
        for standard in theme.standards:
            for line in standard.indicators:
                measured = line.measurement
                values = (
                    theme.id,
                    standard.id,
                    line.id,
                    line.importance,
                    line.level or "",
                    line.risk or "",
                    line.reason,
                    measured.value if measured else "",
                    measured.unit if measured else "",
                    " ".join(line.verified_by),
                    line.remark,
                    str(line.finding or ""),
                )
                lines.writerow([harmless(value) for value in values])
    return table.getvalue()
