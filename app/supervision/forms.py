"""The forms of supervision: the ladder, a step and an answer."""

import datetime as dt
import uuid
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import FieldList, FormField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.forms import DayField, Form, NumberField
from app.supervision.actions import (
    MOST_STEPS,
    MOST_TERM_DAYS,
    Letter,
    ResponseDetails,
    StepDetails,
    StepOfLadder,
)
from app.supervision.models import LadderStep
from app.supervision.words import ladder_name


def _letter(field: FileField) -> Letter | None:
    handed_in = field.data
    if not handed_in or not handed_in.filename:
        return None
    return Letter(handed_in.filename, handed_in.read())


class LadderStepForm(PlainForm):
    """One step of the ladder; without a name it is left out."""

    name = StringField(_l("Name"), [Length(max=120)])
    name_en = StringField(_l("Name in English"), [Length(max=120)])
    term_days = NumberField(
        _l("Usual term in days"),
        [Optional(), NumberRange(1, MOST_TERM_DAYS, _l("Enter a number from 1 to 730."))],
    )
    basis = StringField(_l("Where this step comes from"), [Length(max=300)])


class LadderForm(Form):
    """The whole ladder."""

    steps = FieldList(FormField(LadderStepForm), min_entries=MOST_STEPS, max_entries=MOST_STEPS)

    def fill(self, ladder: Sequence[LadderStep]) -> None:
        """Begin with the ladder as it is."""
        for row, step in zip(self.steps, ladder, strict=False):
            for name in ("name", "name_en", "term_days", "basis"):
                row[name].data = getattr(step, name)

    def ladder(self) -> list[StepOfLadder]:
        """The steps that have a name."""
        return [
            StepOfLadder(
                name=row["name"].data,
                basis=row["basis"].data or "",
                name_en=row["name_en"].data or "",
                term_days=row["term_days"].data,
            )
            for row in self.steps
            if (row["name"].data or "").strip()
        ]


class StepForm(Form):
    """A step that was taken."""

    ladder_step = SelectField(_l("Step"), [InputRequired(_l("Choose a step."))])
    taken_on = DayField(_l("Taken on"), [InputRequired(_l("Enter a day."))])
    taken_by = StringField(
        _l("Taken by"),
        [InputRequired(_l("Tell who took this step.")), Length(max=120)],
        description=_l("The organ, for example: the minister. No names of persons."),
    )
    summary = TextAreaField(
        _l("In short"), [InputRequired(_l("Tell what this step is about.")), Length(max=1000)]
    )
    deadline_on = DayField(
        _l("Last day for the answer"),
        [Optional()],
        description=_l("Leave empty when no answer is asked."),
    )
    letter = FileField(_l("Letter"), description=_l("PDF, at most 5 MB."))

    def offer(self, ladder: Sequence[LadderStep]) -> None:
        """Let any step of the ladder be chosen."""
        self.ladder_step.choices = [
            (str(step.id), f"{step.position}. {ladder_name(step)}") for step in ladder
        ]

    def details(self) -> StepDetails:
        """What was filled in."""
        taken_on = self.taken_on.data
        assert isinstance(taken_on, dt.date), "the form asks for a day"
        return StepDetails(
            ladder_step_id=uuid.UUID(self.ladder_step.data),
            taken_on=taken_on,
            taken_by=self.taken_by.data or "",
            summary=self.summary.data or "",
            deadline_on=self.deadline_on.data,
            letter=_letter(self.letter),
        )


class ResponseForm(Form):
    """What the municipality answered."""

    responded_on = DayField(_l("Answered on"), [InputRequired(_l("Enter a day."))])
    summary = TextAreaField(_l("In short"), [InputRequired(_l("Tell what the answer is.")), Length(max=1000)])
    letter = FileField(_l("Letter"), description=_l("PDF, at most 5 MB."))

    def details(self) -> ResponseDetails:
        """What was filled in."""
        responded_on = self.responded_on.data
        assert isinstance(responded_on, dt.date), "the form asks for a day"
        return ResponseDetails(responded_on, self.summary.data or "", _letter(self.letter))


class WithdrawForm(Form):
    """Why a step is taken back."""

    reason = StringField(
        _l("Why is this taken back?"), [InputRequired(_l("Give a reason.")), Length(max=500)]
    )
