"""The printed pages, read from the file: well filled, nothing outside the paper, no heading left alone."""

import itertools

import pytest

from tests.factories.audit_reports import Sample
from tests.factories.printed_reports import BARE, FULL, WORST
from tests.unit.reports.printed_pages import LEFT, RIGHT, PrintedPage, outside_the_paper, read_pages

LEAST_FILLED = 0.25
# Headings are bold and not smaller than this; chips and heads of tables are smaller.
SMALLEST_HEADING = 9.0
SAMPLES = {
    "everything": FULL,
    "nothing judged": BARE,
    "long remarks everywhere": WORST,
}


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda name: name.replace(" ", "-"))
def pages(request, print_sample) -> list[PrintedPage]:
    return read_pages(print_sample(SAMPLES[request.param]).content)


def test_no_page_is_nearly_empty_except_the_last_of_a_chapter(pages):
    thin = [
        number
        for number, (page, following) in enumerate(itertools.pairwise(pages), start=1)
        if page.filled < LEAST_FILLED and not following.begins_a_part
    ]
    assert thin == []


def test_no_heading_is_the_last_on_its_page(pages):
    alone = [
        (number, page.last_line[0].words)
        for number, page in enumerate(pages[1:], start=2)
        if page.last_line and all(piece.bold and piece.size >= SMALLEST_HEADING for piece in page.last_line)
    ]
    assert alone == []


def test_nothing_is_drawn_outside_the_paper(pages):
    assert outside_the_paper(pages) == []


def test_nothing_runs_into_the_margins(pages):
    outside = [
        (number, piece)
        for number, page in enumerate(pages[1:], start=2)
        for piece in page.body
        if piece.left < LEFT or piece.right > RIGHT
    ]
    assert outside == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("judged", [True, False])
def test_the_summary_for_residents_is_one_page(print_sample, language, judged):
    sample = Sample(language=language, judged=judged, photos=0, location="De " + "Lindeboomgaard " * 6)
    assert print_sample(sample, edition="residents").pages == 1


def test_the_summary_for_residents_reads_from_right_to_left(print_sample):
    printed = print_sample(Sample(photos=0), edition="residents", language="ar")
    (page,) = read_pages(printed.content)
    columns = [piece for piece in page.pieces if piece.words.strip() in {"Part", "How it is"}]
    assert [piece.words.strip() for piece in sorted(columns, key=lambda piece: piece.left)] == [
        "How it is",
        "Part",
    ]
    assert any("\u0600" <= char <= "\u06ff" or "\ufe70" <= char <= "\ufeff" for char in page.text)
