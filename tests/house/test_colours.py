"""The colours are measured, in light and in dark: contrast (WCAG 2.2) and three kinds of colour blindness."""

import itertools
import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "app/static/css/tokens.css"
DARK = "@media (prefers-color-scheme: dark)"
VERDICTS = ("compliant", "substantially", "partially", "not-compliant", "unjudged", "not-applicable")
GROUNDS = ("ground", "ground-soft", "ground-raised")

# What must be readable as text on what.
TEXT = [
    *itertools.product(("ink", "ink-soft", "act", "act-strong"), GROUNDS),
    *itertools.product((f"{verdict}-ink" for verdict in VERDICTS), GROUNDS),
    *((f"{verdict}-ink", f"{verdict}-ground") for verdict in VERDICTS),
    *(("ink", f"{verdict}-ground") for verdict in VERDICTS),
    ("act", "act-ground"),
    ("act-strong", "act-ground"),
    ("ink", "act-ground"),
    ("on-act", "act"),
    ("on-act", "act-strong"),
    ("ink", "step-0"),
    ("ink", "step-1"),
    ("ink", "step-2"),
    ("on-act", "step-3"),
    ("on-act", "step-4"),
]
# What must be seen as a part of the page: edges of fields, bars, the focus ring.
PARTS = [
    *itertools.product(("line-strong", "act", "accent"), GROUNDS),
    ("focus", "focus-edge"),
    ("step-4", "step-1"),
    ("step-4", "step-2"),
]

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
SIGHTS = {
    "full colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Distance in Oklab. Words and symbols carry the meaning: the ink has to help, the small squares to differ.
APART = {"ink": 0.05, "fill": 0.08}


def tokens(mode):
    light, dark = TOKENS.read_text(encoding="utf-8").split(DARK)
    pairs = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return pairs if mode == "light" else pairs | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))


def linear(colour):
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]


def contrast(one, other):
    darker, lighter = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (one, other))
    )
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour, sight):
    """The colour in Oklab as a person with this sight has it."""
    light = linear(colour)
    red, green, blue = (
        min(1, max(0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in SIGHTS[sight]
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def distance(one, other, sight):
    return sum((a - b) ** 2 for a, b in zip(seen(one, sight), seen(other, sight), strict=True)) ** 0.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_text_has_a_contrast_of_four_and_a_half(mode):
    colours = tokens(mode)
    weak = {
        (ink, ground): round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in TEXT
        if contrast(colours[ink], colours[ground]) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_part_has_a_contrast_of_three(mode):
    colours = tokens(mode)
    weak = {
        (part, ground): round(contrast(colours[part], colours[ground]), 2)
        for part, ground in PARTS
        if contrast(colours[part], colours[ground]) < 3
    }
    assert not weak


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("kind", APART)
def test_two_verdicts_never_look_alike(mode, sight, kind):
    colours = tokens(mode)
    alike = {
        (one, other): round(distance(colours[f"{one}-{kind}"], colours[f"{other}-{kind}"], sight), 3)
        for one, other in itertools.combinations(VERDICTS, 2)
        if distance(colours[f"{one}-{kind}"], colours[f"{other}-{kind}"], sight) < APART[kind]
    }
    assert not alike


def test_black_on_white_has_the_highest_contrast_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert distance("#000000", "#ffffff", "no red") == pytest.approx(1, abs=0.01)
