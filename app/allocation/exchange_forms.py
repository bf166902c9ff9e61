"""The forms of exchanges."""

import datetime as dt

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.allocation.exchange_actions import LONGEST_TEXT, MOST_PLACES, ExchangeDetails
from app.allocation.models import ReturnKind
from app.allocation.words import RETURN_WORDS
from app.forms import DayField, Form, NumberField


class ExchangeForm(Form):
    """An exchange as two municipalities agreed it."""

    host = SelectField(
        _l("Places are in"),
        [InputRequired(_l("Choose a municipality."))],
        description=_l("The people live here and do not move."),
    )
    taker = SelectField(_l("Places count for"), [InputRequired(_l("Choose a municipality."))])
    places = NumberField(
        _l("Number of places"),
        [
            InputRequired(_l("Enter the number of places.")),
            NumberRange(1, MOST_PLACES, _l("Enter a whole number from 1 to 10,000.")),
        ],
    )
    amv_places = NumberField(
        _l("Of which for minors"),
        [Optional(), NumberRange(0, MOST_PLACES, _l("Enter a whole number from 0 to 10,000."))],
    )
    starts_on = DayField(_l("From"), [InputRequired(_l("Enter the first day."))])
    ends_on = DayField(
        _l("Last day"),
        [Optional()],
        description=_l("Until 1 February means: last day 31 January. Leave empty when no end was agreed."),
    )
    return_kind = SelectField(
        _l("In return"), choices=[(kind.value, word) for kind, word in RETURN_WORDS.items()]
    )
    in_return = TextAreaField(_l("In return, in words"), [Length(max=LONGEST_TEXT)])
    conditions = TextAreaField(_l("Conditions"), [Length(max=LONGEST_TEXT)])
    source = TextAreaField(
        _l("Where this is written"),
        [InputRequired(_l("Write down where this is written.")), Length(max=LONGEST_TEXT)],
    )

    def details(self) -> ExchangeDetails:
        """What was filled in, as values of the trade; only after the form was found valid."""
        assert self.starts_on.data is not None, "the form asks for the first day"
        return ExchangeDetails(
            host_code=self.host.data,
            for_code=self.taker.data,
            places=self.places.data or 0,
            amv_places=self.amv_places.data or 0,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            return_kind=ReturnKind(self.return_kind.data),
            in_return=(self.in_return.data or "").strip(),
            conditions=(self.conditions.data or "").strip(),
            source=(self.source.data or "").strip(),
        )


class StopForm(Form):
    """From when an exchange no longer holds, and why."""

    stopped_from = DayField(
        _l("First day on which it no longer holds"), [InputRequired(_l("Enter the first day."))]
    )
    reason = TextAreaField(_l("Reason"), [InputRequired(_l("Write down why.")), Length(max=LONGEST_TEXT)])

    def day(self) -> dt.date:
        """The day that was filled in; only after the form was found valid."""
        assert self.stopped_from.data is not None, "the form asks for the day"
        return self.stopped_from.data
