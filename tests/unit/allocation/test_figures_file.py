import datetime as dt

import pytest

from app.allocation import figures_file, table_file
from app.allocation.figures import FigureKind, FigureQuality
from app.allocation.figures_file import Known, examine_figures
from app.allocation.table_file import FiguresFileError
from tests.unit.allocation.figures_files import HEADER, ROW, open_document, workbook, zipped

KNOWN = Known(
    {"2024-2026": dt.date(2026, 1, 31), "2026-2028": dt.date(2028, 1, 31)},
    frozenset({"NL", "PV30", "GM0344", "GM0758", "GM0014"}),
)
COLUMNS = ["cycle", "area", "kind", "places", "valid_from", "source"]
BREDA = ["2026-2028", "GM0758", "indicative-share", 932, "2026-02-27", "oozo.nl"]


def read(content):
    reading = examine_figures(content if isinstance(content, bytes) else content.encode(), KNOWN)
    assert reading.mistakes == []
    return reading.rows


def mistakes_in(content):
    try:
        mistakes = examine_figures(
            content if isinstance(content, bytes) else content.encode(), KNOWN
        ).mistakes
    except FiguresFileError as refusal:
        mistakes = refusal.mistakes
    return [(mistake.row, mistake.column, mistake.code) for mistake in mistakes]


def wrong(**cells):
    """A file of one good row and one in which these cells are filled in so."""
    row = {
        "cycle": "2024-2026",
        "area": "GM0014",
        "kind": "decided",
        "places": "5",
        "amv_places": "",
        "in_words": "",
        "valid_from": "2024-12-23",
        "source": "DUIC",
        "quality": "",
    }
    return f"{HEADER}\n{ROW}\n{','.join((row | cells).values())}\n"


def test_a_row_is_read_into_typed_values():
    (row,) = read(f"{HEADER}\n{ROW}\n")
    assert (row.row, row.cycle_id, row.area_code, row.kind) == (2, "2024-2026", "GM0344", FigureKind.DECIDED)
    assert (row.places, row.amv_places) == (1946, 152)
    assert row.valid_from.isoformat() == "2024-12-23"
    assert row.quality is FigureQuality.REPORTED_IN_PRESS


def test_a_semicolon_a_byte_order_mark_and_points_for_thousands_are_understood():
    text = f"{HEADER}\n{ROW}\n".replace(",", ";").replace("1946", "1.946").replace("2024-12-23", "23-12-2024")
    (row,) = read(b"\xef\xbb\xbf" + text.encode())
    assert row.places == 1946
    assert row.valid_from.isoformat() == "2024-12-23"


def test_a_decimal_comma_that_says_nothing_is_understood_in_a_semicolon_file():
    (row,) = read(f"{HEADER}\n{ROW}\n".replace(",", ";").replace("1946", "1946,0"))
    assert row.places == 1946


def test_windows_line_ends_capitals_and_empty_lines_are_understood():
    (row,) = read(f"{HEADER.upper()}\r\n\r\n{ROW}\r\n,,,,,,,,\r\n")
    assert row.row == 3


def test_columns_may_stand_in_any_order_and_optional_ones_may_be_missing():
    (row,) = read(
        "source,valid_from,places,kind,area,cycle\nANP,2026-02-27,932,indicative-share,GM0758,2026-2028\n"
    )
    assert row.places == 932
    assert row.quality is FigureQuality.OFFICIAL
    assert row.note == ""


def test_an_empty_number_with_words_keeps_the_words_and_no_number():
    (row,) = read(f"{HEADER}\n2026-2028,PV30,provincial-task,,,ruim 13.000,2026-02-27,Omroep Brabant,\n")
    assert row.places is None
    assert row.in_words == "ruim 13.000"


def test_every_mistake_is_told_at_once_with_row_and_column_and_the_good_rows_are_still_there():
    rows = (
        ROW,
        "2024-2026,GM0344,decided,-5,,,2024-12-23,DUIC,",
        '2024-2026,GM0344,target,"1,234",,,2024-12-23,DUIC,',
        "2024-2026,Utrecht,decided,5,9,,23/12/2024,,rumour",
        ",GM0344,rest-task,,,,2024-12-23,DUIC,",
    )
    text = "\n".join((HEADER, *rows))
    assert mistakes_in(text) == [
        (3, "places", "number-negative"),
        (4, "kind", "choice-unknown"),
        (4, "places", "number-ambiguous"),
        (5, "amv_places", "amv-exceed-places"),
        (5, "area", "area-is-name"),
        (5, "quality", "choice-unknown"),
        (5, "source", "cell-empty"),
        (5, "valid_from", "day-not-understood"),
        (6, "cycle", "cell-empty"),
        (6, "places", "neither-number-nor-words"),
    ]
    assert [row.row for row in examine_figures(text.encode(), KNOWN).rows] == [2]


# Every kind of bad file: what was handed in, and where it is told that what is wrong.
BAD_FILES = [
    (b"", 0, "", "file-empty"),
    (b"\n\n", 0, "", "file-empty"),
    (HEADER, 0, "", "file-empty"),
    ("cycle;é".encode("cp1252"), 0, "", "file-not-utf8"),
    (f"{HEADER}\n{ROW}".encode("utf-16"), 0, "", "file-is-utf16"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", 0, "", "file-old-or-locked"),
    (b"%PDF-1.7", 0, "", "file-is-pdf"),
    (b"\x89PNG\r\n", 0, "", "file-is-picture"),
    (b"\xff\xd8\xff\xe0", 0, "", "file-is-picture"),
    (f'{HEADER}\n{ROW}\n"open', 3, "", "file-not-csv"),
    (b"PK\x03\x04 not a workbook", 0, "", "file-not-workbook"),
    (zipped(**{"brief.txt": "geen werkboek"}), 0, "", "file-not-workbook"),
    (f"Cijfers van het ministerie\n{HEADER}\n{ROW}", 1, "", "row-is-no-header"),
    (HEADER.replace("places,amv", "amv") + "\nx", 1, "places", "column-missing"),
    (HEADER + ",target\nx", 1, "target", "column-unknown"),
    (HEADER.replace("quality", ",quality") + "\nx", 1, "9", "column-without-name"),
    (HEADER + ",source\nx", 1, "source", "column-twice"),
    (f"{HEADER}\n{ROW},extra", 2, "", "row-too-long"),
    (wrong(kind=""), 3, "kind", "cell-empty"),
    (wrong(valid_from=""), 3, "valid_from", "cell-empty"),
    (wrong(source="x" * 1001), 3, "source", "cell-too-long"),
    (wrong(source="DU\0IC"), 3, "source", "cell-not-kept"),
    (wrong(source="#REF!"), 3, "source", "cell-is-error"),
    (wrong(source="=A1"), 3, "source", "cell-is-formula"),
    (wrong(places="", in_words="1.234"), 3, "in_words", "cell-is-number"),
    (wrong(places="-5"), 3, "places", "number-negative"),
    (wrong(places='"1,234"'), 3, "places", "number-ambiguous"),
    (wrong(places="9.5"), 3, "places", "number-not-whole"),
    (wrong(places="12%"), 3, "places", "number-is-percentage"),
    (wrong(places="2026-05-01"), 3, "places", "number-is-day"),
    (wrong(places="veel"), 3, "places", "number-not-understood"),
    (wrong(places="1000001"), 3, "places", "number-out-of-range"),
    (wrong(places=""), 3, "places", "neither-number-nor-words"),
    (wrong(amv_places="6"), 3, "amv_places", "amv-exceed-places"),
    (wrong(places="", in_words="veel", amv_places="4"), 3, "amv_places", "amv-without-places"),
    (wrong(valid_from="23/12/2024"), 3, "valid_from", "day-not-understood"),
    (wrong(valid_from="2024-02-30"), 3, "valid_from", "day-not-understood"),
    (wrong(valid_from="45649"), 3, "valid_from", "day-is-serial-number"),
    (wrong(valid_from="2023-12-23"), 3, "valid_from", "day-before-act"),
    (wrong(valid_from="2026-12-23"), 3, "valid_from", "day-after-cycle"),
    (wrong(kind="target"), 3, "kind", "choice-unknown"),
    (wrong(quality="rumour"), 3, "quality", "choice-unknown"),
    (wrong(kind="capacity-estimate"), 3, "kind", "kind-of-other-level"),
    (wrong(cycle="2024/2026"), 3, "cycle", "cycle-not-understood"),
    (wrong(cycle="2030-2032"), 3, "cycle", "cycle-unknown"),
    (wrong(area="GM9999"), 3, "area", "area-unknown"),
    (wrong(area="GM99999"), 3, "area", "area-unknown"),
    (wrong(area="Groningen"), 3, "area", "area-is-name"),
    (wrong(area="14"), 3, "area", "area-lost-zeros"),
    (f"{HEADER}\n{ROW}\n{ROW}\n", 3, "area", "figure-twice"),
    (workbook([COLUMNS, [*BREDA[:3], 932.5, *BREDA[4:]]]), 2, "places", "number-not-whole"),
    (open_document([COLUMNS, [*BREDA[:3], -4, *BREDA[4:]]]), 2, "places", "number-negative"),
]


@pytest.mark.parametrize(("content", "row", "column", "code"), BAD_FILES, ids=lambda part: str(part)[:30])
def test_each_bad_file_is_told_by_row_column_and_what_is_wrong(content, row, column, code):
    assert mistakes_in(content) == [(row, column, code)]


def test_more_than_thirty_kinds_of_bad_files_are_tried():
    assert len({code for _content, _row, _column, code in BAD_FILES}) >= 40


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(table_file, "LARGEST_FILE", 10)
    assert mistakes_in(f"{HEADER}\n{ROW}\n") == [(0, "", "file-too-large")]


def test_a_file_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(figures_file, "MOST_ROWS", 1)
    assert mistakes_in(f"{HEADER}\n{ROW}\n{ROW}\n") == [(0, "", "file-too-many-rows")]


def test_a_workbook_is_read_with_numbers_and_days_as_cells():
    (row,) = read(workbook([[*COLUMNS, ""], [*BREDA[:4], dt.date(2026, 2, 27), "oozo.nl"]]))
    assert (row.places, row.valid_from) == (932, dt.date(2026, 2, 27))


def test_an_open_document_is_read_as_the_same_figures():
    assert read(open_document([COLUMNS, BREDA])) == read(workbook([COLUMNS, BREDA]))


def test_tabs_between_the_columns_are_understood():
    (row,) = read(f"{HEADER}\n{ROW}\n".replace(",", "\t"))
    assert row.places == 1946


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(table_file, "LARGEST_UNPACKED", 100)
    assert mistakes_in(workbook([["cycle"]])) == [(0, "", "file-too-large")]
