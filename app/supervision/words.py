"""The closed lists of this room in the reader's language."""

from flask_babel import lazy_gettext as _l

from app.i18n import current_language
from app.supervision.deadlines import Waiting
from app.supervision.models import LadderStep

WAITING_WORDS = {
    Waiting.ANSWERED: _l("Answered"),
    Waiting.NOTHING_ASKED: _l("No answer asked"),
    Waiting.OPEN: _l("Waits for an answer"),
    Waiting.SOON: _l("Deadline within two weeks"),
    Waiting.PASSED: _l("Deadline has passed"),
}


def ladder_name(step: LadderStep) -> str:
    """What the step is called, in the reader's language where it has a name in it."""
    return (current_language() == "en" and step.name_en) or step.name


def ladder_basis(step: LadderStep) -> str:
    """Where the step comes from."""
    return (current_language() == "en" and step.basis_en) or step.basis
