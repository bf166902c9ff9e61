"""The life of an assessment as one pure state machine: which step leads from where to where, who takes it,
what must hold and what it writes down. docs/workflow.md is drawn from it.
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
    """Who takes a step, always within the reach of their role."""

    # A member of the team who holds the role that judges this kind of assessment.
    JUDGE = "judge"
    # A reviewer who is not in the team and gave none of the judgements of the visit (four eyes).
    REVIEWER = "reviewer"
    # A reviewer who changed no judgement on a reply either.
    ADOPTER = "adopter"


class Condition(enum.StrEnum):
    """What must hold before a step, beside state and actor."""

    SOMETHING_JUDGED = "something-judged"
    NO_CONFLICTS = "no-conflicts"
    KNOCK_OUTS_JUDGED = "knock-outs-judged"
    PHOTOS_RECEIVED = "photos-received"
    COVERAGE_SHOWN = "coverage-shown"
    INDICATORS_NAMED = "indicators-named"
    OVERRIDES_SETTLED = "overrides-settled"
    PARTIES_HEARD = "parties-heard"
    REPLIES_DECIDED = "replies-decided"
    REASON_GIVEN = "reason-given"


class Record(enum.StrEnum):
    """What a step writes down, beside its one audit line."""

    FIRST_DAY = "first-day"
    FACTS_OF_LOCATION = "facts-of-location"
    MOMENT_OF_SUBMISSION = "moment-of-submission"
    INDICATORS_OPENED = "indicators-opened"
    HEARING = "hearing"
    REASON = "reason"
    SCORECARD_SUBMISSION = "scorecard-submission"
    SCORECARD_CONCEPT = "scorecard-concept"
    SCORECARD_REPLY = "scorecard-reply"
    SCORECARD_ADOPTION = "scorecard-adoption"


@dataclass(frozen=True)
class Transition:
    """One arrow of the machine. `must_hold` is asked in this order; the first that fails is told."""

    step: Step
    sources: frozenset[State]
    target: State
    actor: Actor
    must_hold: tuple[Condition, ...] = ()
    records: tuple[Record, ...] = ()

    @property
    def needs_reason(self) -> bool:
        """Whether a reason is asked for."""
        return Condition.REASON_GIVEN in self.must_hold


# Before adoption an assessment can still be withdrawn; what was adopted stands.
UNDER_WAY = frozenset(State) - {State.ADOPTED, State.PUBLISHED, State.WITHDRAWN}

TRANSITIONS = (
    Transition(
        Step.BEGIN_JUDGING,
        frozenset({State.PLANNED}),
        State.JUDGING,
        Actor.JUDGE,
        records=(Record.FIRST_DAY, Record.FACTS_OF_LOCATION),
    ),
    Transition(
        Step.SUBMIT,
        frozenset({State.JUDGING, State.CHANGES_REQUESTED}),
        State.SUBMITTED,
        Actor.JUDGE,
        (
            Condition.SOMETHING_JUDGED,
            Condition.NO_CONFLICTS,
            Condition.KNOCK_OUTS_JUDGED,
            Condition.PHOTOS_RECEIVED,
            Condition.COVERAGE_SHOWN,
        ),
        (Record.MOMENT_OF_SUBMISSION, Record.SCORECARD_SUBMISSION),
    ),
    Transition(Step.BEGIN_REVIEW, frozenset({State.SUBMITTED}), State.IN_REVIEW, Actor.REVIEWER),
    Transition(
        Step.REQUEST_CHANGES,
        frozenset({State.IN_REVIEW}),
        State.CHANGES_REQUESTED,
        Actor.REVIEWER,
        (Condition.REASON_GIVEN, Condition.INDICATORS_NAMED),
        (Record.REASON, Record.INDICATORS_OPENED),
    ),
    Transition(
        Step.SEND_OUT_FOR_REPLY,
        frozenset({State.IN_REVIEW}),
        State.OUT_FOR_REPLY,
        Actor.REVIEWER,
        (Condition.OVERRIDES_SETTLED,),
        (Record.SCORECARD_CONCEPT, Record.HEARING),
    ),
    Transition(
        Step.DECIDE_REPLY,
        frozenset({State.OUT_FOR_REPLY}),
        State.REPLY_DECIDED,
        Actor.REVIEWER,
        (
            Condition.REASON_GIVEN,
            Condition.PARTIES_HEARD,
            Condition.REPLIES_DECIDED,
            Condition.OVERRIDES_SETTLED,
        ),
        (Record.REASON, Record.SCORECARD_REPLY),
    ),
    Transition(
        Step.ADOPT,
        frozenset({State.REPLY_DECIDED}),
        State.ADOPTED,
        Actor.ADOPTER,
        records=(Record.SCORECARD_ADOPTION,),
    ),
    Transition(Step.PUBLISH, frozenset({State.ADOPTED}), State.PUBLISHED, Actor.REVIEWER),
    Transition(
        Step.WITHDRAW,
        UNDER_WAY,
        State.WITHDRAWN,
        Actor.REVIEWER,
        (Condition.REASON_GIVEN,),
        (Record.REASON,),
    ),
    # The team itself can stop as long as nothing was handed in.
    Transition(
        Step.WITHDRAW,
        frozenset({State.PLANNED, State.JUDGING}),
        State.WITHDRAWN,
        Actor.JUDGE,
        (Condition.REASON_GIVEN,),
        (Record.REASON,),
    ),
)

OPEN_FOR_JUDGING = frozenset({State.JUDGING, State.CHANGES_REQUESTED})


def transition(step: Step, state: State, *actors: Actor) -> Transition | None:
    """The arrow that the `step` of one of these actors takes from `state`; None when it is not possible."""
    return next((arrow for arrow in steps_from(state, *actors) if arrow.step is step), None)


def steps_from(state: State, *actors: Actor) -> tuple[Transition, ...]:
    """The steps these actors can take from `state`, in the order of life."""
    return tuple(arrow for arrow in TRANSITIONS if arrow.actor in actors and state in arrow.sources)
