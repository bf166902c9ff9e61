"""The sample reports on paper: a portal without a database prints them, each once in a run."""

import base64
import fcntl
from collections.abc import Callable, Mapping
from pathlib import Path

from flask import Flask
from pypdfium2 import PdfDocument

from app.factory import create_app
from app.reports.frozen_content import FrozenReport, content_digest, freeze
from app.reports.pdf import Printed, print_report
from app.reports.public_edition import public_edition
from config import Environment, Settings
from tests.factories.audit_reports import Sample, in_pseudo_arabic, make_report

PUBLIC_URL = "https://kompas.example.nl"
FULL = Sample()
# A short check with little to tell; and the same in which nothing was judged yet.
THIN = Sample(photos=2, language="en", profile="short")
BARE = Sample(judged=False, photos=0, language="en", profile="short")
# A short check with 120 photos, 4,000 characters to every norm, and names written from right to left.
WORST = Sample(
    photos=120,
    profile="short",
    every_remark=True,
    remark=("Wij zagen dit in gebouw B op vier van de 22 kamers. " * 80)[:4000],
    location="مركز الاستقبال ጎንደር",
    person="ليلى",
)


def make_portal(folder: Path) -> Flask:
    """The portal without a database: templates and words are all that printing needs."""
    return create_app(
        Settings.load(
            environment=Environment.TEST,
            database_url="postgresql://nobody@127.0.0.1:1/nothing",
            var_folder=folder,
            secret_key="t" * 40,
        )
    )


def frozen_sample(
    portal: Flask, sample: Sample, *, edition: str = "full", language: str | None = None
) -> tuple[FrozenReport, Mapping[str, str]]:
    """The content of a sample, in a pseudo language where one is named, and its photos as data addresses."""
    with portal.app_context():
        report = make_report(sample)
        if edition != "full":
            report = public_edition(report, edition, ())
        if language is not None:
            report = in_pseudo_arabic(report, language)
    images = {
        sha256: "data:image/jpeg;base64," + base64.b64encode(content).decode()
        for sha256, content in sample.pictures.items()
    }
    return freeze(report), images


def print_frozen(portal: Flask, frozen: FrozenReport, images: Mapping[str, str]) -> Printed:
    """The file."""
    with portal.app_context():
        return print_report(frozen, portal.jinja_env, images, PUBLIC_URL)


def print_once(folder: Path, frozen: FrozenReport, make: Callable[[], Printed]) -> Printed:
    """What was printed of this content in this run, by whichever worker; printed now if by none. `folder` is
    shared by all workers.
    """
    kept = folder / f"{content_digest(frozen.text)}.pdf"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            printed = make()
            half = kept.with_suffix(".half")
            half.write_bytes(printed.content)
            half.rename(kept)
            return printed
    content = kept.read_bytes()
    with PdfDocument(content) as file:
        return Printed(content, len(file))
