"""Which assessments the demo plays: one in every state and more."""

from dataclasses import dataclass

from app.assessments.models import Kind
from app.assessments.workflow import Step

REVIEW = (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT, Step.PUBLISH)
REASONS = {
    Step.REQUEST_CHANGES: "Graag bij de sanitaire ruimtes opschrijven welke ruimtes u hebt gezien.",
    Step.DECIDE_REPLY: "Er is binnen de termijn geen zienswijze ontvangen.",
    Step.WITHDRAW: "De locatie sloot voordat het bezoek kon plaatsvinden.",
}


@dataclass(frozen=True)
class Story:
    """One assessment to play: where, how, how long ago, how far it gets."""

    place: int
    days_ago: int
    steps: tuple[Step, ...]
    profile: str = "short"
    kind: Kind = Kind.INSPECTION
    announced: bool | None = True
    # How many of a hundred indicators fall short; how many are left open.
    short: int = 6
    open: int = 0


JUDGED = (Step.BEGIN_JUDGING,)
SUBMITTED = (*JUDGED, Step.SUBMIT)
IN_REVIEW = (*SUBMITTED, Step.BEGIN_REVIEW)
SENT_BACK = (*IN_REVIEW, Step.REQUEST_CHANGES)
OUT = (*IN_REVIEW, Step.SEND_OUT_FOR_REPLY)
DECIDED = (*OUT, Step.DECIDE_REPLY)
ADOPTED = (*DECIDED, Step.ADOPT)
PUBLISHED = (*ADOPTED, Step.PUBLISH)
SELF = Kind.SELF_ASSESSMENT

STORIES = (
    Story(0, 420, PUBLISHED, short=12),
    Story(0, 24, SUBMITTED, profile="full", kind=SELF, announced=None, short=1),
    Story(1, 200, PUBLISHED, short=0),
    Story(2, 90, PUBLISHED, short=4),
    Story(3, 60, PUBLISHED, profile="emergency", announced=False, short=22),
    Story(4, 150, PUBLISHED, short=2),
    Story(5, 20, OUT, short=10),
    Story(6, 300, PUBLISHED, short=5),
    Story(6, 12, IN_REVIEW, short=7),
    Story(7, 45, PUBLISHED, profile="unaccompanied-minors", announced=False, short=3),
    Story(8, 400, PUBLISHED, short=3),
    Story(9, 15, SENT_BACK, profile="emergency", short=20),
    Story(10, 30, ADOPTED, short=4),
    Story(11, 100, PUBLISHED, profile="small-scale", short=0),
    Story(12, 9, SUBMITTED, short=6),
    Story(13, 60, DECIDED, profile="small-scale", short=5),
    Story(14, 3, JUDGED, short=5, open=40),
    Story(15, 2, JUDGED, profile="emergency", announced=False, short=15, open=65),
    Story(15, 250, PUBLISHED, profile="emergency", short=25),
    Story(16, 120, PUBLISHED, short=3, open=30),
    Story(17, 75, PUBLISHED, profile="unaccompanied-minors", short=8),
    Story(18, 40, ADOPTED, short=1),
    Story(19, 18, (Step.WITHDRAW,)),
    Story(20, -6, ()),
    Story(21, -12, ()),
    Story(22, -20, (), announced=False),
    Story(22, 500, PUBLISHED, short=5),
    Story(23, -30, (), profile="before-opening", kind=Kind.BEFORE_OPENING, announced=None),
    Story(1, -15, (), kind=SELF, profile="short", announced=None),
)
