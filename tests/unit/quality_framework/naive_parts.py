"""The lower half of the second implementation: what a part of a rule is worth.

Unknown answers are never reasoned about: everything is worked out twice, once with every open answer as bad
as it can be and once as good as it can be.
"""

import json
from decimal import Decimal
from fractions import Fraction

DIRECT = {"observation", "measurement"}
CREDIT = {"met": Fraction(1), "partly-met": Fraction(1, 2), "not-met": Fraction(0)}
OPEN = {None, "could-not-be-assessed"}


class Parts:
    """The three values, credit and evidence of every part of a rule in one visit."""

    def __init__(self, framework_json, profile, facts, judged_on, scope, judgements, overrides):
        self.framework = json.loads(framework_json, parse_float=Decimal)
        self.rules = self.framework["rules"]
        self.profile = next(p for p in self.framework["profiles"] if p["id"] == profile)
        self.facts = facts
        self.judged_on = judged_on.isoformat()
        self.scope = scope
        self.judged = {judgement["indicator"]: judgement for judgement in judgements}
        targets = [override["target"] for override in overrides]
        self.overrides = {o["target"]: o for o in overrides if targets.count(o["target"]) == 1}

    # --- what stays in its group

    def stays(self, theme, standard, indicator):
        """Is it applicable: not ruled out by scope, profile, facts or an open local value, nor judged so?"""
        if self.scope is not None and not {theme["id"], standard["id"], indicator["id"]} & set(self.scope):
            return False
        if self.profile["selects"] == "tagged" and self.profile["id"] not in indicator.get("profiles", []):
            return False
        for key, fact in (("kinds", "kind"), ("phases", "phase")):
            known = self.facts.get(fact)
            if known is not None and indicator.get(key) and known not in indicator[key]:
                return False
        if indicator.get("applies_to") and all(self.is_absent(group) for group in indicator["applies_to"]):
            return False
        if indicator.get("local_value") and not self.has_threshold(indicator):
            return False
        return self.level(indicator["id"]) != "not-applicable"

    def is_absent(self, group):
        if self.facts.get("groups") is not None:
            return group not in self.facts["groups"]
        residents = self.facts.get("residents")
        return residents is not None and group in residents and residents[group] == 0

    def has_threshold(self, indicator):
        values = indicator.get("measure", {}).get("values", [])
        return any("from" not in value or value["from"] <= self.judged_on for value in values)

    def level(self, indicator_id):
        judgement = self.judged.get(indicator_id)
        return judgement["level"] if judgement else None

    # --- parts of a rule: an indicator id, {"all_of": [...]} or {"any_of": [...]}

    def prune(self, part, staying):
        """The part without what left it; None when nothing is left."""
        if isinstance(part, str):
            return part if part in staying else None
        ((kind, inner),) = part.items()
        kept = [pruned for pruned in (self.prune(piece, staying) for piece in inner) if pruned is not None]
        return {kind: kept} if kept else None

    def holds(self, part, *, open_is_met):
        """Is the part satisfied when every open indicator is met, or when none of them is?"""
        if isinstance(part, str):
            level = self.level(part)
            return open_is_met if level in OPEN else level == "met"
        ((kind, inner),) = part.items()
        held = [self.holds(piece, open_is_met=open_is_met) for piece in inner]
        return all(held) if kind == "all_of" else any(held)

    def value(self, part):
        if self.holds(part, open_is_met=False):
            return "true"
        return "unknown" if self.holds(part, open_is_met=True) else "false"

    def fails_only_by_partly(self, part):
        if self.value(part) != "false":
            return False
        if isinstance(part, str):
            return self.level(part) == "partly-met"
        ((kind, inner),) = part.items()
        failing = [self.fails_only_by_partly(piece) for piece in inner if self.value(piece) == "false"]
        return all(failing) if kind == "all_of" else any(failing)

    def credit(self, part, *, for_open):
        if isinstance(part, str):
            level = self.level(part)
            return Fraction(for_open) if level in OPEN else CREDIT[level]
        ((kind, inner),) = part.items()
        worth = [self.credit(piece, for_open=for_open) for piece in inner]
        return min(worth) if kind == "all_of" else max(worth)

    def is_thin(self, part, indicators):
        """Was a part that decides the value of this settled part verified in too few ways?"""
        value = self.value(part)
        if value == "unknown":
            return False
        if isinstance(part, str):
            return self.lacks_evidence(indicators[part])
        ((_, inner),) = part.items()
        return any(self.is_thin(piece, indicators) for piece in inner if self.value(piece) == value)

    def lacks_evidence(self, indicator):
        offered = set(indicator["verified_by"])
        used = offered & set(self.judged[indicator["id"]].get("verified_by", ()))
        rule = self.rules["evidence"]
        enough_kinds = used == offered or len(used) >= rule["kinds_needed"]
        enough_direct = used & DIRECT == offered & DIRECT or len(used & DIRECT) >= rule["direct_needed"]
        return not (enough_kinds and enough_direct)

    def causes(self, part, value):
        """The indicators that make this part what it is."""
        if isinstance(part, str):
            return [part]
        ((_, inner),) = part.items()
        return [leaf for piece in inner if self.value(piece) == value for leaf in self.causes(piece, value)]


def leaves(part):
    """Every indicator id under a part of a rule."""
    if isinstance(part, str):
        return [part]
    ((_, inner),) = part.items()
    return [leaf for piece in inner for leaf in leaves(piece)]
