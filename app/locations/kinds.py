"""Kinds of location and groups of residents: the same ids as in the quality framework we ship (a house test
says so).
"""

import enum


class LocationKind(enum.StrEnum):
    """What a location is; `location_kinds` in the framework."""

    REGULAR_CENTRE = "regular-centre"
    REGISTRATION_CENTRE = "registration-centre"
    PROCESS_CENTRE = "process-centre"
    EMERGENCY = "emergency"
    CRISIS_EMERGENCY = "crisis-emergency"
    SMALL_SCALE = "small-scale"
    UNACCOMPANIED_MINORS = "unaccompanied-minors"
    MUNICIPAL_TEMPORARY = "municipal-temporary"
    MUNICIPAL_DURABLE = "municipal-durable"
    RESTRICTED = "restricted"
    OTHER = "other"


class Group(enum.StrEnum):
    """Who lives or works at a location; `groups` in the framework."""

    FAMILIES = "families"
    CHILDREN = "children"
    UNACCOMPANIED_MINORS = "unaccompanied-minors"
    SPECIAL_NEEDS = "special-needs"
    STAFF = "staff"


class Standing(enum.StrEnum):
    """Whether a location is there yet, or still, on a day; follows from its dates."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


MOST_RESIDENTS = 100_000
# The key under which the number of all residents together is kept.
ALL_RESIDENTS = "all"


def must_protect_address(kind: str, groups: frozenset[str]) -> bool:
    """Where unaccompanied minors live the address is always protected."""
    return kind == LocationKind.UNACCOMPANIED_MINORS or Group.UNACCOMPANIED_MINORS in groups
