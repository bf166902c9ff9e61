"""The one parent of every office form, and fields that refuse what nobody can count with."""

import datetime as dt

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField

# No number that we ask for is longer; what is longer can't be compared with a limit.
MOST_DIGITS = 15
# At the edge of the calendar there is no day after, and no year later.
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


class Form(FlaskForm):
    """A form whose token lives as long as the session."""

    class Meta(FlaskForm.Meta):
        """How what was sent is read."""

        def wrap_formdata(self, form: object, formdata: object) -> object:
            """What a page sends. JSON fills in no form: it counts as one that is empty."""
            return None if request.is_json else super().wrap_formdata(form, formdata)


class NumberField(IntegerField):
    """A whole number."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was filled in."""
        if valuelist and len(valuelist[0].strip()) > MOST_DIGITS:
            self.data = None
            raise ValueError(_("This number is too large."))
        super().process_formdata(valuelist)


class DayField(DateField):
    """A day of the years that we count with."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was filled in."""
        super().process_formdata(valuelist)
        if self.data is not None and not EARLIEST <= self.data <= LATEST:
            self.data = None
            raise ValueError(_("Choose a day from 1900 to 2199."))
