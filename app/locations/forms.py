"""The forms of locations, their places and the search."""

import uuid
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, SearchField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.forms import DayField, Form, NumberField
from app.locations.actions import LocationDetails
from app.locations.kinds import ALL_RESIDENTS, MOST_RESIDENTS, Group, LocationKind, Standing
from app.locations.models import Location, OperatorKind
from app.locations.queries import LocationFilters
from app.locations.words import (
    GROUP_WORDS,
    LOCATION_KIND_WORDS,
    OPERATOR_KIND_WORDS,
    STANDING_WORDS,
)

NEW_OPERATOR = "new"
# Staff work at a location; they are no residents to be counted.
COUNTED_GROUPS = tuple(group for group in Group if group is not Group.STAFF)


def _people(label: str) -> NumberField:
    message = _l("Enter a whole number from 0 to 100,000.")
    return NumberField(label, [Optional(), NumberRange(0, MOST_RESIDENTS, message)])


class LocationForm(Form):
    """Everything about a location but its places."""

    name = StringField(_l("Name of the location"), [InputRequired(_l("Enter a name.")), Length(max=120)])
    municipality = SelectField(_l("Municipality"), [InputRequired(_l("Choose a municipality."))])
    kind = SelectField(
        _l("Kind of location"),
        [InputRequired(_l("Choose a kind."))],
        choices=[
            ("", _l("Choose a kind")),
            *((kind.value, word) for kind, word in LOCATION_KIND_WORDS.items()),
        ],
    )
    operator = SelectField(
        _l("Operator"),
        [Optional()],
        description=_l("Is it not in the list? Choose another operator and fill in its name below."),
    )
    operator_name = StringField(_l("Name of the new operator"), [Length(max=120)])
    operator_kind = SelectField(
        _l("Kind of the new operator"),
        choices=[(kind.value, word) for kind, word in OPERATOR_KIND_WORDS.items()],
        default=OperatorKind.OTHER.value,
    )
    groups = SelectMultipleField(
        _l("Who lives here"),
        [Optional()],
        choices=[(group.value, GROUP_WORDS[group]) for group in COUNTED_GROUPS],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("Decides which norms apply. Choose all groups that live here now."),
    )
    residents_all = _people(_l("All residents together"))
    residents_families = _people(_l("Of whom in families"))
    residents_children = _people(_l("Of whom children"))
    residents_unaccompanied_minors = _people(_l("Of whom unaccompanied minors"))
    residents_special_needs = _people(_l("Of whom with special needs"))
    street_address = StringField(_l("Street and number"), [Length(max=200)])
    postal_code = StringField(
        _l("Postal code"), [Length(max=7)], description=_l("Four figures and two letters, such as 1234 AB.")
    )
    address_protected = BooleanField(
        _l("Protect the address"),
        description=_l(
            "Then only inspectors, reviewers and the municipality see it. "
            "Always so where unaccompanied minors live."
        ),
    )
    opened_on = DayField(_l("Open since"), [Optional()])
    closes_on = DayField(_l("Last day open"), [Optional()])
    legal_maximum = NumberField(
        _l("Most residents that are allowed"),
        [Optional(), NumberRange(1, MOST_RESIDENTS, _l("Enter a whole number from 1 to 100,000."))],
        description=_l("As in the permit or the agreement with the municipality."),
    )

    @property
    def residents_fields(self) -> dict[str, Field]:
        """The fields with numbers of residents, by group id (`all` for everybody)."""
        by_group = {
            group.value: self[f"residents_{group.value.replace('-', '_')}"] for group in COUNTED_GROUPS
        }
        return {ALL_RESIDENTS: self.residents_all} | by_group

    def details(self, operator_id: uuid.UUID | None, *, is_fictional: bool = False) -> LocationDetails:
        """What was filled in, as values of the trade."""
        residents = {
            group: field.data for group, field in self.residents_fields.items() if field.data is not None
        }
        return LocationDetails(
            name=self.name.data or "",
            municipality_code=self.municipality.data or "",
            kind=self.kind.data or "",
            operator_id=operator_id,
            groups=frozenset(self.groups.data or ()),
            residents=residents,
            street_address=self.street_address.data,
            postal_code=self.postal_code.data,
            address_protected=bool(self.address_protected.data),
            opened_on=self.opened_on.data,
            closes_on=self.closes_on.data,
            legal_maximum=self.legal_maximum.data,
            is_fictional=is_fictional,
        )


def filled_from(location: Location) -> dict[str, Any]:
    """The form's values for a location that is there."""
    values: dict[str, Any] = {
        f"residents_{group.replace('-', '_')}": number for group, number in location.residents.items()
    }
    return values | {
        "name": location.name,
        "municipality": location.municipality_code,
        "kind": location.kind,
        "operator": str(location.operator_id or ""),
        "groups": location.groups,
        "street_address": location.street_address,
        "postal_code": location.postal_code,
        "address_protected": location.address_protected,
        "opened_on": location.opened_on,
        "closes_on": location.closes_on,
        "legal_maximum": location.legal_maximum,
    }


class LocationSearchForm(Form):
    """The search above the list, in the address."""

    class Meta:
        csrf = False

    words = SearchField(_l("Name or municipality"))
    province = SelectField(_l("Province"))
    municipality = SelectField(_l("Municipality"))
    kind = SelectField(
        _l("Kind"),
        choices=[("", _l("All kinds")), *((kind.value, word) for kind, word in LOCATION_KIND_WORDS.items())],
    )
    standing = SelectField(
        _l("Open or closed"),
        choices=[("", _l("All locations")), *((one.value, word) for one, word in STANDING_WORDS.items())],
    )

    def filters(self) -> LocationFilters:
        """What is asked; an unknown standing or kind asks nothing."""
        standing = self.standing.data or ""
        kind = self.kind.data or ""
        return LocationFilters(
            words=self.words.data or "",
            province=self.province.data or "",
            municipality=self.municipality.data or "",
            kind=kind if kind in frozenset(LocationKind) else "",
            standing=Standing(standing) if standing in frozenset(Standing) else None,
        )
