import pytest
from hypothesis import event, given, settings

from quality_framework import (
    Headline,
    Importance,
    Reason,
    Risk,
    Scorecard,
    StandardResult,
    ThemeResult,
    Value,
    Verdict,
    explain,
)
from quality_framework.checks import find_faults
from quality_framework.faults import Severity
from tests.unit.quality_framework.random_frameworks import framework_from
from tests.unit.quality_framework.strategies import (
    FRAMEWORK_BYTES,
    Case,
    case_number,
    cases,
    cases_with_overrides,
    tapes,
)

# As in test_laws.py: nothing is covered here only.
pytestmark = pytest.mark.no_cover

LAWS = settings.get_profile("laws")
FIVE_TIMES = settings(LAWS, max_examples=5 * LAWS.max_examples)


def numbers_of(result: Scorecard | ThemeResult | StandardResult) -> dict:
    return {
        "settled": result.coverage.settled,
        "applicable": result.coverage.applicable,
        "index": None if result.index is None else (result.index.low, result.index.high),
        "thin": result.thin_evidence,
    }


def counted(per_verdict: dict) -> dict:
    return {str(verdict): count for verdict, count in per_verdict.items() if count}


def named_in(reasons: tuple[Reason, ...]) -> set[str]:
    """The ids and the recorded dangers that the reasons of a headline name."""
    names = set()
    for reason in reasons:
        names |= set(reason.indicators or reason.standards)
        names |= {reason.text} - {None}
    return names


def as_plain(card: Scorecard) -> dict:
    """What the engine says in the words of the second implementation."""
    return {
        "themes": [
            {
                "id": theme.id,
                "derived": theme.derived_verdict,
                "verdict": theme.verdict,
                "risk": theme.risk,
                "counts": counted(theme.standards_per_verdict),
                "standards": [
                    {
                        "id": standard.id,
                        "derived": standard.derived_verdict,
                        "verdict": standard.verdict,
                        "risk": standard.risk,
                        "members": [
                            {
                                "importance": member.importance,
                                "value": member.value,
                                "only_partly": member.only_partly,
                                "thin": member.thin_evidence,
                                "low": member.index.low,
                                "high": member.index.high,
                            }
                            for member in standard.members
                            if member.value is not Value.EXCLUDED
                        ],
                        "indicators": {
                            indicator.id: {"value": indicator.value, "level": indicator.level}
                            for indicator in standard.indicators
                        },
                        **numbers_of(standard),
                    }
                    for standard in theme.standards
                ],
                **numbers_of(theme),
            }
            for theme in card.themes
        ],
        "counts": counted(card.standards_per_verdict),
        "headline": card.headline,
        "causes": named_in(card.headline_reasons),
        "index_shown": card.index_shown,
        "risk": card.risk,
        **numbers_of(card),
    }


def difference(ours: object, theirs: object, place: str = "") -> list[str]:
    """Where two plain values differ, in words; what only the second has beside it is its own business."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        missing = [f"{place}.{key} is missing" for key in ours if key not in theirs]
        return missing + [
            line
            for key in ours
            if key in theirs
            for line in difference(ours[key], theirs[key], f"{place}.{key}")
        ]
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        pairs = enumerate(zip(ours, theirs, strict=True))
        return [line for number, (a, b) in pairs for line in difference(a, b, f"{place}[{number}]")]
    return [] if ours == theirs else [f"{place}: the engine says {ours}, the second {theirs}"]


def report_reach(card: Scorecard) -> None:
    event(f"headline {card.headline}")
    for verdict, count in card.standards_per_verdict.items():
        if count:
            event(f"standard {verdict}")
    for theme in card.themes:
        event(f"theme {theme.verdict}")


@FIVE_TIMES
@given(cases())
def test_both_implementations_say_the_same_of_every_visit(case: Case):
    card = case.score()
    report_reach(card)
    assert difference(as_plain(card), case.score_naively()) == []


@LAWS
@given(cases_with_overrides())
def test_both_implementations_agree_on_overrides_too(case: Case):
    card = case.score()
    for result in [*card.themes, *card.standards()]:
        event(f"override {'taken in' if result.override else 'absent or refused'}")
    assert difference(as_plain(card), case.score_naively()) == []


@LAWS
@given(cases())
def test_what_would_change_a_verdict_is_the_smallest_set_that_does_when_every_set_is_tried(case: Case):
    card, second = case.score(), case.second_scoring()
    for standard in card.standards():
        lift = explain(case.framework, card, standard.id).what_would_change_it
        found = None if lift is None else (list(lift.indicators), lift.verdict)
        event(f"{standard.verdict}, lifted by {len(lift.indicators) if lift else 'nothing'}")
        assert found == second.smallest_lift(standard.id)


@settings(LAWS, max_examples=min(200, LAWS.max_examples))
@given(tapes(FRAMEWORK_BYTES))
def test_every_random_framework_passes_the_checks(content: bytes):
    faults = find_faults(framework_from(content))
    assert [fault for fault in faults if fault.severity is Severity.ERROR] == []


def test_the_random_visits_reach_every_verdict_headline_and_shape():
    standards, themes, headlines, shapes = set(), set(), set(), set()
    for case in map(case_number, range(400)):
        card = case.score()
        headlines.add(card.headline)
        themes |= {theme.verdict for theme in card.themes}
        for standard in card.standards():
            standards.add(standard.verdict)
            shapes |= {("thin", standard.thin_evidence), ("risk", standard.risk)}
            shapes |= {("member", m.importance, m.value, m.only_partly) for m in standard.members}
            shapes |= {("out", indicator.excluded) for indicator in standard.indicators}
        shapes |= {("depth", depth(standard.effective_rule)) for standard in case.framework.standards()}
    assert standards == themes == set(Verdict)
    assert headlines == set(Headline)
    assert {("depth", 1), ("depth", 2), ("depth", 3), ("depth", 4)} <= shapes
    assert {("risk", risk) for risk in Risk} | {("thin", True), ("thin", False)} <= shapes
    for importance in Importance:
        assert {("member", importance, value, False) for value in Value} <= shapes
        assert ("member", importance, Value.FALSE, True) in shapes


def depth(part: object) -> int:
    return 0 if isinstance(part, str) else 1 + max(depth(inner) for inner in part.parts)
