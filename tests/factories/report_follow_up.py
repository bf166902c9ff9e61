"""Rooms, reply and improvement plan of the sample reports."""

import datetime as dt

from app.reports.follow_up import (
    FindingAnswer,
    FindingHeard,
    Hearing,
    PartyHeard,
    PlannedMeasure,
    RoomLine,
)

VISIT_ON = dt.date(2026, 11, 17)


def rooms() -> tuple[RoomLine, ...]:
    """Twenty-two bedrooms of one building."""
    return tuple(
        RoomLine(f"B{number}", "bedroom", "14.2", "2.4", 4, 3, "4.73", True, number % 5 > 0, "")
        for number in range(1, 23)
    )


def hearing(person: str) -> Hearing:
    """A reply of the operator, none of the municipality."""
    words = "De sloten zijn besteld; zie de bijlage."
    findings = tuple(
        FindingHeard(
            number,
            "De deur van de slaapkamer kan op slot.",
            (FindingAnswer("operator", "agree" if number % 2 else "information-missing", words),),
            None if number % 2 else "upheld",
            "" if number % 2 else "Bij het bezoek waren de sloten er niet.",
        )
        for number in range(1, 6)
    )
    parties = (
        PartyHeard("operator", person, VISIT_ON + dt.timedelta(days=9), words),
        PartyHeard("municipality", "", None, ""),
    )
    return Hearing(VISIT_ON, VISIT_ON + dt.timedelta(days=14), parties, findings)


def plan() -> tuple[PlannedMeasure, ...]:
    """Six measures for as many findings."""
    return tuple(
        PlannedMeasure(
            f"V-{number:04d}",
            f"B-{number:04d}",
            "Nieuwe sloten op alle kamerdeuren van gebouw B.",
            "operator",
            "Facilitair beheer",
            VISIT_ON + dt.timedelta(days=30 * number),
            "under-way",
        )
        for number in range(1, 7)
    )
