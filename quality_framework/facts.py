"""What is known of the location, and which indicators that, the profile and the scope rule out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quality_framework.measures import waits_for_local_value
from quality_framework.model import Indicator, Profile, Standard, Theme
from quality_framework.vocabulary import Phase


@dataclass(frozen=True)
class Facts:
    """Facts of the location. What is not given (None) rules nothing out.

    `kind` is a location kind of the framework, `phase` when in its life it is judged, `groups` all groups
    that are present, staff included where there are staff, `residents` numbers of residents per group:
    without `groups`, a group whose number is given as 0 is not present. `acute_dangers` are dangers recorded
    on the visit outside every indicator, in words.
    """

    kind: str | None = None
    phase: Phase | None = None
    groups: frozenset[str] | None = None
    residents: Mapping[str, int] | None = None
    acute_dangers: tuple[str, ...] = ()

    def may_have(self, group: str) -> bool:
        """Can this group be present, as far as is known?"""
        if self.groups is not None:
            return group in self.groups
        return self.residents is None or self.residents.get(group) != 0


class Exclusion(StrEnum):
    """Why an indicator leaves its group."""

    OUTSIDE_SCOPE = "outside-scope"
    OUTSIDE_PROFILE = "outside-profile"
    OTHER_KIND = "other-location-kind"
    OTHER_PHASE = "other-phase"
    GROUP_ABSENT = "group-absent"
    LOCAL_VALUE_OPEN = "local-value-open"
    JUDGED_NOT_APPLICABLE = "judged-not-applicable"


@dataclass(frozen=True)
class Visit:
    """What a visit covers on a day: the profile, the facts, and the ids a re-inspection is limited to.

    `scope` holds ids of themes, standards and indicators; None means everything.
    """

    profile: Profile
    facts: Facts
    judged_on: date
    scope: frozenset[str] | None


def exclusion_of(visit: Visit, theme: Theme, standard: Standard, indicator: Indicator) -> Exclusion | None:
    """Why this indicator is ruled out before anyone judges it, first reason that fits; None if it is not."""
    facts = visit.facts
    reasons = (
        (
            visit.scope is not None and visit.scope.isdisjoint({theme.id, standard.id, indicator.id}),
            Exclusion.OUTSIDE_SCOPE,
        ),
        (not visit.profile.covers(indicator), Exclusion.OUTSIDE_PROFILE),
        (bool(indicator.kinds) and facts.kind not in {None, *indicator.kinds}, Exclusion.OTHER_KIND),
        (bool(indicator.phases) and facts.phase not in {None, *indicator.phases}, Exclusion.OTHER_PHASE),
        (
            bool(indicator.applies_to) and not any(facts.may_have(group) for group in indicator.applies_to),
            Exclusion.GROUP_ABSENT,
        ),
        (waits_for_local_value(indicator, visit.judged_on), Exclusion.LOCAL_VALUE_OPEN),
    )
    return next((reason for holds, reason in reasons if holds), None)
