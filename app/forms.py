"""The one parent of every office form, and fields that refuse what nobody can count with."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField

from app.problems import Conflict

# No number that we ask for is longer; what is longer can't be compared with a limit.
MOST_DIGITS = 15
# At the edge of the calendar there is no day after, and no year later.
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


def form_key() -> uuid.UUID | None:
    """The key of the form as it was opened: sent twice, done once."""
    return request.form.get("key", type=uuid.UUID)


def mark_of(values: Mapping[str, object]) -> str:
    """A mark of what a form shows of a thing, by which it is seen that somebody changed it meanwhile."""
    return hashlib.sha256(json.dumps(values, default=str, sort_keys=True).encode()).hexdigest()


def refuse_overtaken(mark: str) -> None:
    """Refused when the form was filled in over something else than what stands now (`mark`)."""
    if request.form.get("seen", mark) != mark:
        raise Conflict("changed-meanwhile")


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
