"""From a frozen report to a tagged PDF for the archive: PDF/A-3a and PDF/UA-1 in one file.

With `pdf_parts.py` all that imports WeasyPrint, itself imported only by what the worker and the command run.
Nothing of the machine or the network gets in: pictures come as data, style sheet and fonts are ours,
and a character that our fonts can't draw is replaced, so that no other font is ever used.
"""

import datetime as dt
import gc
import hashlib
import importlib.metadata
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import cast

from flask_babel import gettext
from fontTools.ttLib import TTFont
from jinja2 import Environment
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.ffi import pango as pango_library
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from app.i18n import speaking
from app.reports.frozen_content import FrozenReport
from app.reports.layout import REPORT_TEMPLATE, RESIDENTS_TEMPLATE, TEMPLATES, desk_of, values_for
from app.reports.models import Edition
from app.reports.pdf_parts import Leaf, finish
from app.reports.print_style import ELEMENTS, FACES, FONTS, SHEETS, stylesheet
from app.reports.tables import judgements_sheet
from app.spreadsheets import write_csv

# Control characters, halves of characters, and the marks that turn the order of letters around unseen.
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# The archive format and how the attachments relate to the page.
VARIANT = "pdf/a-3a"
DATA = "Data"
# What a photo is called in the page that is laid out: its data would make it four times as long.
PHOTO = "photo:"
# What must fit on one page is set closer until it does.
DENSITIES = ("", " denser", " densest")


@dataclass(frozen=True)
class Printed:
    """The file and how many pages it has."""

    content: bytes
    pages: int


@cache
def renderer_version() -> str:
    """What made the file: the same report with the same versions gives the same bytes."""
    pango = pango_library.pango_version()
    ours = hashlib.sha256()
    for path in sorted([*TEMPLATES.glob("*.html"), *FONTS.glob("*.ttf"), *SHEETS, ELEMENTS]):
        ours.update(path.read_bytes())
    names = ("weasyprint", "pydyf", "fonttools", "pillow")
    versions = [f"{name} {importlib.metadata.version(name)}" for name in names]
    versions += [
        f"pango {pango // 10000}.{pango // 100 % 100}.{pango % 100}",
        f"style {ours.hexdigest()[:12]}",
    ]
    return ", ".join(versions)


@cache
def _undrawable() -> re.Pattern[str]:
    """Any character that our fonts can't draw; white space is not drawn."""
    drawable = {0x09, 0x0A, 0x0D, 0x20, 0xA0}
    for *_, file in FACES:
        with TTFont(FONTS / file) as font:
            drawable.update(font.getBestCmap())
    return re.compile(f"[^{re.escape(''.join(map(chr, sorted(drawable))))}]")


def printable(words: str) -> str:
    """The words with every character that our fonts can't draw replaced by the replacement character."""
    return _undrawable().sub(REPLACEMENT, UNPRINTABLE.sub("", words))


class _Page(HTML):
    """HTML of ours, whose elements look as our own sheet says and not as the printer's."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002 (as WeasyPrint asks it)
        return [_elements()]


@cache
def _elements() -> CSS:
    return CSS(string=ELEMENTS.read_text("utf-8"))


@cache
def _style(templates: Environment) -> tuple[CSS, FontConfiguration]:
    """The style sheet and its fonts, read once for a worker."""
    verdicts = templates.get_template("macros/verdict.html").module
    icons = templates.get_template("macros/icons.html").module
    words = stylesheet(*(cast("dict[str, str]", getattr(module, name)) for module, name in (
        (icons, "shapes"), (verdicts, "symbols"), (verdicts, "tones")
    )))  # fmt: skip
    fonts = FontConfiguration()
    own = URLFetcher(allowed_protocols={"file", "data"}, fail_on_errors=True)
    return CSS(string=words, base_url=f"{FONTS.as_uri()}/", url_fetcher=own, font_config=fonts), fonts


def write_html(
    frozen: FrozenReport,
    templates: Environment,
    images: Mapping[str, str],
    public_url: str,
    *,
    density: str = "",
) -> str:
    """The report as HTML for print, in its own language; `images` holds a data address per SHA-256."""
    name = RESIDENTS_TEMPLATE if frozen.report.edition == Edition.RESIDENTS else REPORT_TEMPLATE
    with speaking(frozen.report.language):
        values = values_for(frozen, images, public_url)
        page = desk_of(templates).get_template(name).render(**values, density=density)
    return printable(page)


def print_report(
    frozen: FrozenReport, templates: Environment, images: Mapping[str, str], public_url: str
) -> Printed:
    """The report as PDF/A-3a and PDF/UA-1, with its own data attached.

    Every date in the file is the moment of issue: the same report gives the same bytes, on whatever day.
    """
    report = frozen.report
    moment = report.issued_at.astimezone(dt.UTC)
    with speaking(report.language):
        described = (gettext("All that this report prints, as JSON"), gettext("Every judgement, as a table"))
    attachments = [
        Attachment(
            string=content,
            name=name,
            description=words,
            created=moment,
            modified=moment,
            relationship=DATA,
        )
        for name, content, words in (
            ("report.json", frozen.text.encode(), described[0]),
            ("judgements.csv", write_csv(judgements_sheet(report)), described[1]),
        )
    ]
    with _collecting_afterwards():
        return _printed(_fitting(frozen, templates, images, public_url), attachments)


def _fitting(
    frozen: FrozenReport, templates: Environment, images: Mapping[str, str], public_url: str
) -> Document:
    """The pages of the report; the summary for residents as dense as one page asks for."""
    photos = {f"{PHOTO}{sha256}": address for sha256, address in images.items()}
    named = dict(zip(images, photos, strict=True))
    for density in DENSITIES if frozen.report.edition == Edition.RESIDENTS else ("",):
        page = write_html(frozen, templates, named, public_url, density=density)
        document = _lay_out(page, templates, photos)
        if len(document.pages) == 1:
            break
    return document


def print_one_page(write: Callable[[str], str], templates: Environment) -> Printed:
    """HTML of ours in the print style as PDF/A-3a and PDF/UA-1, with nothing attached. `write` gives it in
    one of the densities; the first that fits on one page is taken, else the closest.
    """
    with _collecting_afterwards():
        for density in DENSITIES:
            document = _lay_out(printable(write(density)), templates, {})
            if len(document.pages) == 1:
                break
        return _printed(document, [])


@contextmanager
def _collecting_afterwards() -> Iterator[None]:
    """Look for garbage once a document is laid out and once it is done, and not among what was there before:
    nearly all of it lives until it is written, and looking meanwhile takes a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()
        if was_on:
            gc.enable()


class _Closed(URLFetcher):
    """Opens the photos of this report by their name and the drawings of our style; no file, no network."""

    def __init__(self, photos: Mapping[str, str]) -> None:
        super().__init__(allowed_protocols={"data"})
        self.photos = photos

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """What lies under a photo's name or in a data address; an error for any other."""
        return super().fetch(self.photos.get(url, url), headers)


def _lay_out(page: str, templates: Environment, photos: Mapping[str, str]) -> Document:
    style, fonts = _style(templates)
    return _Page(string=page, url_fetcher=_Closed(photos)).render(fonts, stylesheets=[style])


def _printed(document: Document, attachments: list[Attachment]) -> Printed:
    # What laying out leaves behind makes room for what is written.
    gc.collect()
    document.pages[:] = map(Leaf, document.pages)
    with warnings.catch_warnings():
        # WeasyPrint leaves its colour profile for the garbage collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        content = document.write_pdf(finisher=finish, pdf_variant=VARIANT, attachments=attachments)
    return Printed(content, len(document.pages))
