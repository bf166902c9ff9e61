import csv

from hypothesis import given
from hypothesis import strategies as st

from app.locations.actions import SEED
from app.locations.tile_map import Edge, Square, outlines

areas = st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.sampled_from("AB"), max_size=20)


def pieces(edges):
    """Every line cut into pieces of one square."""
    return [
        (x, edge.y1, "across") if edge.y1 == edge.y2 else (edge.x1, x, "up")
        for edge in edges
        for x in (range(edge.x1, edge.x2) if edge.y1 == edge.y2 else range(edge.y1, edge.y2))
    ]


def test_one_square_has_four_sides_and_two_of_one_area_are_one_shape():
    assert outlines([Square(2, 1, "A")]) == (
        Edge(2, 1, 3, 1),
        Edge(2, 2, 3, 2),
        Edge(2, 1, 2, 2),
        Edge(3, 1, 3, 2),
    )
    assert set(outlines([Square(0, 0, "A"), Square(1, 0, "A")])) == {
        Edge(0, 0, 2, 0),
        Edge(0, 1, 2, 1),
        Edge(0, 0, 0, 1),
        Edge(2, 0, 2, 1),
    }


@given(areas)
def test_there_is_a_line_exactly_where_two_areas_meet_and_each_only_once(found):
    drawn = pieces(outlines(Square(column, row, area) for (column, row), area in found.items()))
    around = range(-1, 7)
    wanted = {
        (x, y, side)
        for x in around
        for y in around
        for side, other in (("across", (x, y - 1)), ("up", (x - 1, y)))
        if found.get((x, y)) != found.get(other)
    }
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == wanted


def test_every_municipality_of_the_country_has_a_square_of_its_own():
    with (SEED / "municipalities.csv").open(encoding="utf-8") as file:
        squares = [(row["tile_column"], row["tile_row"]) for row in csv.DictReader(file)]
    assert len(squares) == len(set(squares)) == 342
