"""The closed lists of this room in the reader's language."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.assessments.models import FindingKind, Kind
from app.assessments.workflow import State, Step
from app.notices.words import Line
from quality_framework import Exclusion, Risk

STATE_WORDS = {
    State.PLANNED: _l("Planned"),
    State.JUDGING: _l("Being judged"),
    State.SUBMITTED: _l("Submitted"),
    State.IN_REVIEW: _l("In review"),
    State.CHANGES_REQUESTED: _l("Changes asked for"),
    State.OUT_FOR_REPLY: _l("Out for reply"),
    State.REPLY_DECIDED: _l("Reply decided"),
    State.ADOPTED: _l("Adopted"),
    State.PUBLISHED: _l("Published"),
    State.WITHDRAWN: _l("Withdrawn"),
}
KIND_WORDS = {
    Kind.INSPECTION: _l("Inspection"),
    Kind.SELF_ASSESSMENT: _l("Self-assessment"),
    Kind.RE_INSPECTION: _l("Re-inspection"),
    Kind.BEFORE_OPENING: _l("Check before opening"),
}
STEP_WORDS = {
    Step.BEGIN_JUDGING: _l("Begin judging"),
    Step.SUBMIT: _l("Submit assessment"),
    Step.BEGIN_REVIEW: _l("Begin the review"),
    Step.REQUEST_CHANGES: _l("Ask for changes"),
    Step.SEND_OUT_FOR_REPLY: _l("Send out for reply"),
    Step.DECIDE_REPLY: _l("Record what was decided on the reply"),
    Step.ADOPT: _l("Adopt assessment"),
    Step.PUBLISH: _l("Publish assessment"),
    Step.WITHDRAW: _l("Withdraw assessment"),
}
STEP_TAKEN_WORDS = {
    Step.BEGIN_JUDGING: _l("Judging has begun."),
    Step.SUBMIT: _l("The assessment was submitted. Its scorecard is kept as it is now."),
    Step.BEGIN_REVIEW: _l("The review has begun."),
    Step.REQUEST_CHANGES: _l("The team can change its judgements again."),
    Step.SEND_OUT_FOR_REPLY: _l("The concept is out for reply."),
    Step.DECIDE_REPLY: _l("What was decided on the reply is recorded."),
    Step.ADOPT: _l("The assessment was adopted. Its scorecard is kept as it is now."),
    Step.PUBLISH: _l("The assessment was published."),
    Step.WITHDRAW: _l("The assessment was withdrawn."),
}
FINDING_KIND_WORDS = {
    FindingKind.SHORTCOMING: _l("Shortcoming"),
    FindingKind.GOOD_PRACTICE: _l("Good practice"),
}
RISK_WORDS = {
    Risk.LOW: _l("Low"),
    Risk.MEDIUM: _l("Medium"),
    Risk.HIGH: _l("High"),
    Risk.ACUTE: _l("Acute danger"),
}
EXCLUSION_WORDS = {
    Exclusion.OUTSIDE_SCOPE: _l("not part of this re-inspection"),
    Exclusion.OUTSIDE_PROFILE: _l("not part of this visit"),
    Exclusion.OTHER_KIND: _l("not for this kind of location"),
    Exclusion.OTHER_PHASE: _l("not for this moment in the life of the location"),
    Exclusion.GROUP_ABSENT: _l("the people it is meant for do not live here"),
    Exclusion.LOCAL_VALUE_OPEN: _l("no number was fixed for the Netherlands: measured and shown, not judged"),
    Exclusion.JUDGED_NOT_APPLICABLE: _l("judged not applicable"),
}
NOTICE_LINES = {
    kind: Line(words, "assessments.one", "assessment_id")
    for kind, words in {
        "submit": _l("Assessment %(number)s was submitted and waits for a reviewer."),
        "request-changes": _l("The reviewer asks for changes in assessment %(number)s."),
        "send-out-for-reply": _l("The concept of assessment %(number)s is out for reply."),
        "decide-reply": _l("The replies to assessment %(number)s were decided on."),
        "adopt": _l("Assessment %(number)s was adopted."),
        "publish": _l("Assessment %(number)s was published."),
        "withdraw": _l("Assessment %(number)s was withdrawn."),
    }.items()
}
HISTORY_WORDS = {
    "plan-assessment": _l("Planned"),
    "begin-judging": _l("Judging began"),
    "record-judgements": _l("Judgements recorded"),
    "record-rooms": _l("Rooms described"),
    "describe-visit": _l("Visit described"),
    "close-visit": _l("Visit closed"),
    "record-acute-danger": _l("Acute danger recorded"),
    "add-photo": _l("Photo added"),
    "change-caption": _l("Caption changed"),
    "remove-photo": _l("Photo removed"),
    "change-team": _l("Team changed"),
    "group-findings": _l("Findings grouped"),
    "word-finding": _l("Finding worded"),
    "draw-up-findings": _l("Findings drawn up"),
    "assign-themes": _l("Themes divided"),
    "agree-measure": _l("Measure agreed"),
    "measure-note": _l("Note about a measure"),
    "measure-progress": _l("Progress of a measure"),
    "measure-proof": _l("Proof of a measure"),
    "measure-new-deadline": _l("Another deadline for a measure"),
    "measure-returned": _l("Measure given back"),
    "measure-closed": _l("Measure closed"),
    "measure-dropped": _l("Measure dropped"),
    "resolve-finding": _l("Finding resolved"),
    "submit": _l("Submitted"),
    "add-remark": _l("Remark of the reviewer"),
    "propose-override": _l("Override proposed"),
    "agree-with-override": _l("Override agreed with"),
    "end-override": _l("Override taken back"),
    "open-hearing": _l("Findings put to the parties"),
    "renew-reply-link": _l("New link sent"),
    "revoke-reply-link": _l("Link taken back"),
    "extend-reply-term": _l("Time to reply extended"),
    "send-reply-code": _l("Code sent"),
    "open-reply": _l("Concept opened by a party"),
    "open-reply-failed": _l("Wrong code tried"),
    "save-reply-answer": _l("Answers saved by a party"),
    "add-reply-file": _l("File added by a party"),
    "remove-reply-file": _l("File removed by a party"),
    "hand-in-reply": _l("Reply handed in"),
    "remind-of-reply": _l("Party reminded"),
    "decline-reply": _l("Party will not reply"),
    "decide-on-finding": _l("Decided on a finding"),
    "change-on-reply": _l("Judgement changed on a reply"),
    "freeze-scorecard": _l("Scorecard kept"),
    "begin-review": _l("Review began"),
    "request-changes": _l("Changes asked for"),
    "send-out-for-reply": _l("Sent out for reply"),
    "decide-reply": _l("Decided on the reply"),
    "adopt": _l("Adopted"),
    "publish": _l("Published"),
    "withdraw": _l("Withdrawn"),
}


def announced_words(announced: bool | None) -> str:
    """`announced` or `unannounced`; empty where the question does not arise."""
    if announced is None:
        return ""
    return _("announced") if announced else _("unannounced")
