"""What hangs on an open norm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.improvement.re_inspection import scope_of
from quality_framework import load_framework, shipped_framework_path
from tests.house.repository import ROOT

SHIPPED = load_framework(shipped_framework_path("nl-reception"))
EXAMPLE = load_framework(ROOT / "docs/example-framework")
GROUPED = next(
    member for standard in SHIPPED.standards() for member in standard.members if not isinstance(member, str)
)


def test_a_norm_by_itself_is_all_that_is_judged_again():
    scope = scope_of(EXAMPLE, ["rooms.space.chair"])

    assert (scope.indicators, scope.hanging, scope.gone) == (("rooms.space.chair",), frozenset(), ())


def test_on_a_norm_in_a_group_hangs_the_whole_group():
    first, *others = GROUPED.leaves()

    scope = scope_of(SHIPPED, [first])

    assert set(scope.indicators) == set(GROUPED.leaves())
    assert scope.hanging == frozenset(others)


def test_a_norm_that_left_the_framework_is_named_and_not_judged():
    scope = scope_of(EXAMPLE, ["rooms.space.chair", "rooms.gone"])

    assert (scope.indicators, scope.gone) == (("rooms.space.chair",), ("rooms.gone",))


@pytest.mark.parametrize("framework", [EXAMPLE, SHIPPED], ids=["example", "shipped"])
@given(data=st.data())
def test_a_scope_holds_what_is_open_and_asking_again_adds_nothing(framework, data):
    every = [indicator.id for indicator in framework.indicators()]
    asked = data.draw(st.lists(st.sampled_from(every), max_size=6))

    scope = scope_of(framework, asked)

    assert set(asked) <= set(scope.indicators)
    assert scope_of(framework, scope.indicators).indicators == scope.indicators
    assert list(scope.indicators) == [key for key in every if key in set(scope.indicators)]
