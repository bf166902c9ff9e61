"""The steps from submitted onwards."""

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.actions import change_state, freeze_scorecard
from app.assessments.models import Assessment, Stage
from app.assessments.workflow import Actor, Step


def take_step(
    session: Session, by: Person, assessment: Assessment, step: Step, reason: str = ""
) -> Assessment:
    """Take one of the reviewer's steps. Four eyes: refused for who is in the team or gave a judgement. Of
    two reviewers who act at once one wins and the other is told. Adopting keeps the scorecard as it is
    at that moment.
    """
    assessment = change_state(session, by, assessment, step, Actor.REVIEWER, reason=reason)
    if step is Step.ADOPT:
        freeze_scorecard(session, by, assessment, Stage.ADOPTION)
    return assessment
