"""The text of the sample reports, page by page, is the one that was looked at and kept."""

import difflib
import itertools
import re

import pytest

from tests.factories.printed_reports import WORST
from tests.unit.reports.golden import SAMPLES, printer_of_text, stored, told
from tests.unit.reports.printed_pages import read_lines

pytestmark = pytest.mark.slow

WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_is_the_stored_one_or_renewed_by_dev_golden(print_sample, name):
    kept, now = stored(name), told(name, print_sample(SAMPLES[name]).content)
    if kept.startswith(f"{printer_of_text()}\n"):
        changed = difflib.unified_diff(kept.splitlines(), now.splitlines(), "stored", "printed", lineterm="")
        assert list(changed) == []
    else:
        # Another Pango may end lines and pages elsewhere; the words stay.
        assert set(WORD.findall(now)) == set(WORD.findall(kept))


def test_every_photo_of_the_worst_case_is_printed(print_sample):
    whole = "\n".join(itertools.chain(*read_lines(print_sample(WORST).content)))
    assert {int(number) for number in re.findall(r"Foto (\d+)\.", whole)} == set(range(1, 121))
