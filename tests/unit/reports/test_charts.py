"""The drawings of the report: each says in words what it shows."""

import pytest
from lxml import etree

from app.reports import charts
from app.reports.place_context import Tile
from app.reports.sections import Measurement

VERDICTS = tuple(charts.TONE_OF_VERDICT)
SVG = {"svg": "http://www.w3.org/2000/svg"}


def measured(value: str, *, at_least: str | None = None, at_most: str | None = None) -> Measurement:
    return Measurement(value, "m²", at_least, at_most, "at least", "indicator")


DRAWINGS = {
    "squares": lambda title: charts.verdict_squares(VERDICTS, title),
    "measure": lambda title: charts.measure_bar(measured("3.4", at_least="4"), title),
    "places": lambda title: charts.places_bar(charts.Bar(12, "act"), 40, title, target=30),
    "map": lambda title: charts.tile_map(
        [Tile(3, 4, "A", is_here=True), Tile(4, 4, "B", is_here=False)], title
    ),
    "qr": lambda title: charts.qr_code("https://kompas.example.nl/check", title),
}


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_every_drawing_is_sound_and_has_its_title_whatever_it_says(draw):
    drawing = etree.fromstring(str(draw("Voldoet: 3 <script> & \"'")))
    assert drawing.findtext("svg:title", namespaces=SVG) == "Voldoet: 3 <script> & \"'"


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_nothing_is_drawn_outside_the_box(draw):
    drawing = etree.fromstring(str(draw("title")))
    width, height = float(drawing.get("width")), float(drawing.get("height"))
    for shape in drawing.iterfind(".//svg:rect", SVG):
        assert float(shape.get("x", 0)) + float(shape.get("width")) <= width + 0.01
        assert float(shape.get("y", 0)) + float(shape.get("height")) <= height + 0.01


@pytest.mark.parametrize(
    ("value", "limits", "good"),
    [
        ("4", {"at_least": "4"}, True),
        ("3.9", {"at_least": "4"}, False),
        ("2", {"at_most": "2"}, True),
        ("2.1", {"at_most": "2"}, False),
        ("0", {"at_least": "1"}, False),
        ("7", {"at_least": "5", "at_most": "8"}, True),
    ],
)
def test_a_measured_value_on_the_wrong_side_of_its_threshold_is_red(value, limits, good):
    drawing = str(charts.measure_bar(measured(value, **limits), "title"))
    assert (charts.colours()["not-compliant-fill"] not in drawing) is good


def test_the_kinds_of_squares_differ_in_shape_and_not_in_colour_only():
    shapes = {
        tuple(
            (
                each.tag,
                each.get("stroke-dasharray"),
                each.get("stroke") is not None,
                each.get("d") is not None,
            )
            for each in etree.fromstring(str(charts.verdict_squares([verdict], "title"))).iter()
        )
        for verdict in ("compliant", "partially-compliant", "not-compliant", "cannot-be-judged")
    }
    assert len(shapes) == 4
