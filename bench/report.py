"""The full report beside Chromium's print and Typst on the same content, as files, and what printing does to
who saves judgements meanwhile.

`python -m bench.report` prints the tables of bench/report.md. Each printer runs in processes of its own: the
seconds of the processor of all of them together, and the most memory that they held at one moment. Typst is
not among our dependencies: point TYPST_PYTHON to an interpreter that has it.
"""

import base64
import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.embedded_postgres import EmbeddedPostgres
from app.migrating import upgrade_database
from app.reports.pdf import write_html
from app.reports.print_style import FONTS, stylesheet
from tests.chaos.field import Server, lay_out
from tests.chaos.storm import Client
from tests.factories.printed_reports import FULL, PUBLIC_URL, frozen_sample, make_portal, print_frozen

ROUNDS = 3
SAVED = 40
# Orphans come to us and not to the first process of the machine, so that their seconds are counted.
PR_SET_CHILD_SUBREAPER = 36


def ours(folder: Path, rounds: int) -> None:
    """Print `rounds` times in this process: the first is cold, the last warm."""
    portal = make_portal(folder)
    frozen, images = frozen_sample(portal, replace(FULL, pictures={}))
    for _ in range(rounds):
        began = time.process_time()
        printed = print_frozen(portal, frozen, images)
        took = time.process_time() - began
        sys.stderr.write(f"{took:.2f} CPU s, {printed.pages} pages, {len(printed.content):,} bytes\n")
    (folder / "ours.pdf").write_bytes(printed.content)


def page_for_chromium(folder: Path) -> Path:
    """The same HTML with the same style inside, for a browser."""
    portal = make_portal(folder)
    frozen, images = frozen_sample(portal, replace(FULL, pictures={}))
    with portal.app_context():
        html = write_html(frozen, portal.jinja_env, images, PUBLIC_URL)
        verdicts = portal.jinja_env.get_template("macros/verdict.html").module
        icons = portal.jinja_env.get_template("macros/icons.html").module
        style = stylesheet(icons.shapes, verdicts.symbols, verdicts.tones)
    base = f'<base href="{FONTS.as_uri()}/">'
    path = folder / "page.html"
    path.write_text(html.replace("</title>", f"</title>{base}<style>{style}</style>", 1), "utf-8")
    return path


def typst_source(folder: Path) -> Path:
    """The same texts, tables and photos as a plain Typst document: no design, so a lower bound for it."""
    frozen, images = frozen_sample(make_portal(folder), replace(FULL, pictures={}))

    def said(words: str) -> str:
        return "#" + '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"\n'

    lines = ['#set page(paper: "a4")\n#set text(size: 9.5pt, lang: "nl")\n']
    for theme in frozen.report.themes:
        lines += ["= ", said(theme.title)]
        for standard in theme.standards:
            lines += ["\n== ", said(standard.title), "\n", said(standard.why), "\n"]
            cells = [
                said(cell)[1:].strip()
                for line in standard.indicators
                for cell in (line.text, line.level or "", line.remark)
            ]
            lines.append("\n#table(columns: (3fr, 1fr, 2fr), " + ", ".join(cells) + ")\n")
            for line in standard.indicators:
                for photo in line.photos:
                    file = folder / f"{photo.sha256}.jpg"
                    file.write_bytes(base64.b64decode(images[photo.sha256].split(",", 1)[1]))
                    caption = said(photo.caption)[1:].strip()
                    lines.append(f'#figure(image("{file.name}", width: 60%), caption: {caption})\n')
    path = folder / "page.typ"
    path.write_text("".join(lines), "utf-8")
    return path


def _descendants(root: int) -> set[int]:
    parents = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int((place / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _megabytes(processes: set[int]) -> int:
    """What they hold, shared memory counted once."""
    held = 0
    for process in processes:
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        held += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return held // 1024


def measured(name: str, command: list[str], made: Path) -> str:
    """Run and measure one printer with all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    printer = subprocess.Popen(  # noqa: S603 (printers that we name ourselves)
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while printer.poll() is None:
        peak = max(peak, _megabytes(_descendants(printer.pid)))
        time.sleep(0.2)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"| {name} | {spent:.1f} | {peak} | {made.stat().st_size if made.is_file() else 0:,} |"


def printers(folder: Path) -> None:
    """The table of the three printers."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    html, source = page_for_chromium(folder), typst_source(folder)
    typst = (
        "import typst, sys; from pathlib import Path;"
        " Path(sys.argv[2]).write_bytes(typst.compile(sys.argv[1], pdf_standards='a-3b'))"
    )
    me = [sys.executable, "-m", "bench.report", "ours", str(folder)]
    chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--export-tagged-pdf"]
    rows = [
        measured("Ours, one in a new process with the portal", [*me, "1"], folder / "ours.pdf"),
        measured(f"Ours, {ROUNDS} one after another", [*me, str(ROUNDS)], folder / "ours.pdf"),
        measured(
            "Chromium print, same HTML and style",
            [*chromium, f"--print-to-pdf={folder / 'chromium.pdf'}", html.as_uri()],
            folder / "chromium.pdf",
        ),
    ]
    if (other := os.environ.get("TYPST_PYTHON")) is not None:
        command = [other, "-c", typst, str(source), str(folder / "typst.pdf")]
        rows.append(measured("Typst, same texts, no design", command, folder / "typst.pdf"))
    head = ["| Printer | CPU s | most MB | bytes |", "|---|---|---|---|"]
    sys.stdout.write("\n".join([*head, *rows]) + "\n")


def saving(folder: Path) -> None:
    """How long saving one judgement takes while nothing is printed, and while reports are."""
    with EmbeddedPostgres.start(folder / "postgres") as postgres:
        upgrade_database(postgres.url)
        place = lay_out(postgres.url)
        server = Server(postgres.url, folder)
        server.start()
        client = Client(server.url, place.emails[0], place.assessments, place.indicators, 1)
        client.sign_in()
        client.send_all()
        idle = _times(client.send_all)
        printing = subprocess.Popen(  # noqa: S603 (ourselves)
            [sys.executable, "-m", "bench.report", "ours", str(folder), "50"], stderr=subprocess.DEVNULL
        )
        # Until it no longer starts but prints.
        time.sleep(10)
        busy = _times(client.send_all)
        printing.kill()
        printing.wait()
        server.kill()
    sys.stdout.write("| Saving one judgement | median ms | 95th of 100 ms |\n|---|---|---|\n")
    for name, times in (("nothing is printed", idle), ("a report is printed", busy)):
        ninety_fifth = sorted(times)[round(0.95 * (len(times) - 1))]
        sys.stdout.write(f"| {name} | {statistics.median(times):.0f} | {ninety_fifth:.0f} |\n")


def _times(save: Callable[[], None]) -> list[float]:
    took = []
    for _ in range(SAVED):
        began = time.monotonic()
        save()
        took.append(1000 * (time.monotonic() - began))
    return took


def main() -> None:
    """The tables."""
    if sys.argv[1:2] == ["ours"]:
        ours(Path(sys.argv[2]), int(sys.argv[3]))
        return
    with tempfile.TemporaryDirectory() as name:
        printers(Path(name))
    with tempfile.TemporaryDirectory() as name:
        saving(Path(name))


if __name__ == "__main__":
    main()
