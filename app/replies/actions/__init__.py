"""Every write of this room: sending out, what the parties do behind their link, and deciding."""

from app.replies.actions.answering import add_file, hand_in, remove_file, save_answer, save_remarks
from app.replies.actions.deciding import decide, decline
from app.replies.actions.opening import TooManyCodes, send_code, try_code
from app.replies.actions.reminding import remind_and_tell
from app.replies.actions.sending import (
    extend_term,
    open_hearing,
    renew_link,
    revoke_link,
    set_contact,
)

__all__ = [
    "TooManyCodes",
    "add_file",
    "decide",
    "decline",
    "extend_term",
    "hand_in",
    "open_hearing",
    "remind_and_tell",
    "remove_file",
    "renew_link",
    "revoke_link",
    "save_answer",
    "save_remarks",
    "send_code",
    "set_contact",
    "try_code",
]
