"""The closed lists of this room in the reader's language."""

from flask_babel import lazy_gettext as _l

from app.i18n import current_language
from app.notices.words import Line
from app.supervision.actions import ANSWERS_DUE
from app.supervision.deadlines import Waiting
from app.supervision.models import LadderStep

WAITING_WORDS = {
    Waiting.ANSWERED: _l("Answered"),
    Waiting.NOTHING_ASKED: _l("No answer asked"),
    Waiting.OPEN: _l("Waits for an answer"),
    Waiting.SOON: _l("Deadline within two weeks"),
    Waiting.PASSED: _l("Deadline has passed"),
}
NOTICE_LINES = {
    ANSWERS_DUE: Line(
        _l("Answers under supervision that are overdue or due within two weeks: %(number)s."),
        "overview.start",
    ),
}


def ladder_name(step: LadderStep) -> str:
    """What the step is called, in the reader's language where it has a name in it."""
    return (current_language() == "en" and step.name_en) or step.name


def ladder_basis(step: LadderStep) -> str:
    """Where the step comes from."""
    return (current_language() == "en" and step.basis_en) or step.basis
