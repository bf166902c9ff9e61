import datetime as dt
import io
import zipfile

import pytest

from app.allocation import figures_file
from app.allocation.figures import FigureKind, FigureQuality
from app.allocation.figures_file import FiguresFileError, check_against, read_figures

HEADER = "cycle,area,kind,places,amv_places,in_words,valid_from,source,quality"
ROW = "2024-2026,GM0344,decided,1946,152,,2024-12-23,DUIC,reported-in-press"


def read(content, known=lambda _rows: []):
    return read_figures(content if isinstance(content, bytes) else content.encode(), known)


def mistakes_in(content, known=lambda _rows: []):
    with pytest.raises(FiguresFileError) as refusal:
        read(content, known)
    return [(mistake.row, mistake.column, mistake.code) for mistake in refusal.value.mistakes]


def cell(value):
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, dt.date):
        return f'<c t="d"><v>{value.isoformat()}T00:00:00</v></c>'
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def workbook(rows):
    """The smallest XLSX file that holds these rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheet = "".join(f"<row>{''.join(map(cell, cells))}</row>" for cells in rows)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            '<sheet name="cijfers" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        )
    return kept.getvalue()


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


def test_every_mistake_is_told_at_once_with_row_and_column():
    rows = (
        "2024-2026,GM0344,decided,-5,,,2024-12-23,DUIC,",
        '2024-2026,GM0344,target,"1,234",,,2024-12-23,DUIC,',
        "2024-2026,Utrecht,decided,5,9,,23/12/2024,,rumour",
        ",GM0344,rest-task,,,,2024-12-23,DUIC,",
    )
    text = "\n".join((HEADER, *rows))
    assert mistakes_in(text) == [
        (2, "places", "number-negative"),
        (3, "kind", "choice-unknown"),
        (3, "places", "number-ambiguous"),
        (4, "amv_places", "amv-exceed-places"),
        (4, "area", "area-unknown"),
        (4, "quality", "choice-unknown"),
        (4, "source", "cell-empty"),
        (4, "valid_from", "day-not-understood"),
        (5, "cycle", "cell-empty"),
        (5, "places", "neither-number-nor-words"),
    ]


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        ("2024-2026,GM0344,,5,,,2024-12-23,DUIC,", (2, "kind", "cell-empty")),
        ("2024-2026,GM0344,decided,5,,,,DUIC,", (2, "valid_from", "cell-empty")),
        ("2024-2026,GM0344,decided,1000001,,,2024-12-23,DUIC,", (2, "places", "number-out-of-range")),
        ("2024-2026,GM0344,decided,,4,veel,2024-12-23,DUIC,", (2, "amv_places", "amv-without-places")),
        ("2024-2026,GM0344,decided,5,,,2024-12-23,DUIC,,extra", (2, "", "row-too-long")),
        (f"2024-2026,GM0344,decided,5,,,2024-12-23,{'x' * 1001},", (2, "source", "cell-not-kept")),
        ("2024-2026,GM0344,decided,5,,,2024-12-23,DU\0IC,", (2, "source", "cell-not-kept")),
    ],
)
def test_each_kind_of_mistake_in_a_row_has_its_own_name(row, mistake):
    assert mistakes_in(f"{HEADER}\n{row}\n") == [mistake]


def test_a_figure_that_stands_in_the_file_twice_is_refused_at_the_second_row():
    assert mistakes_in(f"{HEADER}\n{ROW}\n{ROW}\n") == [(3, "area", "figure-twice")]


def test_a_wrong_header_is_refused_before_any_row_is_read():
    assert mistakes_in("cycle,area,kind,target,valid_from,source,source\nx\n") == [
        (1, "places", "column-missing"),
        (1, "target", "column-unknown"),
        (1, "source", "column-twice"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\n\n", "file-empty"),
        (HEADER.encode(), "file-empty"),
        ("cycle;é".encode("cp1252"), "file-not-utf8"),
        (f'{HEADER}\n"open'.encode(), "file-not-csv"),
        (b"PK\x03\x04 not a workbook", "file-not-xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(content, code):
    assert mistakes_in(content) == [(0, "", code)]


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(figures_file, "LARGEST_FILE", 10)
    assert mistakes_in(f"{HEADER}\n{ROW}\n") == [(0, "", "file-too-large")]


def test_a_file_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(figures_file, "MOST_ROWS", 1)
    assert mistakes_in(f"{HEADER}\n{ROW}\n{ROW}\n") == [(0, "", "file-too-many-rows")]


def test_a_workbook_is_read_with_numbers_and_days_as_cells():
    (row,) = read(
        workbook(
            [
                ["cycle", "area", "kind", "places", "valid_from", "source", ""],
                ["2026-2028", "GM0758", "indicative-share", 932, dt.date(2026, 2, 27), "oozo.nl"],
            ]
        )
    )
    assert row.places == 932
    assert row.valid_from == dt.date(2026, 2, 27)


def test_a_broken_number_in_a_workbook_is_refused():
    rows = [
        ["cycle", "area", "kind", "places", "valid_from", "source"],
        ["2026-2028", "GM0758", "indicative-share", 932.5, "2026-02-27", True],
    ]
    assert mistakes_in(workbook(rows)) == [(2, "places", "number-not-whole")]


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(figures_file, "LARGEST_UNPACKED", 100)
    assert mistakes_in(workbook([["cycle"]])) == [(0, "", "file-too-large")]


def test_a_zip_that_is_no_workbook_is_refused():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("brief.txt", "geen werkboek")
    assert mistakes_in(kept.getvalue()) == [(0, "", "file-not-xlsx")]


def test_cycles_and_areas_are_held_against_what_the_portal_knows():
    def known(rows):
        return check_against(rows, frozenset({"2026-2028"}), frozenset({"GM0014"}))

    assert mistakes_in(f"{HEADER}\n{ROW}\n", known) == [
        (2, "area", "area-unknown"),
        (2, "cycle", "cycle-unknown"),
    ]


def test_an_unknown_area_is_told_beside_the_other_mistakes_of_its_row():
    def known(rows):
        return check_against(rows, frozenset({"2024-2026"}), frozenset({"GM0014"}))

    rows = "2024-2026,GM9999,decided,-1,,,2024-12-23,DUIC,\n,Utrecht,decided,1,,,2024-12-23,DUIC,\n"
    assert mistakes_in(f"{HEADER}\n{rows}", known) == [
        (2, "area", "area-unknown"),
        (2, "places", "number-negative"),
        (3, "area", "area-unknown"),
        (3, "cycle", "cell-empty"),
    ]
