"""The picture of the life of an assessment, drawn from the machine itself: `python -m
app.assessments.workflow_picture > docs/workflow.md`.
"""

import sys
from collections.abc import Iterator

from app.assessments.workflow import TRANSITIONS, Actor, Condition, Record, State, Step, Transition

HEAD = """# The life of an assessment

Drawn from `app/assessments/workflow.py` by `python -m app.assessments.workflow_picture > docs/workflow.md`;
a test fails when it is not current. A step that is not possible is not offered, and refused when it is
forced. Each step writes one line in the audit trail, in the transaction of the step. The row of the
assessment is locked meanwhile: of two people who act at once one wins, and the other is told that the
assessment has moved on.
"""
WHO = {
    Actor.JUDGE: "a member of the team, with the role that judges this kind in this place",
    Actor.REVIEWER: "a reviewer in reach who is not in the team and judged nothing on the visit (four eyes)",
    Actor.ADOPTER: "a reviewer as above, who changed no judgement on a reply either",
}
HOLDS = {
    Condition.SOMETHING_JUDGED: "at least one indicator was judged",
    Condition.NO_CONFLICTS: "nobody has to choose between two judgements or two notes of one room",
    Condition.KNOCK_OUTS_JUDGED: "every knock-out norm that applies has an answer",
    Condition.PHOTOS_RECEIVED: "no photo or judgement waits on the device",
    Condition.COVERAGE_SHOWN: "the page showed the coverage as it is now",
    Condition.INDICATORS_NAMED: "the indicators that may be changed are named",
    Condition.OVERRIDES_SETTLED: "no override waits for its second person, and none has lapsed",
    Condition.PARTIES_HEARD: (
        "each party that was sent a link replied, let us know that it will not, or had its whole term"
    ),
    Condition.REPLIES_DECIDED: "every contested finding was decided on",
    Condition.REASON_GIVEN: "a reason is given",
}
WRITES = {
    Record.FIRST_DAY: "the first day of the visit",
    Record.FACTS_OF_LOCATION: "the facts of the location as they are then",
    Record.MOMENT_OF_SUBMISSION: "the moment, and the last day of the visit",
    Record.INDICATORS_OPENED: "which indicators may be changed",
    Record.HEARING: "the findings put to each party, its link and the last day",
    Record.REASON: "the reason",
    Record.SCORECARD_SUBMISSION: "the scorecard, frozen as submitted; the findings",
    Record.SCORECARD_CONCEPT: "the scorecard, frozen as concept",
    Record.SCORECARD_REPLY: "the scorecard, frozen as decided on the replies",
    Record.SCORECARD_ADOPTION: "the scorecard, frozen as adopted",
}


def picture() -> str:
    """The whole page: the diagram, then each step with who, what must hold and what it writes down."""
    return "\n".join([HEAD, *_diagram(), "", *_people(), "", *_steps()]) + "\n"


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {_key(State.PLANNED)}"
    for arrow in TRANSITIONS:
        for source in (state for state in State if state in arrow.sources):
            if arrow.step is not Step.WITHDRAW:
                yield f"    {_key(source)} --> {_key(arrow.target)}: {arrow.step.value} ({arrow.actor.value})"
    yield f"    {_key(State.PUBLISHED)} --> [*]"
    yield "```"
    under_way = next(arrow.sources for arrow in TRANSITIONS if arrow.step is Step.WITHDRAW)
    names = ", ".join(f"`{state.value}`" for state in State if state in under_way)
    yield ""
    yield f"`{Step.WITHDRAW.value}` leads from {names}"
    yield f"to `{State.WITHDRAWN.value}` and is left out of the drawing."


def _key(state: State) -> str:
    return state.value.replace("-", "_")


def _people() -> Iterator[str]:
    yield "| Who | In words |"
    yield "|---|---|"
    for actor, words in WHO.items():
        yield f"| `{actor.value}` | {words} |"


def _steps() -> Iterator[str]:
    yield "| Step | From | To | Who | What must hold | What it writes down |"
    yield "|---|---|---|---|---|---|"
    for arrow in TRANSITIONS:
        yield _row(arrow)


def _row(arrow: Transition) -> str:
    sources = ", ".join(f"`{state.value}`" for state in State if state in arrow.sources)
    holds = "; ".join(HOLDS[condition] for condition in arrow.must_hold) or "–"
    writes = "; ".join(WRITES[record] for record in arrow.records) or "–"
    return (
        f"| `{arrow.step.value}` | {sources} | `{arrow.target.value}` | `{arrow.actor.value}`"
        f" | {holds} | {writes} |"
    )


if __name__ == "__main__":
    sys.stdout.write(picture())
