"""This room in the portal: its pages stand in one file for each group."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from app.errors import wording
from app.reports import (
    batch_pages,
    checking_pages,
    data_pages,
    making_pages,
    party_pages,
    release_pages,
    screen_pages,
)
from app.reports.blueprint import room
from app.reports.words import (
    EDITION_WORDS,
    LANGUAGE_WORDS,
    RELEASE_WORDS,
    STAGE_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
)

# Each adds its pages to the blueprint of the room.
PAGES = (making_pages, checking_pages, release_pages, screen_pages, data_pages, batch_pages, party_pages)
SENTENCES = {
    "report-not-found": _l("There is no such report."),
    "concept-not-made": _l("There is no PDF of this concept. Ask who sent you the link."),
    "report-of-another": _l(
        "What was frozen for this report is of another assessment, edition, language or framework, so it was "
        "not printed. Nothing is lost. Tell the people who run the portal."
    ),
    "report-not-ready": _l("This report is still being made. Wait a moment and try again."),
    "report-while-replies-come-in": _l(
        "While replies come in you read the concept as it went out. Once they were decided on you can have a "
        "report made."
    ),
    "report-not-possible": _l("There is nothing to report on yet, or the assessment was withdrawn."),
    "report-not-adopted": _l(
        "This edition can be made once the assessment is adopted. Until then only the full report can."
    ),
    "report-language-unknown": _l("Choose Dutch or English."),
    "report-edition-unknown": _l("Choose one of the editions."),
    "report-withdrawn-already": _l("This report was withdrawn already."),
    "withdrawal-reason-missing": _l("Write down why the report is withdrawn. Who checks it will read this."),
    "not-a-reviewer-here": _l("Only a reviewer of this area decides what the public sees."),
    "batch-day-missing": _l("Fill in from which day and until which day."),
    "batch-days-turned-round": _l("The last day lies before the first day."),
    "batch-empty": _l("No assessment in your area was adopted for these days. Choose others."),
    "batch-too-large": _l("These are more than %(most)s reports. Choose fewer days or one province."),
    "printing-failed": _l(
        "The report could not be made. Nothing is lost: try again, or warn the administrator."
    ),
}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.globals["has_concept"] = party_pages.has_concept
    app.jinja_env.filters.update(
        report_state=STATE_WORDS.__getitem__,
        report_stage=STAGE_WORDS.__getitem__,
        report_language=LANGUAGE_WORDS.__getitem__,
        report_status=STATUS_WORDS.__getitem__,
        report_edition=EDITION_WORDS.__getitem__,
        release_kind=RELEASE_WORDS.__getitem__,
    )
