"""The style sheets keep to the tokens, and no template writes a style or script of its own."""

import re
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app"
SHEETS = sorted((APP / "static/css").glob("*.css"))
TEMPLATES = sorted((APP / "templates").rglob("*.html"))
# A report is printed, not served: its pages carry their own sheet.
SCREEN = [page for page in TEMPLATES if "pdf" not in page.parts]
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
SHADE = "rgb(0 0 0 /"


def test_colours_are_written_in_the_token_file_only():
    strays = {
        f"{sheet.name}: {line.strip()}"
        for sheet in SHEETS
        if sheet.name != "tokens.css"
        for line in sheet.read_text(encoding="utf-8").splitlines()
        if COLOUR.search(line.replace(SHADE, ""))
    }
    assert not strays


def test_every_token_in_use_is_defined_and_every_token_defined_is_in_use():
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    used = set(re.findall(r"var\((--[\w-]+)", text))
    defined = set(re.findall(r"^\s*(--[\w-]+):", text, re.MULTILINE))
    assert used - defined == set()
    assert defined - used == set()


def test_every_file_a_style_sheet_points_to_is_there():
    missing = {
        address
        for sheet in SHEETS
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8"))
        if not (sheet.parent / address).resolve().is_file()
    }
    assert not missing


def test_every_style_sheet_is_linked_by_a_page():
    linked = "\n".join(page.read_text(encoding="utf-8") for page in SCREEN)
    assert not [
        sheet.name for sheet in SHEETS if f'"{sheet.stem}"' not in linked and sheet.name not in linked
    ]


@pytest.mark.parametrize("page", SCREEN, ids=lambda page: str(page.relative_to(APP)))
def test_a_template_has_no_inline_style_or_script(page):
    text = re.sub(r"\{#.*?#\}", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
