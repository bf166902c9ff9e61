import csv
import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from python_calamine import CalamineWorkbook

from app.spreadsheets import Sheet, harmless, write_csv, write_ods

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
cells = st.one_of(
    st.none(), words, st.integers(-(10**6), 10**6), st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))
)


def read_ods(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_an_ods_keeps_numbers_days_and_words_apart():
    day = dt.date(2026, 11, 23)
    sheet = Sheet("Gemeenten", ("name", "places", "on"), [("Súdwest-Fryslân", 1234, day), ("", None, None)])
    assert read_ods(write_ods([sheet]))[:2] == [["name", "places", "on"], ["Súdwest-Fryslân", 1234.0, day]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "\r=", "\n+"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_made_harmless_in_both(start):
    evil = f'{start}HYPERLINK("http://example.org")'
    sheet = Sheet("a", ("name",), [(evil,)])
    row = list(csv.reader(io.StringIO(write_csv(sheet).decode("utf-8-sig"), newline="")))[1]
    assert row == [f"'{evil}"]
    with zipfile.ZipFile(io.BytesIO(write_ods([sheet]))) as file:
        content = file.read("content.xml").decode()
    assert "formula" not in content
    assert "<text:p>'" in content


def test_a_number_below_zero_stays_a_number():
    assert write_csv(Sheet("a", ("balance",), [(-12,)])).decode("utf-8-sig") == "balance\r\n-12\r\n"


def test_the_kind_of_an_ods_can_be_told_from_its_first_bytes_and_it_has_no_clock():
    sheet = Sheet("a", ("b",), [("c",)])
    content = write_ods([sheet])
    assert content[30:38] == b"mimetype"
    assert content[38 : 38 + 46].startswith(b"application/vnd.oasis.opendocument.spreadsheet")
    assert content == write_ods([sheet])


@given(st.lists(st.tuples(cells, cells), max_size=5), words)
def test_whatever_stands_in_the_cells_the_files_are_sound(rows, name):
    sheet = Sheet(name, ("one", "two"), rows)
    with zipfile.ZipFile(io.BytesIO(write_ods([sheet]))) as file:
        etree.fromstring(file.read("content.xml"))
    read = list(csv.reader(io.StringIO(write_csv(sheet).decode("utf-8-sig"), newline="")))
    assert [len(row) for row in read] == [2] * (len(rows) + 1)


@given(words)
def test_making_harmless_takes_nothing_away(text):
    assert harmless(text).removeprefix("'") == text.removeprefix("'")
