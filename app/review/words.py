"""What can go wrong in this room, in words, and what it tells people."""

from flask_babel import lazy_gettext as _l

from app.assessments.overriding import Standing
from app.notices.words import Line

SENTENCES = {
    "hearing-not-found": _l("There is no hear and reply of this assessment, or it is not yours to handle."),
    "remark-empty": _l("Write what you want to say about this judgement."),
    "override-not-found": _l("There is no such override."),
    "override-needs-another": _l("You proposed this override yourself. Somebody else has to agree."),
    "override-not-waiting": _l(
        "This override does not wait for you any more: it was agreed with, taken back, or the judgements "
        "under it have changed."
    ),
    "overrides-open": _l(
        "%(number)s overrides wait for a second person, or lapsed because what they rest on changed. "
        "Have each agreed with, or take it back."
    ),
    "override-refused-unknown-target": _l("Choose a standard or theme of this assessment."),
    "override-refused-overridden-twice": _l(
        "There is an override of this verdict already. Take that one back."
    ),
    "override-refused-verdict-not-judged": _l(
        "Only a verdict that was really judged can be set one step up or down."
    ),
    "override-refused-not-one-step": _l("An override sets a verdict one step up or down, not more."),
    "override-refused-knock-out-not-met": _l("A knock-out norm is not met here. That is never overridden."),
    "override-refused-acute-risk": _l("There is an acute danger here. That is never overridden."),
}
NOTICE_LINES = {
    "override-waits": Line(
        _l("An override in assessment %(number)s waits for a second person."), "review.one", "assessment_id"
    ),
}
STANDING_WORDS = {
    Standing.WAITS: _l("Waits for a second person"),
    Standing.HOLDS: _l("Holds"),
    Standing.LAPSED: _l("Lapsed: judgements under it changed"),
    Standing.ENDED: _l("Override taken back"),
}
