import uuid

from app.assessments.judgement_log import NOTHING, closes_circle, current_of, heads_of, standings
from app.assessments.models import Judgement


def judged(name, *replaces, level="met", indicator="rooms.space.chair"):
    return Judgement(id=key(name), indicator=indicator, level=level, replaces=[key(one) for one in replaces])


def key(name):
    return uuid.uuid5(uuid.NAMESPACE_URL, name)


def test_the_end_of_the_chain_counts():
    log = [judged("a"), judged("b", "a"), judged("c", "b", level="not-met")]

    assert current_of(standings(log))["rooms.space.chair"].level == "not-met"


def test_the_order_of_receipt_decides_nothing():
    log = [judged("c", "b", level="not-met"), judged("a"), judged("b", "a")]

    assert current_of(standings(log))["rooms.space.chair"].level == "not-met"


def test_two_judgements_that_do_not_know_of_each_other_are_a_conflict_and_count_as_not_yet_judged():
    standing = standings([judged("a"), judged("b")])["rooms.space.chair"]

    assert standing.in_conflict
    assert standing.current is None
    assert standing.head_ids == (key("a"), key("b"))


def test_a_judgement_that_replaces_both_ends_the_conflict():
    standing = standings([judged("a"), judged("b"), judged("c", "a", "b")])["rooms.space.chair"]

    assert not standing.in_conflict
    assert standing.current is not None
    assert standing.current.id == key("c")


def test_what_was_taken_back_is_not_yet_judged():
    standing = standings([judged("a"), judged("b", "a", level=None)])["rooms.space.chair"]

    assert standing.current is None
    assert standing.head_ids == (key("b"),)


def test_indicators_stand_apart():
    log = [judged("a"), judged("b", indicator="rooms.space.daylight")]

    assert set(current_of(standings(log))) == {"rooms.space.chair", "rooms.space.daylight"}
    assert NOTHING.current is None
    assert heads_of([]) == ()


def test_a_judgement_never_replaces_itself_however_long_the_way_round():
    known = {one.id: one for one in (judged("a", "c"), judged("b", "a"))}

    assert closes_circle(known, key("c"), [key("b")])
    assert closes_circle({}, key("c"), [key("c")])
    assert not closes_circle(known, key("d"), [key("b"), key("b"), key("unknown")])
