"""What a published figure is, as values: kinds, qualities, and one figure with its source. No database, no
Flask.
"""

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

# The area code of the whole country; provinces and municipalities have the codes of CBS.
NATIONAL = "NL"
# The language in which figures are written down; an English text beside it is optional.
FIGURE_LANGUAGE = "nl"


class FigureKind(enum.StrEnum):
    """What a figure says. There is no single "target": each kind stands beside the others."""

    CAPACITY_ESTIMATE = "capacity-estimate"
    PROVINCIAL_TASK = "provincial-task"
    INDICATIVE_SHARE = "indicative-share"
    REPORTED = "reported"
    DECIDED = "decided"
    REST_TASK = "rest-task"
    UNDER_OBJECTION = "under-objection"
    REALISED = "realised"
    MULTI_YEAR = "multi-year"
    STILL_TO_REALISE = "still-to-realise"


class FigureQuality(enum.StrEnum):
    """How the figure reached us."""

    OFFICIAL = "official"
    QUOTED_FROM_STAATSCOURANT = "quoted-from-staatscourant"
    MUNICIPALITY_WEBSITE = "municipality-website"
    REPORTED_AS_LAW_KEY = "reported-as-law-key"
    REPORTED_BOTH_FIGURES = "reported-both-figures"
    REPORTED_TASK_ORIGIN_UNCLEAR = "reported-task-origin-unclear"
    REPORTED_IN_PRESS = "reported-in-press"


class AreaLevel(enum.StrEnum):
    """What kind of area a code stands for."""

    NATIONAL = "national"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class PublishedFigure:
    """One version of one figure. `places` includes `amv_places`; None where no number was published, and then
    `in_words` may say what was.
    """

    cycle_id: str
    area_code: str
    kind: FigureKind
    places: int | None
    amv_places: int | None
    valid_from: dt.date
    source: str
    quality: FigureQuality
    version: int = 1
    in_words: str = ""
    note: str = ""


def area_level(code: str) -> AreaLevel | None:
    """What kind of area the code stands for, by its form; None when it has no such form."""
    if code == NATIONAL:
        return AreaLevel.NATIONAL
    if len(code) == len("PV20") and code.startswith("PV") and code[2:].isdecimal():
        return AreaLevel.PROVINCE
    if len(code) == len("GM0014") and code.startswith("GM") and code[2:].isdecimal():
        return AreaLevel.MUNICIPALITY
    return None


@dataclass(frozen=True)
class KnownSum:
    """A sum over what is known: `known` of `of` areas have a number. `places` is None when none has."""

    places: int | None
    known: int
    of: int

    @property
    def whole(self) -> int | None:
        """The sum when every part of it is known; else None."""
        return self.places if self.known == self.of else None


def sum_of_known(numbers: Iterable[int | None]) -> KnownSum:
    """Add up the numbers that are known and say how many those are; a sum of nothing is None, not zero."""
    found = list(numbers)
    known = [number for number in found if number is not None]
    return KnownSum(sum(known) if known else None, len(known), len(found))
