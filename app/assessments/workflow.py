"""The life of an assessment as one pure state machine: which step leads from where to where, and who takes
it.
"""

import enum
from dataclasses import dataclass


class State(enum.StrEnum):
    """Where an assessment stands."""

    PLANNED = "planned"
    JUDGING = "judging"
    SUBMITTED = "submitted"
    IN_REVIEW = "in-review"
    CHANGES_REQUESTED = "changes-requested"
    OUT_FOR_REPLY = "out-for-reply"
    REPLY_DECIDED = "reply-decided"
    ADOPTED = "adopted"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Step(enum.StrEnum):
    """What can be done with an assessment as a whole."""

    BEGIN_JUDGING = "begin-judging"
    SUBMIT = "submit"
    BEGIN_REVIEW = "begin-review"
    REQUEST_CHANGES = "request-changes"
    SEND_OUT_FOR_REPLY = "send-out-for-reply"
    DECIDE_REPLY = "decide-reply"
    ADOPT = "adopt"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


class Actor(enum.StrEnum):
    """Who takes a step. A judge is a member of the assessment; a reviewer never judged in it."""

    JUDGE = "judge"
    REVIEWER = "reviewer"


@dataclass(frozen=True)
class Transition:
    """One arrow of the machine."""

    step: Step
    sources: frozenset[State]
    target: State
    actor: Actor
    needs_reason: bool = False


# Before adoption an assessment can still be withdrawn; what was adopted stands.
UNDER_WAY = frozenset(State) - {State.ADOPTED, State.PUBLISHED, State.WITHDRAWN}

TRANSITIONS = (
    Transition(Step.BEGIN_JUDGING, frozenset({State.PLANNED}), State.JUDGING, Actor.JUDGE),
    Transition(
        Step.SUBMIT, frozenset({State.JUDGING, State.CHANGES_REQUESTED}), State.SUBMITTED, Actor.JUDGE
    ),
    Transition(Step.BEGIN_REVIEW, frozenset({State.SUBMITTED}), State.IN_REVIEW, Actor.REVIEWER),
    Transition(
        Step.REQUEST_CHANGES,
        frozenset({State.IN_REVIEW}),
        State.CHANGES_REQUESTED,
        Actor.REVIEWER,
        needs_reason=True,
    ),
    Transition(Step.SEND_OUT_FOR_REPLY, frozenset({State.IN_REVIEW}), State.OUT_FOR_REPLY, Actor.REVIEWER),
    Transition(
        Step.DECIDE_REPLY,
        frozenset({State.OUT_FOR_REPLY}),
        State.REPLY_DECIDED,
        Actor.REVIEWER,
        needs_reason=True,
    ),
    Transition(Step.ADOPT, frozenset({State.REPLY_DECIDED}), State.ADOPTED, Actor.REVIEWER),
    Transition(Step.PUBLISH, frozenset({State.ADOPTED}), State.PUBLISHED, Actor.REVIEWER),
    Transition(Step.WITHDRAW, UNDER_WAY, State.WITHDRAWN, Actor.REVIEWER, needs_reason=True),
    # The team itself can stop as long as nothing was handed in.
    Transition(
        Step.WITHDRAW,
        frozenset({State.PLANNED, State.JUDGING}),
        State.WITHDRAWN,
        Actor.JUDGE,
        needs_reason=True,
    ),
)

OPEN_FOR_JUDGING = frozenset({State.JUDGING, State.CHANGES_REQUESTED})


def transition(step: Step, state: State, actor: Actor) -> Transition | None:
    """The arrow that this actor's `step` takes from `state`, or None when the step is not possible there."""
    return next((arrow for arrow in steps_from(state, actor) if arrow.step is step), None)


def steps_from(state: State, actor: Actor) -> tuple[Transition, ...]:
    """The steps this actor can take from `state`, in the order of life."""
    return tuple(arrow for arrow in TRANSITIONS if arrow.actor is actor and state in arrow.sources)
