"""What counts in each cycle: rules that are data, in `counting_rules.toml` with the source of each."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, PositiveInt

from app.allocation.figures import FigureKind
from app.locations.models import PlaceKind

RULES_FILE = Path(__file__).resolve().parent / "counting_rules.toml"


class CountingRules(BaseModel):
    """What counts in one cycle; the file of rules says what each of these means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    available_until: dt.date
    until_is_published: bool
    separate_kinds: frozenset[PlaceKind]
    need_agreed_end: frozenset[PlaceKind]
    durable_years: PositiveInt
    lapse_months: PositiveInt
    task_kinds: tuple[FigureKind, ...]


def read_rules(written: str) -> Mapping[str, CountingRules]:
    """The rules of each cycle by its id. Raises ValueError for what is not TOML, missing or not known."""
    cycles = tomllib.loads(written).get("cycles", {})
    return MappingProxyType({cycle: CountingRules.model_validate(rules) for cycle, rules in cycles.items()})


RULES = read_rules(RULES_FILE.read_text(encoding="utf-8"))
