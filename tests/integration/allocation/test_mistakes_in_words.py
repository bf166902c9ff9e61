import pytest

from app.allocation.table_file import FileMistake
from app.allocation.words import mistake_in_words
from app.i18n import speaking


@pytest.mark.parametrize(
    ("mistake", "line"),
    [
        (FileMistake(0, "", "file-empty"), "The file has no figures in it."),
        (FileMistake(4, "", "row-too-long"), "Row 4: This row has more cells than the first row."),
        (
            FileMistake(3, "places", "number-not-whole", "1,5"),
            "Row 3, column places: A number of places must be whole. (1,5)",
        ),
        (FileMistake(3, "source", "cell-empty"), "Row 3, column source: This cell must not be empty."),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_place(app, mistake, line):
    with app.app_context(), speaking("en"):
        assert mistake_in_words(mistake) == line
