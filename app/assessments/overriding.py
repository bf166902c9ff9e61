"""Whether an override counts: two people agreed on a verdict over certain judgements, and it lapses when
those change. Pure functions over rows that were loaded.
"""

import enum
import hashlib
from collections.abc import Iterable, Mapping, Sequence

from app.assessments.models import Judgement
from app.assessments.review_models import VerdictOverride
from quality_framework import Framework, Override, Verdict


class Standing(enum.StrEnum):
    """What an override is worth now."""

    WAITS = "waits"
    HOLDS = "holds"
    LAPSED = "lapsed"
    ENDED = "ended"


def basis_of(framework: Framework, current: Mapping[str, Judgement], target: str) -> str:
    """The digest of the judgements that count under this standard or theme, in the order of the framework."""
    counted = [
        f"{indicator.id}={current[indicator.id].id}"
        for theme in framework.themes
        for standard in theme.standards
        if target in {theme.id, standard.id}
        for indicator in standard.indicators
        if indicator.id in current
    ]
    return hashlib.sha256("\n".join(counted).encode()).hexdigest()


def standing_of(
    override: VerdictOverride, framework: Framework, current: Mapping[str, Judgement]
) -> Standing:
    """What the override is worth over these judgements."""
    if override.ended_at is not None:
        return Standing.ENDED
    if override.basis != basis_of(framework, current, override.target):
        return Standing.LAPSED
    return Standing.WAITS if override.agreed_at is None else Standing.HOLDS


def overrides_that_hold(
    overrides: Iterable[VerdictOverride], framework: Framework, current: Mapping[str, Judgement]
) -> Sequence[Override]:
    """The overrides that scoring is given; people stand in it by their id."""
    return [
        Override(
            override.target,
            Verdict(override.verdict),
            override.reason,
            str(override.proposed_by_id),
            str(override.agreed_by_id),
        )
        for override in overrides
        if standing_of(override, framework, current) is Standing.HOLDS
    ]
