"""What a screen reader is given: language, headings, tables, alternatives of pictures, order of reading."""

import itertools
import re

import pytest

from tests.factories.audit_reports import Sample
from tests.factories.printed_reports import FULL, THIN
from tests.unit.reports.printed_pages import read_outline
from tests.unit.reports.printed_structure import language_of, read_tags

pytestmark = pytest.mark.slow

PRINTS = {
    "full": (FULL, "full"),
    "thin-in-English": (THIN, "full"),
    "residents": (Sample(photos=0), "residents"),
}


@pytest.fixture(scope="module", params=PRINTS)
def asked(request):
    return PRINTS[request.param]


@pytest.fixture(scope="module")
def content(asked, print_sample):
    sample, edition = asked
    return print_sample(sample, edition=edition).content


@pytest.fixture(scope="module")
def tags(content):
    return [tag for top in read_tags(content) for tag in top.walk()]


def test_the_file_says_its_language(asked, content):
    assert language_of(content) == asked[0].language


def test_headings_begin_with_one_title_and_skip_no_level(tags):
    levels = [int(tag.kind[1]) for tag in tags if re.fullmatch(r"H[1-6]", tag.kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [deeper for upper, deeper in itertools.pairwise(levels) if deeper > upper + 1] == []


def test_headings_are_read_in_the_order_of_the_outline(content, tags):
    # Without spaces: the last of a line is not drawn.
    read = ["".join(tag.text.split()) for tag in tags if tag.kind in {"H2", "H3", "H4"}]
    outline = ["".join(line.rsplit(" · ", 1)[0].split()) for line in read_outline(content)]
    assert read == outline


def test_findings_are_read_in_the_order_of_their_numbers(asked, tags):
    begins = [re.match(r"(?:Bevinding|Finding) (\d+)", tag.text) for tag in tags if tag.kind == "P"]
    numbers = [int(found[1]) for found in begins if found]
    assert numbers == sorted(numbers)
    assert bool(numbers) == (asked[1] == "full")


def test_every_picture_has_an_alternative(tags):
    assert [tag.page for tag in tags if tag.kind == "Figure" and not tag.alternative.strip()] == []


def test_every_table_has_heads(tags):
    tables = [tag for tag in tags if tag.kind == "Table"]
    assert tables
    assert [table.page for table in tables if all(tag.kind != "TH" for tag in table.walk())] == []
