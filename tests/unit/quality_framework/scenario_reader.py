"""Reads the scenarios: Dutch words for a visit and for what the scorecard must say of it.

How a scenario is written stands in scenarios/README.md. A word that means nothing is an error.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from quality_framework import (
    Facts,
    Framework,
    Judgement,
    Level,
    NotAssessedReason,
    Override,
    Scorecard,
    load_framework,
    score,
    shipped_framework_path,
)
from quality_framework.checks import find_faults
from quality_framework.faults import Severity
from tests.unit.quality_framework.scenario_words import (
    GROUPS,
    IMPORTANCES,
    KINDS_OF_VERIFICATION,
    LEVELS,
    LOCATION_KINDS,
    PHASES,
    PROFILES,
    RISKS,
    VERDICTS,
)

FOLDER = Path(__file__).parent / "scenarios"
THEME = "opvang"


def text(words: str) -> dict[str, str]:
    return {"nl": words, "en": words}


@dataclass(frozen=True)
class Scenario:
    """One scenario: the title an inspector reads, the framework it speaks of, what is given and expected."""

    title: str
    framework: Framework
    given: Mapping[str, Any]
    expected: Mapping[str, Any]

    def id_of(self, name: str) -> str:
        """The id of a standard or indicator from its whole id or from the last part of it."""
        names = [standard.id for standard in self.framework.standards()]
        names += [theme.id for theme in self.framework.themes]
        names += [indicator.id for indicator in self.framework.indicators()]
        found = [known for known in names if known == name] or [
            known for known in names if known.rsplit(".", 1)[-1] == name
        ]
        assert len(found) == 1, f"{name} in {self.title} is {found or 'unknown'}"
        return found[0]

    def scorecard(self) -> Scorecard:
        """The scorecard of what is given."""
        visit = self.given.get("bezoek", {})
        only(visit, "dag", "profiel", "soort", "fase", "groepen", "bewoners", "omvang")
        groups, residents = visit.get("groepen"), visit.get("bewoners")
        scope = visit.get("omvang")
        return score(
            self.framework,
            PROFILES[visit.get("profiel", "volledig")],
            Facts(
                kind=LOCATION_KINDS[visit["soort"]] if "soort" in visit else None,
                phase=PHASES[visit["fase"]] if "fase" in visit else None,
                groups=None if groups is None else frozenset(GROUPS[name] for name in groups),
                residents=residents and {GROUPS[name]: number for name, number in residents.items()},
                acute_dangers=tuple(self.given.get("acuut gevaar", ())),
            ),
            visit.get("dag", date(2026, 11, 23)),
            None if scope is None else [self.id_of(name) for name in scope],
            list(self.judgements()),
            [self.override(raw) for raw in self.given.get("bijstellingen", ())],
        )

    def judgements(self) -> Iterable[Judgement]:
        named = {self.id_of(name): said for name, said in self.given.get("oordelen", {}).items()}
        others = self.given.get("alle andere oordelen")
        for indicator in self.framework.indicators():
            said = named.get(indicator.id, others)
            if said is None:
                continue
            said = {"oordeel": said} if isinstance(said, str) else said
            only(said, "oordeel", "gezien door", "risico", "gemeten")
            level = LEVELS[said["oordeel"]]
            seen = said.get("gezien door")
            reasons = {
                Level.NOT_APPLICABLE: "komt hier niet voor",
                Level.COULD_NOT_BE_ASSESSED: NotAssessedReason.NO_ACCESS,
            }
            yield Judgement(
                indicator=indicator.id,
                level=level,
                reason=reasons.get(level),
                verified_by=frozenset(
                    indicator.verified_by if seen is None else (KINDS_OF_VERIFICATION[kind] for kind in seen)
                ),
                measured_value=Decimal(said["gemeten"]) if "gemeten" in said else None,
                risk=RISKS[said["risico"]] if "risico" in said else None,
            )

    def override(self, raw: Mapping[str, str]) -> Override:
        only(raw, "van", "naar", "reden", "door", "akkoord")
        return Override(
            target="headline" if raw["van"] == "de kop" else self.id_of(raw["van"]),
            verdict=VERDICTS[raw["naar"]],
            reason=raw["reden"],
            by=raw["door"],
            agreed_by=raw["akkoord"],
        )


def only(raw: Mapping[str, Any], *keys: str) -> None:
    """Refuse a word that means nothing here: a scenario with a typing error must not pass."""
    assert set(raw) <= set(keys), f"{sorted(set(raw) - set(keys))} is not one of {keys}"


@cache
def shipped() -> Framework:
    return load_framework(shipped_framework_path("nl-reception"))


def read_scenarios() -> list[Scenario]:
    """Every scenario of every file."""
    return [
        read_scenario(raw)
        for path in sorted(FOLDER.glob("*.yaml"))
        for raw in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def read_scenario(raw: Mapping[str, Any]) -> Scenario:
    only(raw, "scenario", "uitleg", "gegeven", "verwacht")
    given = raw["gegeven"]
    only(
        given,
        *("kader", "normen", "bezoek", "oordelen", "alle andere oordelen", "acuut gevaar", "bijstellingen"),
    )
    assert ("kader" in given) != ("normen" in given)
    framework = small_framework(given["normen"]) if "normen" in given else shipped()
    return Scenario(raw["scenario"], framework, given, raw["verwacht"])


def small_framework(standards: Mapping[str, Any]) -> Framework:
    """A framework of one theme with these standards; it must pass every check."""
    framework = Framework.model_validate(
        {
            "id": "scenario",
            "version": "1",
            "languages": ("nl", "en"),
            "title": text("Kader"),
            "summary": text("Kader"),
            "rules": shipped().rules,
            "sources": {"S": {"title": text("Bron"), "publisher": "Uitgever", "force": "guidance"}},
            "groups": {group: text(word) for word, group in GROUPS.items()},
            "location_kinds": {kind: text(word) for word, kind in LOCATION_KINDS.items()},
            "profiles": tuple(
                {"id": name, "title": text(name), "summary": text(name), "selects": selects}
                for name, selects in (("full", "all"), ("short", "tagged"))
            ),
            "themes": (
                {
                    "id": THEME,
                    "title": text("Opvang"),
                    "summary": text("Opvang"),
                    "standards": tuple(small_standard(name, raw) for name, raw in standards.items()),
                },
            ),
        }
    )
    faults = [fault for fault in find_faults(framework) if fault.severity is Severity.ERROR]
    assert not faults, faults
    return framework


def small_standard(name: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    only(raw, "regel", "indicatoren")
    standard = f"{THEME}.{name}"
    return {
        "id": standard,
        "title": text(name),
        "why": text(name),
        "rule": rule_part(standard, raw["regel"]) if "regel" in raw else None,
        "indicators": tuple(
            small_indicator(f"{standard}.{indicator}", said) for indicator, said in raw["indicatoren"].items()
        ),
    }


def rule_part(standard: str, raw: str | Mapping[str, Any]) -> str | dict[str, Any]:
    if isinstance(raw, str):
        return f"{standard}.{raw}"
    only(raw, "alle van", "één van")
    return {
        {"alle van": "all_of", "één van": "any_of"}[kind]: tuple(rule_part(standard, part) for part in parts)
        for kind, parts in raw.items()
    }


def small_indicator(indicator: str, said: str | Mapping[str, Any]) -> dict[str, Any]:
    said = {"weegt": said} if isinstance(said, str) else said
    only(said, "weegt", "te zien door", "voor", "soort", "fase", "profiel", "lokale waarde", "hoogstens")
    measure = {
        "quantity": "aantal",
        "unit": "personen",
        "comparator": "at-most",
        "basis": "total",
        "values": tuple(
            {"from": day, "at_most": number, "force": "law", "source": "S", "code": "1"}
            for day, number in said.get("hoogstens", {}).items()
        ),
    }
    return {
        "id": indicator,
        "text": text(indicator),
        "guidance": text(indicator),
        "sources": ({"source": "S", "code": "1", "force": "indicator", "verified": True},),
        "verified_by": tuple(
            KINDS_OF_VERIFICATION[kind] for kind in said.get("te zien door", ("waarneming", "document"))
        ),
        "importance": IMPORTANCES[said["weegt"]],
        "importance_reason": text("Keuze van het scenario"),
        "applies_to": tuple(GROUPS[group] for group in said.get("voor", ())),
        "kinds": tuple(LOCATION_KINDS[kind] for kind in said.get("soort", ())),
        "phases": tuple(PHASES[phase] for phase in said.get("fase", ())),
        "profiles": tuple(PROFILES[profile] for profile in said.get("profiel", ())),
        "local_value": said.get("lokale waarde", False),
        "measure": measure if "hoogstens" in said else None,
    }


def span(words: str | None) -> tuple[Fraction, Fraction] | None:
    """An index range such as `1/2 tot 1`."""
    if words is None:
        return None
    low, high = words.split(" tot ")
    return Fraction(low), Fraction(high)


def coverage(words: str) -> tuple[int, int]:
    """Settled and applicable members from `4 van 5`."""
    settled, applicable = words.split(" van ")
    return int(settled), int(applicable)
