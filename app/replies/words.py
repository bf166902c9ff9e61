"""The closed lists of this room in the reader's language, and its lines in the inbox."""

from flask_babel import lazy_gettext as _l

from app.notices.words import Line
from app.replies.models import Outcome, Party, Stance

PARTY_WORDS = {Party.OPERATOR: _l("Operator"), Party.MUNICIPALITY: _l("Municipality")}
STANCE_WORDS = {
    Stance.AGREE: _l("We agree"),
    Stance.FACTUAL_ERROR: _l("This is not right (factual error)"),
    Stance.INFORMATION_MISSING: _l("Something is missing here"),
}
OUTCOME_WORDS = {
    Outcome.UPHELD: _l("The finding stands"),
    Outcome.CHANGED: _l("The finding is changed"),
}
NOTICE_LINES = {
    "hand-in-reply": Line(
        _l("A reply to the concept of assessment %(number)s came in."), "review.hearing", "assessment_id"
    ),
    "reply-term-over": Line(
        _l("The time to reply to the concept of assessment %(number)s is over."),
        "review.hearing",
        "assessment_id",
    ),
}
SENTENCES = {
    "reply-not-found": _l("There is no such reply."),
    "link-not-usable": _l(
        "This link does not work, or not any more. Ask who sent you the concept for a new one."
    ),
    "code-wrong": _l("This code does not open the concept. Check it, or ask for a new one."),
    "too-many-codes": _l("There were too many codes in a short time. Wait an hour and try again."),
    "reply-handed-in": _l("This reply was handed in already, so nothing of it can be changed."),
    "reply-term-over": _l("Nothing comes in any more: the last day has passed."),
    "reply-too-late": _l("Nothing comes in any more: the replies to this concept were decided on."),
    "finding-not-replied-to": _l("Nobody replied to this finding, so there is nothing to decide on."),
    "finding-not-put-to-you": _l("This finding is not part of the concept."),
    "stance-unknown": _l("Choose one of the three answers."),
    "name-missing": _l("Fill in your name and function."),
    "answers-without-words": _l(
        "%(number)s findings with which you do not agree have no explanation yet. Say what is not right or "
        "missing; what you saved is kept."
    ),
    "reply-file-empty": _l("This file is empty. Your answers are saved."),
    "reply-file-too-large": _l("This file is larger than %(megabytes)s MB. Your answers are saved."),
    "reply-file-kind": _l(
        "We accept PDF, JPEG, PNG, Word, Excel and OpenDocument files without macros. Your answers are saved."
    ),
    "too-many-reply-files": _l("Add at most %(most)s files to one finding. Your answers are saved."),
    "address-unusable": _l("This is not an e-mail address that we can use."),
    "no-operator": _l("This location has no operator."),
    "no-address-on-file": _l("There is no address on file. Fill it in first."),
    "term-extended-before": _l("The time to reply was extended before. That is possible once."),
    "parties-not-heard": _l(
        "A party that was sent the concept did not reply yet, and its time is not over. Wait, or write down "
        "that it will not reply."
    ),
    "replies-undecided": _l("Of %(number)s findings that are contested nothing was decided yet."),
}
