"""The council sheets, read from the printed file: one page, archival, and told whole to a screen reader."""

import pytest
from pypdfium2 import PdfDocument

from app.sheets.jobs import print_sheet
from tests.factories.council_sheets import (
    fullest_municipality,
    fullest_province,
    municipality_sheet,
    province_sheet,
)
from tests.factories.printed_reports import make_portal
from tests.unit.reports.printed_pages import language_of, mistakes, outside_the_paper, read_pages, read_parts

SHEETS = {
    "municipality": municipality_sheet,
    "province": province_sheet,
    "municipality-with-all-there-can-be": fullest_municipality,
    "province-with-all-there-can-be": fullest_province,
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    return make_portal(tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="module", params=["nl", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="module", params=SHEETS)
def printed(request, portal, language):
    content = SHEETS[request.param](language)
    with portal.app_context():
        return content, print_sheet(portal, content)


def test_a_sheet_is_archival_and_accessible_in_its_own_language(printed):
    content, file = printed
    assert mistakes(file.content) == []
    assert language_of(file.content) == content.language


def test_a_sheet_is_exactly_one_page_with_nothing_outside_the_paper(printed):
    content, file = printed
    pages = read_pages(file.content)
    assert len(pages) == file.pages == 1
    assert outside_the_paper(pages) == []
    for named in (*content.locations[:4], *content.members):
        assert named.name[:12] in pages[0].text


def test_a_screen_reader_is_told_headings_heads_of_tables_and_what_pictures_show(printed):
    content, file = printed
    parts = read_parts(file.content)
    kinds = [part.kind for part in parts]
    headings = [kind for kind in kinds if kind in {"H1", "H2", "H3"}]
    assert headings[0] == "H1"
    assert set(headings[1:]) == {"H2"}
    tables = 2 + bool(content.locations)
    assert kinds.count("Table") == tables
    assert kinds.count("TH") >= 3 * tables
    pictures = [part for part in parts if part.kind == "Figure"]
    assert pictures
    assert all(part.words_instead for part in pictures)
    with PdfDocument(file.content) as read:
        assert content.area in read.get_metadata_value("Title")
