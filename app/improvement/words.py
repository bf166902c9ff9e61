"""The closed lists of this room in the reader's language."""

from flask_babel import lazy_gettext as _l

from app.improvement.actions import MEASURES_DUE, MEASURES_LATE
from app.improvement.list_queries import Due, Openness
from app.improvement.models import EntryKind, MeasureState, OwnerKind
from app.notices.words import Line

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
DUE_WORDS = {Due.LATE: _l("Overdue only"), Due.SOON: _l("Overdue or due within a week")}
NOTICE_LINES = {
    MEASURES_DUE: Line(
        _l("Improvement measures that are overdue or due within a week: %(number)s."),
        "improvement.index",
        more=(("due", Due.SOON.value),),
    ),
    MEASURES_LATE: Line(
        _l("Improvement measures of visits that you led that are overdue: %(number)s."),
        "improvement.index",
        more=(("due", Due.LATE.value),),
    ),
}
OPENNESS_WORDS = {Openness.OPEN: _l("Open"), Openness.RESOLVED: _l("Resolved")}
