"""Scoring a second time, plainly and slowly, from the wording of the rules and from nothing of the engine.

Reads the canonical JSON of a framework and plain dicts, and answers with plain dicts.
"""

from fractions import Fraction
from itertools import combinations

from tests.unit.quality_framework.naive_parts import Parts, leaves

IMPORTANCES = ["supporting", "core", "knock-out"]
STEPS = ["not-compliant", "partially-compliant", "substantially-compliant", "compliant"]
RISKS = ["low", "medium", "high", "acute"]


class Scoring(Parts):
    """One scoring, in the order of the chapter: members, standards, themes, headline."""

    def members(self, theme, standard):
        indicators = {indicator["id"]: indicator for indicator in standard["indicators"]}
        rule = standard.get("rule") or {"all_of": list(indicators)}
        staying = {i for i, indicator in indicators.items() if self.stays(theme, standard, indicator)}
        members = []
        for whole in rule.get("all_of", [rule]):
            part = self.prune(whole, staying)
            if part is None:
                continue
            importance = max(
                (indicators[leaf]["importance"] for leaf in leaves(whole)), key=IMPORTANCES.index
            )
            weighty = importance != "supporting"
            members.append(
                {
                    "part": part,
                    "importance": importance,
                    "value": self.value(part),
                    "only_partly": self.fails_only_by_partly(part),
                    "thin": weighty and self.is_thin(part, indicators),
                    "low": self.credit(part, for_open=0),
                    "high": self.credit(part, for_open=1),
                    "weight": Fraction(self.rules["index"].get("weights", {}).get(importance, 1)),
                    "standard": standard["id"],
                }
            )
        return members, staying

    def standard_verdict(self, members):  # noqa: PLR0911 - one return for each line of the rule
        def any_member(importances, value):
            return any(m["importance"] in importances and m["value"] == value for m in members)

        core = [m for m in members if m["importance"] == "core"]
        core_false = [m for m in core if m["value"] == "false"]
        threshold = Fraction(self.rules["standard_verdict"]["not_compliant_above"])
        if not members:
            return "not-applicable"
        if all(m["value"] == "true" for m in members):
            return "compliant"
        if not any(m["value"] == "false" for m in members):
            return "cannot-be-judged"
        if any_member(["knock-out"], "false"):
            return "not-compliant"
        if core and Fraction(len(core_false), len(core)) > threshold:
            return "not-compliant"
        if any(not m["only_partly"] for m in core_false):
            return "partially-compliant"
        if any_member(["core", "knock-out"], "unknown"):
            return "cannot-be-judged"
        return "substantially-compliant"

    def standard(self, theme, standard):
        members, staying = self.members(theme, standard)
        derived = self.standard_verdict(members)
        indicators = {
            i["id"]: {
                "value": self.value(i["id"]) if i["id"] in staying else "excluded",
                "level": self.level(i["id"]),
            }
            for i in standard["indicators"]
        }
        risk = self.highest_risk(standard["indicators"])
        return {
            "id": standard["id"],
            "derived": derived,
            "verdict": self.overridden(standard["id"], derived, members, risk),
            "risk": risk,
            "members": members,
            "indicators": indicators,
            **self.numbers(members),
        }

    def smallest_lift(self, standard_id):
        """Which set of indicators, met, lifts the verdict? Every set is tried, small before large."""
        theme, standard = next(
            (t, s) for t in self.framework["themes"] for s in t["standards"] if s["id"] == standard_id
        )
        members, staying = self.members(theme, standard)
        now = self.standard_verdict(members)
        if now == "not-applicable":
            return None
        short = [
            i["id"] for i in standard["indicators"] if i["id"] in staying and self.level(i["id"]) != "met"
        ]
        judged = self.judged
        for size in range(1, len(short) + 1):
            for chosen in combinations(short, size):
                self.judged = {**judged, **{name: {"indicator": name, "level": "met"} for name in chosen}}
                then = self.standard_verdict(self.members(theme, standard)[0])
                if then in STEPS and (now not in STEPS or STEPS.index(then) > STEPS.index(now)):
                    return list(chosen), then
        return None

    def highest_risk(self, indicators):
        risks = [self.judged[i["id"]].get("risk") for i in indicators if i["id"] in self.judged]
        return highest(risks)

    def numbers(self, members):
        total = sum((m["weight"] for m in members), Fraction(0))
        return {
            "settled": sum(m["value"] in {"true", "false"} for m in members),
            "applicable": len(members),
            "index": None
            if not members
            else (
                sum(m["weight"] * m["low"] for m in members) / total,
                sum(m["weight"] * m["high"] for m in members) / total,
            ),
            "thin": any(m["thin"] for m in members),
        }

    def overridden(self, target, derived, members, risk):
        override = self.overrides.get(target)
        blocked = any(m["importance"] == "knock-out" and m["value"] == "false" for m in members)
        if override is None or blocked or risk == "acute" or derived not in STEPS:
            return derived
        if (
            override["verdict"] not in STEPS
            or not override["reason"]
            or override["by"] == override["agreed_by"]
        ):
            return derived
        one_step = abs(STEPS.index(override["verdict"]) - STEPS.index(derived)) == 1
        return override["verdict"] if one_step else derived

    # --- themes and the whole

    def theme(self, theme):
        standards = [self.standard(theme, standard) for standard in theme["standards"]]
        members = [member for standard in standards for member in standard["members"]]
        derived = self.theme_verdict([s["verdict"] for s in standards], members)
        indicators = [i for s in theme["standards"] for i in s["indicators"]]
        return {
            "id": theme["id"],
            "derived": derived,
            "verdict": self.overridden(theme["id"], derived, members, self.highest_risk(indicators)),
            "risk": self.highest_risk(indicators),
            "counts": counted(standards),
            "standards": standards,
            "members": members,
            **self.numbers(members),
        }

    def theme_verdict(self, verdicts, members):
        applicable = [verdict for verdict in verdicts if verdict != "not-applicable"]
        threshold = Fraction(self.rules["theme_verdict"]["not_compliant_above"])
        if not applicable:
            return "not-applicable"
        if any(m["importance"] == "knock-out" and m["value"] == "false" for m in members):
            return "not-compliant"
        if Fraction(applicable.count("not-compliant"), len(applicable)) > threshold:
            return "not-compliant"
        if "not-compliant" in applicable or "partially-compliant" in applicable:
            return "partially-compliant"
        for verdict in ("cannot-be-judged", "substantially-compliant"):
            if verdict in applicable:
                return verdict
        return "compliant"

    def whole(self):
        themes = [self.theme(theme) for theme in self.framework["themes"]]
        standards = [standard for theme in themes for standard in theme["standards"]]
        members = [member for theme in themes for member in theme["members"]]
        numbers = self.numbers(members)
        headline, causes = self.headline(standards, members, numbers)
        return {
            "themes": themes,
            "counts": counted(standards),
            "headline": headline,
            "causes": causes,
            "risk": highest(
                [*(t["risk"] for t in themes), *("acute" for _ in self.facts.get("acute_dangers", ()))]
            ),
            "index_shown": headline != "insufficient-basis" and bool(members),
            **numbers,
        }

    def headline(self, standards, members, numbers):
        knock_outs = [m for m in members if m["importance"] == "knock-out"]
        failed = {i for m in knock_outs if m["value"] == "false" for i in self.causes(m["part"], "false")}
        unknown = {
            i for m in knock_outs if m["value"] == "unknown" for i in self.causes(m["part"], "unknown")
        }
        acute = {i for i, judgement in self.judged.items() if judgement.get("risk") == "acute"}
        dangers = set(self.facts.get("acute_dangers", ()))
        short = {s["id"] for s in standards if s["derived"] in {"not-compliant", "partially-compliant"}}
        if failed or acute or dangers:
            return "urgent-action", failed | acute | dangers
        low = numbers["applicable"] and (
            Fraction(numbers["settled"], numbers["applicable"])
            < Fraction(self.rules["headline"]["minimum_coverage"])
        )
        if not members or low or unknown:
            return "insufficient-basis", unknown
        if short:
            return "improvement-needed", short
        return "no-serious-shortcomings", set()


def highest(risks):
    """The highest risk that was given."""
    given = [risk for risk in risks if risk is not None]
    return max(given, key=RISKS.index) if given else None


def counted(standards):
    """How many standards stand at each step."""
    verdicts = [standard["verdict"] for standard in standards]
    return {verdict: verdicts.count(verdict) for verdict in verdicts}
