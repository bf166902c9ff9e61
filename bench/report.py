"""The full report beside Chromium's print and Typst on the same content, as files.

`python -m bench.report` prints the table of bench/report.md. Each printer runs in a process of its own:
seconds from start to file, and the most memory that its largest process held. Typst is not among our
dependencies: point PYTHONPATH to where it lies.
"""

import base64
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from flask import Flask

from app.factory import create_app
from app.reports.frozen_content import FrozenReport, freeze
from app.reports.pdf import print_report, write_html
from app.reports.print_style import FONTS, stylesheet
from config import Environment, Settings
from tests.factories.audit_reports import Sample, make_report

URL = "https://kompas.example.nl"
ROUNDS = 3


def portal_and_images(folder: Path) -> tuple[Flask, FrozenReport, dict[str, str]]:
    """The portal without a database, the full report, and its photos."""
    settings = Settings.load(
        environment=Environment.TEST,
        database_url="postgresql://nobody@127.0.0.1:1/nothing",
        var_folder=folder,
        secret_key="t" * 40,
    )
    app, sample = create_app(settings), Sample()
    with app.app_context():
        report = make_report(sample)
    images = {
        sha256: "data:image/jpeg;base64," + base64.b64encode(content).decode()
        for sha256, content in sample.pictures.items()
    }
    return app, freeze(report), images


def ours(folder: Path, rounds: int) -> None:
    """Print `rounds` times in this process: the first is cold, the last warm."""
    app, frozen, images = portal_and_images(folder)
    for _ in range(rounds):
        began = time.monotonic()
        with app.app_context():
            printed = print_report(frozen, app.jinja_env, images, URL)
        took = time.monotonic() - began
        sys.stdout.write(f"{took:.2f} s, {printed.pages} pages, {len(printed.content):,} bytes\n")
    (folder / "ours.pdf").write_bytes(printed.content)


def page_for_chromium(folder: Path) -> Path:
    """The same HTML with the same style inside, for a browser."""
    app, frozen, images = portal_and_images(folder)
    with app.app_context():
        html = write_html(frozen, app.jinja_env, images, URL)
        verdicts = app.jinja_env.get_template("macros/verdict.html").module
        icons = app.jinja_env.get_template("macros/icons.html").module
        style = stylesheet(icons.shapes, verdicts.symbols, verdicts.tones)
    base = f'<base href="{FONTS.as_uri()}/">'
    path = folder / "page.html"
    path.write_text(html.replace("</title>", f"</title>{base}<style>{style}</style>", 1), "utf-8")
    return path


def typst_source(folder: Path) -> Path:
    """The same texts, tables and photos as a plain Typst document: no design, so a lower bound for it."""
    _, frozen, images = portal_and_images(folder)

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


def measured(name: str, command: list[str], made: Path) -> str:
    """Run and measure one printer: seconds and the most memory of its processes together."""
    began = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(  # noqa: S603 (printers that we name ourselves)
        command, check=False, capture_output=True, text=True, env=os.environ
    )
    took = time.monotonic() - began
    user = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    # The most of any process until now: printers run in the order of what they need.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    size = made.stat().st_size if made.is_file() else 0
    sys.stderr.write(done.stdout + done.stderr[-400:])
    return f"| {name} | {took:.1f} | {user:.1f} | {peak} | {size:,} |"


def main() -> None:
    """The table."""
    if sys.argv[1:2] == ["ours"]:
        ours(Path(sys.argv[2]), int(sys.argv[3]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        html, source = page_for_chromium(folder), typst_source(folder)
        rows = []
        typst = (
            "import typst, sys; from pathlib import Path;"
            " Path(sys.argv[2]).write_bytes(typst.compile(sys.argv[1], pdf_standards='a-3b'))"
        )
        rows.append(
            measured(
                "Typst, plain",
                [sys.executable, "-c", typst, str(source), str(folder / "typst.pdf")],
                folder / "typst.pdf",
            )
        )
        me = [sys.executable, "-m", "bench.report", "ours", name]
        rows.append(measured("Ours, new process", [*me, "1"], folder / "ours.pdf"))
        rows.append(measured(f"Ours, {ROUNDS} times", [*me, str(ROUNDS)], folder / "ours.pdf"))
        chromium = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={folder / 'chromium.pdf'}",
        ]
        rows.append(measured("Chromium print", [*chromium, html.as_uri()], folder / "chromium.pdf"))
        sys.stdout.write(
            "\n".join(["| Printer | s | CPU s | peak MB (so far) | bytes |", "|---|---|---|---|---|", *rows])
            + "\n"
        )


if __name__ == "__main__":
    main()
