"""Two mirrors side by side, and an assessment beside the one before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assessments.mirrors import LADDER, Gap, gap_of
from app.assessments.since_last import Turn, turn_of
from quality_framework import Level, Verdict

C, S, P, N = reversed(LADDER)
LEVELS = st.none() | st.sampled_from(Level)
OPPOSITE = {Turn.BETTER: Turn.WORSE, Turn.WORSE: Turn.BETTER}


@pytest.mark.parametrize(
    ("own", "visit", "gap"),
    [
        (C, N, (Gap.SELF_HIGHER, 3)),
        (P, S, (Gap.VISIT_HIGHER, 1)),
        (S, S, (Gap.NONE, 0)),
        (C, Verdict.CANNOT_BE_JUDGED, (Gap.ONE_SIDED, 0)),
        (None, N, (Gap.ONE_SIDED, 0)),
        (Verdict.NOT_APPLICABLE, C, (Gap.ONE_SIDED, 0)),
    ],
)
def test_a_gap_is_counted_in_steps_and_only_where_both_judged(own, visit, gap):
    assert gap_of(own, visit) == gap


@given(st.sampled_from(LADDER), st.sampled_from(LADDER))
def test_a_gap_seen_from_the_other_side_is_as_large(own, visit):
    assert gap_of(own, visit)[1] == gap_of(visit, own)[1]


@pytest.mark.parametrize(
    ("now", "before", "turn"),
    [
        (Level.MET, Level.NOT_MET, Turn.BETTER),
        (Level.PARTLY_MET, Level.MET, Turn.WORSE),
        (Level.MET, Level.MET, Turn.SAME),
        (None, Level.NOT_MET, Turn.NOT_LOOKED_AT),
        (Level.COULD_NOT_BE_ASSESSED, Level.MET, Turn.NOT_LOOKED_AT),
        (Level.NOT_APPLICABLE, Level.MET, None),
        (Level.MET, None, Turn.FIRST_TIME),
        (Level.MET, Level.COULD_NOT_BE_ASSESSED, Turn.FIRST_TIME),
        (None, None, None),
    ],
)
def test_how_a_norm_turned(now, before, turn):
    assert turn_of(now, before) is turn


@given(LEVELS, LEVELS)
def test_what_got_better_one_way_got_worse_the_other_way(now, before):
    turn = turn_of(now, before)

    if turn in OPPOSITE:
        assert turn_of(before, now) is OPPOSITE[turn]
