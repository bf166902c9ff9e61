"""One room of a visit as somebody saw it. Pure; lengths and areas stay exact."""

import enum
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


class RoomType(enum.StrEnum):
    """What a room is used for."""

    BEDROOM = "bedroom"
    SANITARY = "sanitary"
    KITCHEN = "kitchen"
    LIVING_ROOM = "living-room"
    OTHER = "other"


class Sleepers(enum.StrEnum):
    """Who a bedroom is given to; it decides which norms look at it."""

    FAMILIES = "families"
    SINGLE_PERSONS = "single-persons"
    UNACCOMPANIED_MINORS = "unaccompanied-minors"


@dataclass(frozen=True)
class RoomDescription:
    """One room as somebody saw it; None: not looked at. Lengths in metres, `area` in m², the rest are counts.

    The floor is given as `area`, or as `length` and `width`. Toilets, showers and washbasins count when they
    work and residents may use them.
    """

    name: str
    type: RoomType
    length: Decimal | None = None
    width: Decimal | None = None
    area: Decimal | None = None
    height: Decimal | None = None
    beds: int | None = None
    cupboards: int | None = None
    occupants: int | None = None
    families: int | None = None
    sleepers: Sleepers | None = None
    lockable: bool | None = None
    window: bool | None = None
    toilets: int | None = None
    showers: int | None = None
    washbasins: int | None = None
    remark: str = ""

    @property
    def floor(self) -> Decimal | None:
        """The floor in m²: as given, or length × width."""
        if self.area is not None or self.length is None or self.width is None:
            return self.area
        return self.length * self.width

    @property
    def persons(self) -> int | None:
        """For how many people the room is: who sleep there, or the beds where nobody does (yet)."""
        return self.occupants or self.beds

    @property
    def is_bedroom(self) -> bool:
        """Whether people sleep there."""
        return self.type is RoomType.BEDROOM

    @property
    def floor_per_person(self) -> Fraction | None:
        """m² per person, exactly; None while the floor or the number of persons is not known."""
        if self.floor is None or not self.persons:
            return None
        return Fraction(self.floor) / self.persons
