"""The forms of figures."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import FieldList, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.allocation.actions import LONGEST_REASON
from app.allocation.cycle_actions import LONGEST_TEXT as LONGEST_STEP_TEXT
from app.allocation.cycle_actions import StepDetails
from app.allocation.figures import FigureKind, FigureQuality
from app.allocation.figures_file import DAY_OF_THE_ACT, LONGEST_TEXT, MOST_PLACES, FigureRow
from app.allocation.words import FIGURE_KIND_WORDS, QUALITY_WORDS
from app.forms import DayField, Form, NumberField
from app.locations.models import MunicipalityChangeKind
from app.locations.municipality_actions import (
    LONGEST_NAME,
    LONGEST_SOURCE,
    ChangeDetails,
    FoundingDetails,
)

# Beside the two that it takes; more than six never became one at once.
MOST_MORE = 4


class FiguresForm(Form):
    """One file."""

    file = FileField(
        _l("File with figures"),
        [FileRequired(_l("Choose a file."))],
        description=_l("CSV, XLSX or ODS, at most 5 MB."),
    )


class ReasonForm(Form):
    """Why something is done."""

    reason = TextAreaField(_l("Reason"), [InputRequired(_l("Write down why.")), Length(max=LONGEST_REASON)])


def _places(label: str, hint: str) -> NumberField:
    message = _l("Enter a whole number from 0 to 1,000,000.")
    return NumberField(label, [Optional(), NumberRange(0, MOST_PLACES, message)], description=hint)


def _text(label: str, hint: str = "") -> StringField:
    return StringField(label, [Length(max=LONGEST_TEXT)], description=hint)


class FigureForm(Form):
    """One figure as it was published."""

    cycle = SelectField(_l("Cycle"), [InputRequired()])
    area = SelectField(_l("Area"), [InputRequired()])
    kind = SelectField(
        _l("What the figure says"),
        [InputRequired()],
        choices=[(kind.value, word) for kind, word in FIGURE_KIND_WORDS.items()],
    )
    places = _places(
        _l("Places"), _l("With unaccompanied minors included. Leave empty when no number was published.")
    )
    amv_places = _places(_l("Of which for minors"), _l("Only when this was published too."))
    in_words = _text(_l("In words, in Dutch"), _l("What was published where there is no number."))
    in_words_en = _text(_l("In words, in English"))
    valid_from = DayField(_l("Holds from"), [InputRequired(_l("Enter the first day."))])
    source = StringField(
        _l("Source, in Dutch"),
        [InputRequired(_l("Write down where this was published.")), Length(max=LONGEST_TEXT)],
        description=_l("Who published it, where and when."),
    )
    source_en = _text(_l("Source, in English"))
    quality = SelectField(
        _l("How it reached us"),
        choices=[(quality.value, word) for quality, word in QUALITY_WORDS.items()],
    )
    note = _text(_l("Note, in Dutch"))
    note_en = _text(_l("Note, in English"))
    reason = TextAreaField(
        _l("Why you enter or correct this"),
        [InputRequired(_l("Write down why.")), Length(max=LONGEST_REASON)],
        description=_l("Stays with the figure for everybody to read."),
    )

    def row(self) -> FigureRow:
        """What was filled in, as a row of a file; only after the form was found valid."""
        return FigureRow(
            row=0,
            cycle_id=self.cycle.data,
            area_code=self.area.data,
            kind=FigureKind(self.kind.data),
            places=self.places.data,
            amv_places=self.amv_places.data,
            in_words=(self.in_words.data or "").strip(),
            in_words_en=(self.in_words_en.data or "").strip(),
            valid_from=self.valid_from.data or DAY_OF_THE_ACT,
            source=(self.source.data or "").strip(),
            source_en=(self.source_en.data or "").strip(),
            quality=FigureQuality(self.quality.data),
            note=(self.note.data or "").strip(),
            note_en=(self.note_en.data or "").strip(),
        )


def _step_text(label: str, hint: str = "") -> StringField:
    return StringField(label, [Length(max=LONGEST_STEP_TEXT)], description=hint)


class StepForm(Form):
    """What happened with a step of a cycle."""

    actual_on = DayField(
        _l("Done on"),
        [Optional()],
        description=_l("Leave empty while it is not done, or no day was published."),
    )
    actual = _step_text(
        _l("What happened, in Dutch"), _l("Also what was announced for a step that is to come.")
    )
    actual_en = _step_text(_l("What happened, in English"))
    source = StringField(
        _l("Source"),
        [InputRequired(_l("Write down where this was published.")), Length(max=LONGEST_STEP_TEXT)],
        description=_l("Who published it, where and when."),
    )
    reason = TextAreaField(
        _l("Why you write this down"),
        [InputRequired(_l("Write down why.")), Length(max=LONGEST_STEP_TEXT)],
    )

    def details(self) -> StepDetails:
        """What was filled in."""
        return StepDetails(
            actual_on=self.actual_on.data,
            actual=(self.actual.data or "").strip(),
            actual_en=(self.actual_en.data or "").strip(),
            source=(self.source.data or "").strip(),
        )


class MunicipalityChangeForm(Form):
    """A merger or a new name."""

    kind = RadioField(
        _l("What changes?"),
        [InputRequired(_l("Choose what changes."))],
        choices=[
            (MunicipalityChangeKind.MERGER.value, _l("The municipality goes into another")),
            (MunicipalityChangeKind.NEW_NAME.value, _l("The municipality gets another name")),
        ],
    )
    old_code = SelectField(_l("Municipality"), [InputRequired(_l("Choose a municipality."))])
    new_code = SelectField(_l("Goes into"), [Optional()], description=_l("Only for a merger."))
    new_name = StringField(
        _l("New name"), [Length(max=LONGEST_NAME)], description=_l("Only when the name changes.")
    )
    holds_from = DayField(_l("From"), [InputRequired(_l("Enter the first day."))])
    source = StringField(
        _l("Source"),
        [InputRequired(_l("Write down where this was published.")), Length(max=LONGEST_SOURCE)],
        description=_l("The act or the decision, with its date."),
    )

    def details(self) -> ChangeDetails:
        """What was filled in; only after the form was found valid."""
        assert self.holds_from.data is not None, "the form asks for the first day"
        return ChangeDetails(
            kind=MunicipalityChangeKind(self.kind.data),
            old_code=self.old_code.data,
            new_code=self.new_code.data or "",
            new_name=(self.new_name.data or "").strip(),
            holds_from=self.holds_from.data,
            source=(self.source.data or "").strip(),
        )


class FoundingForm(Form):
    """Municipalities that become a new one."""

    name = StringField(
        _l("Name of the new municipality"), [InputRequired(_l("Fill in the name.")), Length(max=LONGEST_NAME)]
    )
    code = StringField(
        _l("Its code"),
        [InputRequired(_l("Fill in the code.")), Length(max=6)],
        description=_l("As CBS gives it: GM and four digits."),
    )
    province = SelectField(_l("Its province"), [InputRequired(_l("Choose a province."))])
    first_code = SelectField(validators=[InputRequired(_l("Choose a municipality."))])
    second_code = SelectField(validators=[InputRequired(_l("Choose a municipality."))])
    more_codes = FieldList(SelectField(validators=[Optional()]), min_entries=MOST_MORE, max_entries=MOST_MORE)
    holds_from = DayField(_l("From"), [InputRequired(_l("Enter the first day."))])
    source = StringField(
        _l("Source"),
        [InputRequired(_l("Write down where this was published.")), Length(max=LONGEST_SOURCE)],
        description=_l("The act or the decision, with its date."),
    )

    @property
    def old_codes(self) -> list[SelectField]:
        """The choices of the municipalities that become the new one."""
        return [self.first_code, self.second_code, *self.more_codes]

    def details(self) -> FoundingDetails:
        """What was filled in; only after the form was found valid."""
        assert self.holds_from.data is not None, "the form asks for the first day"
        return FoundingDetails(
            code=(self.code.data or "").strip().upper(),
            name=" ".join((self.name.data or "").split()),
            province_code=self.province.data,
            old_codes=[field.data for field in self.old_codes if field.data],
            holds_from=self.holds_from.data,
            source=(self.source.data or "").strip(),
        )
