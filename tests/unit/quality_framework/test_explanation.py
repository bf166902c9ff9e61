import json
from itertools import combinations, product

import pytest

from quality_framework import Facts, Level, Lift, Verdict, explain, load_framework, score
from tests.unit.quality_framework.example_framework import EXAMPLE, TODAY, Folder, all_met, judged

FRAMEWORK = load_framework(EXAMPLE)


def explained(standard, framework=FRAMEWORK, **levels):
    scorecard = score(framework, "full", Facts(), TODAY, judgements=all_met(framework, **levels))
    return explain(framework, scorecard, standard)


def test_the_trace_leads_from_the_rule_to_its_judgements_their_evidence_and_sources():
    trace = explained("rooms.privacy", lockable_room=Level.NOT_MET).rule
    either, knocks = trace.parts
    assert (trace.kind, trace.value, either.kind, either.value) == ("all_of", "true", "any_of", "true")
    lock, package = either.parts
    assert (lock.kind, lock.value, lock.decides) == ("indicator", "false", False)
    assert (package.kind, package.value, package.decides) == ("all_of", "true", True)
    assert lock.judgement.level is Level.NOT_MET
    assert lock.sources[0].code == "3"
    assert [str(kind) for kind in knocks.offered] == ["residents", "staff"]
    assert str(explained("arrival.information").rule.parts[0].legal[0].article) == "5"


def test_a_verdict_that_cannot_be_better_has_nothing_that_would_change_it():
    assert explained("rooms.privacy").what_would_change_it is None


def test_a_standard_that_does_not_apply_has_nothing_that_would_change_it():
    scorecard = score(FRAMEWORK, "full", Facts(), TODAY, scope=["sanitary"])
    explanation = explain(FRAMEWORK, scorecard, "rooms.space")
    assert explanation.verdict is Verdict.NOT_APPLICABLE
    assert explanation.what_would_change_it is None


def test_the_smallest_set_that_lifts_a_verdict_is_named_with_the_verdict_it_leads_to():
    explanation = explained("rooms.space", area_per_person=Level.NOT_MET, daylight=Level.NOT_MET)
    assert explanation.verdict is Verdict.NOT_COMPLIANT
    assert explanation.what_would_change_it == Lift(
        ("rooms.space.area-per-person",), Verdict.SUBSTANTIALLY_COMPLIANT
    )


def test_one_alternative_is_enough_and_the_cheapest_is_named():
    explanation = explained(
        "rooms.privacy", lockable_room=Level.NOT_MET, locker=Level.NOT_MET, curtain=Level.NOT_MET
    )
    assert explanation.what_would_change_it == Lift(("rooms.privacy.lockable-room",), Verdict.COMPLIANT)


def test_of_two_sets_of_the_same_size_the_first_in_the_document_is_named():
    explanation = explained("rooms.privacy", lockable_room=Level.NOT_MET, locker=Level.NOT_MET)
    assert explanation.what_would_change_it == Lift(("rooms.privacy.lockable-room",), Verdict.COMPLIANT)


def test_what_cannot_be_judged_is_lifted_by_its_open_indicators():
    scorecard = score(FRAMEWORK, "full", Facts(), TODAY)
    lift = explain(FRAMEWORK, scorecard, "rooms.space").what_would_change_it
    assert lift == Lift(
        ("rooms.space.area-per-person", "rooms.space.chair", "rooms.space.daylight"), Verdict.COMPLIANT
    )


def test_a_scorecard_of_another_framework_is_refused(tmp_path):
    scorecard = score(FRAMEWORK, "full", Facts(), TODAY)
    other = Folder(tmp_path).change("framework.yaml", 'version: "1"', 'version: "2"').load()
    with pytest.raises(ValueError, match="another framework"):
        explain(other, scorecard, "rooms.space")
    with pytest.raises(KeyError):
        explain(FRAMEWORK, scorecard, "rooms.nowhere")


def test_an_explanation_is_plain_json():
    values = explained("rooms.space", chair=Level.PARTLY_MET).to_json_dict()
    assert json.loads(json.dumps(values)) == values
    assert values["what_would_change_it"] == {"indicators": ["rooms.space.chair"], "verdict": "compliant"}


def lifted_by_trying_every_set(framework, standard, levels):
    """The smallest lift, found by scoring every set of changes there is."""
    ids = [indicator.id for indicator in framework.standard(standard).indicators]

    def verdict_with(changed):
        answers = {**levels, **dict.fromkeys(changed, Level.MET)}
        judgements = [
            judged(name, level, reason="no-time" if level is Level.COULD_NOT_BE_ASSESSED else None)
            for name, level in answers.items()
        ]
        scorecard = score(framework, "full", Facts(), TODAY, judgements=judgements)
        return scorecard.standard(standard).verdict

    now = verdict_with(())
    for size in range(1, len(ids) + 1):
        for changed in combinations(ids, size):
            reached = verdict_with(changed)
            if reached.step is not None and (now.step is None or reached.step > now.step):
                return Lift(changed, reached)
    return None


@pytest.mark.parametrize("standard", ["rooms.space", "rooms.privacy"])
def test_the_lift_is_the_one_that_trying_every_set_finds(tmp_path, standard):
    folder = Folder(tmp_path)
    # one member more, and the rule in another order than the indicators
    folder.change(
        "rooms", "        - rooms.privacy.knock-first", "        - {any_of: [rooms.privacy.knock-first]}"
    )
    folder.change("rooms", "- rooms.privacy.lockable-room\n", "- {all_of: [rooms.privacy.lockable-room]}\n")
    folder.change(
        "rooms",
        "[rooms.privacy.locker, rooms.privacy.curtain]",
        "[rooms.privacy.curtain, rooms.privacy.locker]",
    )
    framework = folder.load()
    ids = [indicator.id for indicator in framework.standard(standard).indicators]
    answers = [Level.MET, Level.PARTLY_MET, Level.NOT_MET, Level.COULD_NOT_BE_ASSESSED]
    for chosen in product(answers, repeat=len(ids)):
        levels = dict(zip(ids, chosen, strict=True))
        judgements = [judged(name, level) for name, level in levels.items()]
        scorecard = score(framework, "full", Facts(), TODAY, judgements=judgements)
        found = explain(framework, scorecard, standard).what_would_change_it
        assert found == lifted_by_trying_every_set(framework, standard, levels), levels
