"""Let veraPDF judge real reports of every edition, and files that are named: `./dev verapdf [PDF ...]`.

More than the tests judge: every language, and the worst case of real size, 120 photos and 4,000 characters to
every norm of the whole framework.
"""

import dataclasses
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from flask import Flask

from app.reports.audit_report import Status
from app.reports.pdf import Printed
from app.sheets.jobs import print_sheet
from tests.factories.audit_reports import Sample
from tests.factories.council_sheets import municipality_sheet, province_sheet
from tests.factories.printed_reports import BARE, FULL, THIN, WORST, frozen_sample, make_portal, print_frozen
from tests.verapdf.judge import judged


def report(portal: Flask, sample: Sample, edition: str = "full", language: str | None = None) -> Printed:
    """A sample on paper."""
    return print_frozen(portal, *frozen_sample(portal, sample, edition=edition, language=language))


def sheet(portal: Flask, language: str, *, of_province: bool) -> Printed:
    """A council sheet on paper."""
    with portal.app_context():
        return print_sheet(portal, (province_sheet if of_province else municipality_sheet)(language))


ENGLISH = Sample(language="en", status=Status.ADOPTED)
PRINTS: Mapping[str, Callable[[Flask], Printed]] = {
    "full": partial(report, sample=FULL),
    "full in English": partial(report, sample=ENGLISH),
    "thin": partial(report, sample=THIN),
    "nothing judged": partial(report, sample=BARE),
    "public": partial(report, sample=Sample(status=Status.ADOPTED), edition="public"),
    "public in English": partial(report, sample=ENGLISH, edition="public"),
    "residents": partial(report, sample=Sample(photos=0), edition="residents"),
    "residents in English": partial(report, sample=Sample(photos=0, language="en"), edition="residents"),
    "residents from right to left": partial(
        report, sample=Sample(photos=0), edition="residents", language="ar"
    ),
    "municipality on one page": partial(sheet, language="nl", of_province=False),
    "municipality on one page in English": partial(sheet, language="en", of_province=False),
    "province on one page": partial(sheet, language="nl", of_province=True),
    "worst": partial(report, sample=dataclasses.replace(WORST, profile="full")),
}


def print_all(folder: Path) -> list[Path]:
    """Every report and sheet as a file in the folder."""
    portal, files = make_portal(folder), []
    for name, make in PRINTS.items():
        began = time.process_time()
        printed = make(portal)
        took = time.process_time() - began
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(printed.content)
        sys.stdout.write(f"{name}: {printed.pages} pages, {len(printed.content):,} bytes, {took:.1f} s\n")
    return files


def main() -> int:
    """Print, judge, tell; 0 when every file is compliant with both."""
    with tempfile.TemporaryDirectory() as folder:
        verdicts = judged([*print_all(Path(folder)), *(Path(path).resolve() for path in sys.argv[1:])])
    for verdict in verdicts:
        answer = "compliant" if verdict.compliant else "NOT compliant"
        lines = [f"{verdict.standard} {answer}: {verdict.file}", *verdict.failures]
        sys.stdout.write("\n  ".join(lines) + "\n")
    return 0 if all(verdict.compliant for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
