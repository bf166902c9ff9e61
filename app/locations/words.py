"""The closed lists of this room in the reader's language."""

from flask_babel import lazy_gettext as _l

from app.locations.kinds import Group, LocationKind, Standing
from app.locations.models import OperatorKind, PlaceKind, PlaceState

LOCATION_KIND_WORDS = {
    LocationKind.REGULAR_CENTRE: _l("Asylum seekers' centre"),
    LocationKind.REGISTRATION_CENTRE: _l("Registration centre"),
    LocationKind.PROCESS_CENTRE: _l("Reception during the procedure"),
    LocationKind.EMERGENCY: _l("Emergency reception"),
    LocationKind.CRISIS_EMERGENCY: _l("Crisis emergency reception"),
    LocationKind.SMALL_SCALE: _l("Small-scale reception"),
    LocationKind.UNACCOMPANIED_MINORS: _l("Reception of unaccompanied minors"),
    LocationKind.MUNICIPAL_TEMPORARY: _l("Temporary municipal reception"),
    LocationKind.MUNICIPAL_DURABLE: _l("Durable municipal reception"),
    LocationKind.RESTRICTED: _l("Location with restrictions"),
    LocationKind.OTHER: _l("Other reception"),
}
GROUP_WORDS = {
    Group.FAMILIES: _l("Families"),
    Group.CHILDREN: _l("Children"),
    Group.UNACCOMPANIED_MINORS: _l("Unaccompanied minors"),
    Group.SPECIAL_NEEDS: _l("Residents with special needs"),
    Group.STAFF: _l("Staff"),
}
STANDING_WORDS = {
    Standing.PLANNED: _l("Not open yet"),
    Standing.OPEN: _l("Open"),
    Standing.CLOSED: _l("Closed"),
}
OPERATOR_KIND_WORDS = {
    OperatorKind.COA: _l("COA"),
    OperatorKind.MUNICIPALITY: _l("Municipality"),
    OperatorKind.FOUNDATION: _l("Foundation"),
    OperatorKind.OTHER: _l("Other operator"),
}
PLACE_KIND_WORDS = {
    PlaceKind.REGULAR: _l("Regular places"),
    PlaceKind.EMERGENCY: _l("Emergency places"),
    PlaceKind.UNACCOMPANIED_MINORS: _l("Places for unaccompanied minors"),
    PlaceKind.UKRAINE: _l("Places for people from Ukraine"),
    PlaceKind.STATUS_HOLDERS: _l("Places for status holders"),
    PlaceKind.SPECIAL: _l("Special places"),
}
PLACE_STATE_WORDS = {
    PlaceState.PLANNED: _l("Planned"),
    PlaceState.AGREED: _l("Agreed"),
    PlaceState.OPEN: _l("Open"),
    PlaceState.CLOSING: _l("Closing"),
    PlaceState.CLOSED: _l("Closed"),
}
