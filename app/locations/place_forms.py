"""The forms of groups of places and of who lives in them."""

import uuid
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.forms import DayField, Form, NumberField
from app.locations.forms import COUNTED_GROUPS
from app.locations.kinds import MOST_RESIDENTS, Group
from app.locations.models import PlaceGroup, PlaceKind, PlaceState
from app.locations.place_actions import MOST_PLACES, Count, PlaceGroupDetails
from app.locations.words import GROUP_WORDS, PLACE_KIND_WORDS, PLACE_STATE_WORDS


class PlaceGroupForm(Form):
    """A group of places at a location."""

    places = NumberField(
        _l("Number of places"),
        [
            InputRequired(_l("Enter the number of places.")),
            NumberRange(1, MOST_PLACES, _l("Enter a whole number from 1 to 10,000.")),
        ],
    )
    kind = SelectField(
        _l("Kind of places"),
        [InputRequired()],
        choices=[(kind.value, word) for kind, word in PLACE_KIND_WORDS.items()],
    )
    state = SelectField(
        _l("How far"),
        [InputRequired()],
        choices=[(state.value, word) for state, word in PLACE_STATE_WORDS.items()],
    )
    target_group = SelectField(
        _l("For whom"),
        [Optional()],
        choices=[("", _l("Everybody")), *((group.value, GROUP_WORDS[group]) for group in COUNTED_GROUPS)],
    )
    operator = SelectField(_l("Operator"), [Optional()])
    agreed_on = DayField(
        _l("Agreed on"), [Optional()], description=_l("The day of the agreement or of the decision.")
    )
    legal_maximum = NumberField(
        _l("Most residents that are allowed"),
        [Optional(), NumberRange(1, MOST_RESIDENTS, _l("Enter a whole number from 1 to 100,000."))],
        description=_l("Only when it is laid down for these places alone."),
    )
    starts_on = DayField(_l("Available from"), [InputRequired(_l("Enter the first day."))])
    ends_on = DayField(_l("Last day"), [Optional()], description=_l("Leave empty when no end was agreed."))
    source = StringField(
        _l("Where this is written"),
        [Length(max=300)],
        description=_l("For example the agreement or the decision of the council, with its date."),
    )
    replaced_by = SelectField(
        _l("Replaced by"),
        [Optional()],
        description=_l("The places that come instead of these, so that nothing is counted twice."),
    )

    def details(self) -> PlaceGroupDetails:
        """What was filled in, as values of the trade; only after the form was found valid."""
        assert self.starts_on.data is not None, "the form asks for the first day"
        return PlaceGroupDetails(
            places=self.places.data or 0,
            kind=PlaceKind(self.kind.data),
            state=PlaceState(self.state.data),
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            source=self.source.data or "",
            replaced_by_id=uuid.UUID(self.replaced_by.data) if self.replaced_by.data else None,
            target_group=Group(self.target_group.data) if self.target_group.data else None,
            operator_id=uuid.UUID(self.operator.data) if self.operator.data else None,
            legal_maximum=self.legal_maximum.data,
            agreed_on=self.agreed_on.data,
        )


def places_filled_from(group: PlaceGroup) -> dict[str, Any]:
    """The form's values for a group of places that is there."""
    return {
        "places": group.places,
        "kind": group.kind.value,
        "state": group.state.value,
        "starts_on": group.starts_on,
        "ends_on": group.ends_on,
        "source": group.source,
        "replaced_by": str(group.replaced_by_id or ""),
        "target_group": group.target_group.value if group.target_group is not None else "",
        "operator": str(group.operator_id or ""),
        "legal_maximum": group.legal_maximum,
        "agreed_on": group.agreed_on,
    }


class OccupancyForm(Form):
    """How many people lived in a group of places on a day."""

    residents = NumberField(
        _l("Number of residents"),
        [
            InputRequired(_l("Enter the number of residents.")),
            NumberRange(0, MOST_RESIDENTS, _l("Enter a whole number from 0 to 100,000.")),
        ],
    )
    counted_on = DayField(_l("Counted on"), [InputRequired(_l("Enter the day."))])
    source = StringField(
        _l("Where this is written"),
        [InputRequired(_l("Write down where this is written.")), Length(max=300)],
    )

    def details(self) -> Count:
        """What was filled in, as values of the trade; only after the form was found valid."""
        assert self.counted_on.data is not None, "the form asks for the day"
        return Count(self.counted_on.data, self.residents.data or 0, (self.source.data or "").strip())
