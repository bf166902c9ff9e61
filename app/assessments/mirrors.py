"""How a location sees itself beside what a visit saw, standard by standard. Pure."""

import enum
from dataclasses import dataclass

from quality_framework import Framework, Scorecard, Standard, Theme, Verdict

# From worst to best; the other verdicts have no place on it.
LADDER = (
    Verdict.NOT_COMPLIANT,
    Verdict.PARTIALLY_COMPLIANT,
    Verdict.SUBSTANTIALLY_COMPLIANT,
    Verdict.COMPLIANT,
)

JUDGED = frozenset({*LADDER, Verdict.CANNOT_BE_JUDGED})


class Gap(enum.StrEnum):
    """How the two mirrors differ."""

    SELF_HIGHER = "self-higher"
    VISIT_HIGHER = "visit-higher"
    NONE = "none"
    ONE_SIDED = "one-sided"


@dataclass(frozen=True)
class Reflection:
    """One standard in both mirrors. `steps` is how many steps of the ladder lie between them."""

    theme: Theme
    standard: Standard
    own: Verdict | None
    visit: Verdict | None
    gap: Gap
    steps: int


def gap_of(own: Verdict | None, visit: Verdict | None) -> tuple[Gap, int]:
    """Which mirror shows a better verdict, and by how many steps; one-sided when either shows none."""
    if own not in LADDER or visit not in LADDER:
        return Gap.ONE_SIDED, 0
    steps = LADDER.index(own) - LADDER.index(visit)
    if steps == 0:
        return Gap.NONE, 0
    return (Gap.SELF_HIGHER if steps > 0 else Gap.VISIT_HIGHER), abs(steps)


def reflect(framework: Framework, own: Scorecard | None, visit: Scorecard | None) -> list[Reflection]:
    """Every standard that one of the two judged, in the order of the framework."""
    told, seen = _verdicts(own), _verdicts(visit)
    found = []
    for theme in framework.themes:
        for standard in theme.standards:
            verdicts = told.get(standard.id), seen.get(standard.id)
            if any(verdict in JUDGED for verdict in verdicts):
                found.append(Reflection(theme, standard, *verdicts, *gap_of(*verdicts)))
    return found


def _verdicts(side: Scorecard | None) -> dict[str, Verdict]:
    return {result.id: result.verdict for result in side.standards()} if side is not None else {}


def too_rosy(own: Scorecard, visit: Scorecard) -> int:
    """In how many standards the location judged itself better than the visit did."""
    seen = {result.id: result.verdict for result in visit.standards()}
    return sum(
        gap_of(result.verdict, seen.get(result.id))[0] is Gap.SELF_HIGHER for result in own.standards()
    )
