"""The closed lists of this room in the reader's language."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.allocation.counting import Reason
from app.allocation.figures import FigureKind, FigureQuality
from app.allocation.figures_file import FileMistake
from app.allocation.models import StepKind

FIGURE_KIND_WORDS = {
    FigureKind.CAPACITY_ESTIMATE: _l("Capacity estimate"),
    FigureKind.PROVINCIAL_TASK: _l("Provincial task"),
    FigureKind.INDICATIVE_SHARE: _l("Indicative share"),
    FigureKind.REPORTED: _l("Offered in the report of the province"),
    FigureKind.DECIDED: _l("Allocation decision"),
    FigureKind.REST_TASK: _l("Rest task"),
    FigureKind.UNDER_OBJECTION: _l("Under objection"),
    FigureKind.REALISED: _l("Realised"),
    FigureKind.MULTI_YEAR: _l("Available for several years"),
    FigureKind.STILL_TO_REALISE: _l("Still to realise"),
}
# In the middle of a sentence: "task, indicative share".
TASK_WORDS = {
    FigureKind.INDICATIVE_SHARE: _l("task, indicative share"),
    FigureKind.DECIDED: _l("task, allocation decision"),
}
QUALITY_WORDS = {
    FigureQuality.OFFICIAL: _l("from the official publication"),
    FigureQuality.QUOTED_FROM_STAATSCOURANT: _l("quoted from the Staatscourant"),
    FigureQuality.MUNICIPALITY_WEBSITE: _l("from the website of the municipality"),
    FigureQuality.REPORTED_AS_LAW_KEY: _l("named in the press as what the act asks"),
    FigureQuality.REPORTED_BOTH_FIGURES: _l("named in the press beside the decision"),
    FigureQuality.REPORTED_TASK_ORIGIN_UNCLEAR: _l("named in the press, origin unclear"),
    FigureQuality.REPORTED_IN_PRESS: _l("named in the press"),
}
STEP_WORDS = {
    StepKind.ESTIMATE: _l("Estimate and indicative distribution"),
    StepKind.CONSULTATION: _l("Talks at the provincial table"),
    StepKind.PROVINCIAL_REPORT: _l("Report of the province"),
    StepKind.ALLOCATION_DECISION: _l("Allocation decision"),
    StepKind.REALISATION: _l("Places available"),
    StepKind.NEXT_ESTIMATE: _l("Next estimate"),
}
REASON_WORDS = {
    Reason.DURABLE: _l("Counts: available for five years or longer"),
    Reason.TEMPORARY: _l("Counts: available until the next estimate"),
    Reason.SEPARATE_TASK: _l("Does not count: another task"),
    Reason.ENDS_TOO_EARLY: _l("Does not count: ends before the next estimate"),
    Reason.NO_END_AGREED: _l("Does not count: no end date agreed"),
    Reason.NOT_OPEN_YET: _l("Will count once it is open"),
    Reason.ENDED: _l("Ended"),
    Reason.REPLACED: _l("Replaced by other places"),
}
MISTAKE_WORDS = {
    "file-empty": _l("The file has no figures in it."),
    "file-too-large": _l("The file is larger than 5 MB."),
    "file-too-many-rows": _l("The file has more than 20,000 rows."),
    "file-not-utf8": _l("The letters can't be read. Save the file as CSV UTF-8 or as XLSX."),
    "file-not-csv": _l("This can't be read as a CSV file."),
    "file-not-xlsx": _l("This can't be read as an XLSX file."),
    "column-missing": _l("This column is missing from the first row."),
    "column-unknown": _l("This column is not known."),
    "column-twice": _l("This column stands in the first row twice."),
    "row-too-long": _l("This row has more cells than the first row."),
    "cell-empty": _l("This cell must not be empty."),
    "cell-not-kept": _l("This text is longer than 1,000 characters or can't be kept."),
    "number-negative": _l("A number of places can't be below zero."),
    "number-ambiguous": _l("This can be read in two ways. Write 1234 or 1.234."),
    "number-not-whole": _l("A number of places must be whole."),
    "number-not-understood": _l("This is not a number. Put words in the column in_words."),
    "number-out-of-range": _l("This number is larger than any number of places."),
    "neither-number-nor-words": _l("Fill in places, or in_words when no number was published."),
    "amv-exceed-places": _l("The places for unaccompanied minors are part of places and can't be more."),
    "amv-without-places": _l("Places for unaccompanied minors need a number in places too."),
    "day-not-understood": _l("This is not a day. Write 2026-02-27 or 27-02-2026."),
    "choice-unknown": _l("This word is not one of the known ones."),
    "cycle-unknown": _l("There is no such cycle."),
    "area-unknown": _l(
        "There is no municipality or province with this code. Write NL for the whole country."
    ),
    "figure-twice": _l("The same figure stands in the file twice; the other row is named here."),
}


def mistake_in_words(mistake: FileMistake) -> str:
    """One mistake as one line: where it stands, what is wrong and what was written there."""
    sentence = str(MISTAKE_WORDS[mistake.code])
    if not mistake.row:
        return sentence
    written = f" ({mistake.written})" if mistake.written else ""
    if not mistake.column:
        return _("Row %(row)s: %(sentence)s", row=mistake.row, sentence=sentence) + written
    where = _("Row %(row)s, column %(column)s", row=mistake.row, column=mistake.column)
    return f"{where}: {sentence}{written}"
