"""The evidence rule: how a core or knock-out judgement must be verified."""

from __future__ import annotations

from collections.abc import Collection

from quality_framework.verdict_rules import EvidenceRule
from quality_framework.vocabulary import Verification


def lacks_evidence(
    rule: EvidenceRule, offered: Collection[Verification], used: Collection[Verification]
) -> bool:
    """Was this verified in fewer kinds, or fewer direct kinds, than the rule asks of what the indicator
    offers?

    Only kinds that the indicator offers count. Where it offers fewer kinds than the rule asks, those are
    enough.
    """
    kinds = set(used) & set(offered)
    direct_offered = sum(kind.is_direct for kind in set(offered))
    direct_used = sum(kind.is_direct for kind in kinds)
    return len(kinds) < min(rule.kinds_needed, len(set(offered))) or direct_used < min(
        rule.direct_needed, direct_offered
    )
