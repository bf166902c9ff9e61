"""The forms for a quarter and for an activity with the neighbourhood."""

import datetime as dt

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.forms import DayField, Form, NumberField
from app.stability.actions import MOST_PEOPLE, ActivityDetails, QuarterDetails
from app.stability.models import BuildingBlock, OtherUser
from app.stability.quarters import Quarter, QuarterFigures, quarter_of
from app.stability.words import BLOCK_WORDS, OTHER_USER_WORDS, quarter_in_words

QUARTERS_OFFERED = 8


def _people(label: str, description: str = "") -> NumberField:
    message = _l("Enter a whole number from 0 to 100,000.")
    return NumberField(label, [Optional(), NumberRange(0, MOST_PEOPLE, message)], description=description)


class QuarterForm(Form):
    """What a location reports for a quarter. An empty field is not reported, not zero."""

    offered: dict[str, str]

    quarter = SelectField(_l("Quarter"), [InputRequired(_l("Choose a quarter."))])
    residents = _people(_l("Residents on the last day of the quarter"))
    moved_in = _people(_l("Residents who came from another reception location"))
    moved_out = _people(_l("Residents who moved to another reception location"))
    procedures_ended = _people(_l("Residents whose procedure ended"))
    in_one_place = _people(_l("Of whom stayed here for the whole procedure"))
    status_holders = _people(OTHER_USER_WORDS[OtherUser.STATUS_HOLDERS])
    urgent_seekers = _people(OTHER_USER_WORDS[OtherUser.URGENT_SEEKERS])
    students = _people(OTHER_USER_WORDS[OtherUser.STUDENTS])
    migrant_workers = _people(OTHER_USER_WORDS[OtherUser.MIGRANT_WORKERS])
    other = _people(OTHER_USER_WORDS[OtherUser.OTHER])
    source = StringField(
        _l("Where this is written"),
        [InputRequired(_l("Tell where these numbers come from.")), Length(max=300)],
        description=_l("For example: quarterly report of the location."),
    )

    def offer(self, today: dt.date) -> None:
        """Let the quarters be chosen that are over, newest first."""
        one, self.offered = quarter_of(today), {}
        for _number in range(QUARTERS_OFFERED):
            one = one.previous
            self.offered[f"{one.year}-{one.number}"] = quarter_in_words(one)
        self.quarter.choices = list(self.offered.items())

    def choose(self, wanted: str) -> bool:
        """Choose a quarter beforehand; whether it is one of those that are offered."""
        self.quarter.data = wanted
        return wanted in self.offered

    def chosen_quarter(self) -> Quarter:
        """The quarter that was chosen."""
        year, number = str(self.quarter.data).split("-")
        return Quarter(int(year), int(number))

    def fill(self, figures: QuarterFigures) -> None:
        """Begin with what was reported before."""
        for name in ("residents", "moved_in", "moved_out", "procedures_ended", "in_one_place"):
            self[name].data = getattr(figures, name)
        for slug, number in figures.other_users:
            self[slug.replace("-", "_")].data = number
        self.source.data = figures.source

    def details(self) -> QuarterDetails:
        """What was filled in."""
        others = {user: self[user.value.replace("-", "_")].data for user in OtherUser}
        return QuarterDetails(
            quarter=self.chosen_quarter(),
            source=self.source.data or "",
            residents=self.residents.data,
            moved_in=self.moved_in.data,
            moved_out=self.moved_out.data,
            procedures_ended=self.procedures_ended.data,
            in_one_place=self.in_one_place.data,
            other_users={user: number for user, number in others.items() if number is not None},
        )


class ActivityForm(Form):
    """What was organised with the neighbourhood."""

    block = SelectField(
        _l("Building block"),
        [InputRequired(_l("Choose a building block."))],
        choices=[(block.value, word) for block, word in BLOCK_WORDS.items()],
    )
    held_on = DayField(_l("Day"), [InputRequired(_l("Enter a day."))])
    what = TextAreaField(
        _l("What was organised"),
        [InputRequired(_l("Tell what was organised.")), Length(max=500)],
        description=_l("No names of persons and no address."),
    )
    partners = StringField(_l("With whom"), [Length(max=300)], description=_l("Organisations, not persons."))

    def details(self) -> ActivityDetails:
        """What was filled in."""
        held_on = self.held_on.data
        assert held_on is not None, "the form asks for a day"
        return ActivityDetails(
            BuildingBlock(self.block.data), held_on, self.what.data or "", self.partners.data or ""
        )


class WithdrawForm(Form):
    """Why something that was written down is taken back."""

    reason = StringField(
        _l("Why is this taken back?"), [InputRequired(_l("Give a reason.")), Length(max=500)]
    )
