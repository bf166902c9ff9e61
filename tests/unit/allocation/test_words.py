import re
from pathlib import Path

from app.allocation import figure_queries, figures_file, numbers, table_file
from app.allocation.counting import Reason
from app.allocation.explaining import BECAUSE
from app.allocation.figures import FigureKind, FigureQuality
from app.allocation.models import ReturnKind, StepKind
from app.allocation.rules import RULES
from app.allocation.words import (
    FIGURE_KIND_WORDS,
    MISTAKE_WORDS,
    QUALITY_WORDS,
    RETURN_WORDS,
    STEP_WORDS,
    TASK_WORDS,
)
from app.locations.kinds import Group, LocationKind, Standing
from app.locations.models import OperatorKind, PlaceKind, PlaceState
from app.locations.words import (
    GROUP_WORDS,
    LOCATION_KIND_WORDS,
    OPERATOR_KIND_WORDS,
    PLACE_KIND_WORDS,
    PLACE_STATE_WORDS,
    STANDING_WORDS,
)


def test_every_entry_of_a_closed_list_has_its_words():
    pairs = (
        (FigureKind, FIGURE_KIND_WORDS),
        (FigureQuality, QUALITY_WORDS),
        (StepKind, STEP_WORDS),
        (Reason, BECAUSE),
        (ReturnKind, RETURN_WORDS),
        (LocationKind, LOCATION_KIND_WORDS),
        (Group, GROUP_WORDS),
        (Standing, STANDING_WORDS),
        (OperatorKind, OPERATOR_KIND_WORDS),
        (PlaceKind, PLACE_KIND_WORDS),
        (PlaceState, PLACE_STATE_WORDS),
    )
    for kinds, words in pairs:
        assert set(kinds) == set(words)


def test_every_kind_of_figure_that_can_be_a_task_has_its_words():
    assert {kind for rules in RULES.values() for kind in rules.task_kinds} == set(TASK_WORDS)


def test_every_mistake_a_file_can_hold_has_its_words_and_no_other():
    code = re.compile(
        r'"((?:file|column|row|cell|number|neither|amv|day|choice|kind|cycle|area|figure)-[a-z0-9-]+)"'
    )
    sources = (Path(module.__file__) for module in (figures_file, table_file, numbers, figure_queries))
    told = {found for source in sources for found in code.findall(source.read_text(encoding="utf-8"))}
    assert told == set(MISTAKE_WORDS)
