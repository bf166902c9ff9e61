"""The closed lists of this room in the reader's language."""

from flask_babel import lazy_gettext as _l

from app.improvement.list_queries import Openness
from app.improvement.models import EntryKind, MeasureState, OwnerKind

STATE_WORDS = {
    MeasureState.AGREED: _l("Agreed"),
    MeasureState.UNDER_WAY: _l("Under way"),
    MeasureState.REPORTED_DONE: _l("Reported done"),
    MeasureState.CLOSED: _l("Completed"),
    MeasureState.DROPPED: _l("Dropped"),
}
OWNER_WORDS = {
    OwnerKind.MUNICIPALITY: _l("Municipality"),
    OwnerKind.OPERATOR: _l("Operator"),
    OwnerKind.OTHER: _l("Somebody else"),
}
ENTRY_WORDS = {
    EntryKind.NOTE: _l("Note"),
    EntryKind.PROGRESS: _l("Progress"),
    EntryKind.PROOF: _l("Proof"),
    EntryKind.NEW_DEADLINE: _l("Another deadline"),
    EntryKind.RETURNED: _l("Given back"),
    EntryKind.CLOSED: _l("Completed"),
    EntryKind.DROPPED: _l("Dropped"),
}
OPENNESS_WORDS = {Openness.OPEN: _l("Open"), Openness.RESOLVED: _l("Resolved")}
