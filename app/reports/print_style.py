"""The tokens of the screen in print form: colours, fonts and the drawn symbols of the report."""

import base64
import re
import string
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
NAMES = ("print.css", "findings.css", "residents.css", "council_sheet.css")
SHEETS = tuple(HERE / name for name in NAMES)
# What comes before our style, as in a browser.
ELEMENTS = HERE / "elements.css"
TOKENS = HERE.parent / "static" / "css" / "tokens.css"
# Family, weight, style and file; the families are ours, so that no font of the machine takes their place.
FACES = (
    ("Kompas", 400, "normal", "NotoSans-Regular.ttf"),
    ("Kompas", 400, "italic", "NotoSans-Italic.ttf"),
    ("Kompas", 600, "normal", "NotoSans-SemiBold.ttf"),
    ("Kompas", 700, "normal", "NotoSans-Bold.ttf"),
    ("Kompas Arabic", 400, "normal", "NotoSansArabic-Regular.ttf"),
    ("Kompas Arabic", 600, "normal", "NotoSansArabic-SemiBold.ttf"),
    ("Kompas Ethiopic", 400, "normal", "NotoSansEthiopic-Regular.ttf"),
    ("Kompas Ethiopic", 600, "normal", "NotoSansEthiopic-SemiBold.ttf"),
)
SYMBOL = string.Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="$ink" stroke-width="2.2"'
    ' stroke-linecap="round" stroke-linejoin="round">$shape</svg>'
)
# The compass rose of the portal, as in `macros/icons.html`.
MARK = string.Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="13.5" fill="none"'
    ' stroke="$ink" stroke-width="2"/>'
    '<path d="M16 4.5l3.4 8.1L16 16l-3.4-3.4zM16 27.5l-3.4-8.1L16 16l3.4 3.4z" fill="$ink"/>'
    '<path d="M4.5 16l8.1-3.4L16 16l-3.4 3.4zM27.5 16l-8.1 3.4L16 16l3.4-3.4z" fill="none"'
    ' stroke="$ink" stroke-width="1.3" stroke-linejoin="round"/></svg>'
)


@cache
def colours() -> Mapping[str, str]:
    """The colour tokens of the light look, by name without dashes in front: `ink`, `compliant-ink`."""
    light = TOKENS.read_text("utf-8").split("@media", 1)[0]
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6});", light))


def tone_ink(tone: str) -> str:
    """The colour of words and symbols of a tone: `compliant`, `not-compliant`, `unjudged`."""
    return colours()[f"{tone}-ink"]


def drawn(svg: str) -> str:
    """An SVG as a data address: a background, so that screen readers pass it by; a word stands beside it."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _symbol_rule(selector: str, shape: str, ink: str) -> str:
    svg = SYMBOL.substitute(shape=shape.replace("currentColor", ink), ink=ink)
    return f'{selector} {{ background-image: url("{drawn(svg)}") }}'


def stylesheet(shapes: Mapping[str, str], symbols: Mapping[str, str], tones: Mapping[str, str]) -> str:
    """The whole print style: fonts, tokens, symbols and our sheets.

    `shapes` are the drawings of the icons; `symbols` and `tones` say which drawing and which tone each
    verdict, level and headline has.
    """
    faces = [
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
        f' src: url("{file}") }}'
        for family, weight, style, file in FACES
    ]
    tokens = ":root { " + "; ".join(f"--{name}: {value}" for name, value in colours().items()) + " }"
    chips = [
        _symbol_rule(f".chip-{slug}", shapes[symbol], tone_ink(tones[slug]))
        for slug, symbol in symbols.items()
    ]
    icons = [
        _symbol_rule(f".icon-{name}", shapes[name], colours()[ink])
        for name, ink in (("warning", "not-compliant-ink"), ("arrow-up", "compliant-ink"),
                          ("arrow-down", "not-compliant-ink"), ("tick", "compliant-ink"), ("info", "act"))
    ]  # fmt: skip
    rose = MARK.substitute(ink="#ffffff")
    icons.append(f'.mark-white {{ background-image: url("{drawn(rose)}") }}')
    return "\n".join([*faces, tokens, *(sheet.read_text("utf-8") for sheet in SHEETS), *chips, *icons])
