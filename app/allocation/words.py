"""The closed lists of this room in the reader's language."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.allocation.comparing import JUMP, Oddity, Suspicion
from app.allocation.figures import FigureKind, FigureQuality
from app.allocation.models import ReturnKind, StepKind
from app.allocation.table_file import FileMistake
from app.i18n import write_number

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
MISTAKE_WORDS = {
    "file-empty": _l("The file has no figures in it."),
    "file-too-large": _l("The file is larger than 5 MB."),
    "file-too-many-rows": _l("The file has more than 20,000 rows."),
    "file-not-utf8": _l("The letters can't be read. Save the file as CSV UTF-8 or as XLSX."),
    "file-is-utf16": _l("The letters are stored as UTF-16. Save the file as CSV UTF-8 or as XLSX."),
    "file-old-or-locked": _l(
        "This is an old XLS file or one with a password. Save it as XLSX without a password."
    ),
    "file-is-pdf": _l("This is a PDF. Its figures must first be put into a table."),
    "file-is-picture": _l("This is a picture. Its figures must first be put into a table."),
    "file-not-csv": _l(
        "From this row on the file can't be read as CSV. Often a quotation mark is not closed."
    ),
    "file-not-workbook": _l("This can't be read as an XLSX or ODS file."),
    "row-is-no-header": _l("The first row must name the columns. Remove titles and empty rows above it."),
    "column-missing": _l("This column is missing from the first row."),
    "column-unknown": _l("This column is not known."),
    "column-without-name": _l("This column has no name in the first row."),
    "column-twice": _l("This column stands in the first row twice."),
    "row-too-long": _l("This row has more cells than the first row."),
    "cell-empty": _l("This cell must not be empty."),
    "cell-too-long": _l("This text is longer than 1,000 characters."),
    "cell-not-kept": _l("This text holds a character that can't be seen. Type the text anew."),
    "cell-is-error": _l("A formula in the spreadsheet failed here. Put in the value itself."),
    "cell-is-formula": _l("This is a formula. Put in the value itself."),
    "cell-is-number": _l("This is a number. Put it in the column places."),
    "number-negative": _l("A number of places can't be below zero."),
    "number-ambiguous": _l("This can be read in two ways. Write 1234 or 1.234."),
    "number-not-whole": _l("A number of places must be whole."),
    "number-is-percentage": _l("This is a percentage. Fill in the number of places that was published."),
    "number-is-day": _l("The spreadsheet made a day of this. Give the cell the format of a number."),
    "number-not-understood": _l("This is not a number. Put words in the column in_words."),
    "number-out-of-range": _l("This number is larger than any number of places."),
    "neither-number-nor-words": _l("Fill in places, or in_words when no number was published."),
    "amv-exceed-places": _l("The places for unaccompanied minors are part of places and can't be more."),
    "amv-without-places": _l("Places for unaccompanied minors need a number in places too."),
    "day-not-understood": _l("This is not a day. Write 2026-02-27 or 27-02-2026."),
    "day-is-serial-number": _l("This is how a spreadsheet counts days. Give the cell the format of a day."),
    "day-before-act": _l("This day lies before 24 January 2024, the day of the act."),
    "day-after-cycle": _l("This day lies after the last day of the cycle."),
    "choice-unknown": _l("This word is not one of the known ones."),
    "kind-of-other-level": _l(
        "This kind does not fit the area: an estimate is of the country, a provincial task of a province, "
        "an indicative share of a municipality."
    ),
    "cycle-not-understood": _l("This is no cycle. Write it with both years, such as 2026-2028."),
    "cycle-unknown": _l("There is no such cycle."),
    "area-unknown": _l(
        "There is no municipality or province with this code. Write NL for the whole country."
    ),
    "area-not-yours": _l("This area lies outside your own province. Take the row out of the file."),
    "area-is-name": _l("This is a name. Write the code of CBS, such as GM0344 or PV26."),
    "area-lost-zeros": _l("This code lost its letters or zeros. Write it whole, such as GM0014."),
    "figure-twice": _l("The same figure stands in the file twice; the other row is named here."),
}
RETURN_WORDS = {
    ReturnKind.NOTHING: _l("Nothing"),
    ReturnKind.PLACES: _l("Other places"),
    ReturnKind.STATUS_HOLDERS: _l("Housing of status holders"),
    ReturnKind.UKRAINE: _l("Reception of people from Ukraine"),
    ReturnKind.MONEY: _l("Money"),
    ReturnKind.OTHER: _l("Something else"),
}


def suspicion_in_words(suspicion: Suspicion, name: str) -> str:
    """What looks wrong, in one sentence; `name` is that of the area."""
    told = {
        "name": name,
        "cycle": suspicion.cycle_id,
        "number": write_number(suspicion.number),
        "other": write_number(suspicion.other),
        "times": JUMP,
    }
    match suspicion.oddity:
        case Oddity.JUMP:
            return _(
                "%(name)s goes from %(other)s to %(number)s: at least %(times)s times as many or as few.",
                **told,
            )
        case Oddity.JUMP_BETWEEN_CYCLES:
            return _(
                "%(name)s has %(number)s here and %(other)s in the cycle before: at least %(times)s times "
                "as many or as few.",
                **told,
            )
        case Oddity.PARTS_DIFFER:
            return _(
                "The parts of %(name)s in %(cycle)s add up to %(number)s, while %(other)s was published "
                "for the whole.",
                **told,
            )
        case Oddity.PARTS_EXCEED:
            return _(
                "The parts of %(name)s in %(cycle)s that are known already add up to %(number)s, more than "
                "the %(other)s that was published for the whole.",
                **told,
            )


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
