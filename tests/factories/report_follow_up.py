"""Rooms, reply and improvement plan of the sample reports."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from app.reports.follow_up import (
    Evidence,
    EvidenceKind,
    FindingAnswer,
    FindingHeard,
    Hearing,
    PartyHeard,
    PlannedMeasure,
    RoomLine,
)
from app.reports.sections import IndicatorLine

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
            "De deur van de slaapkamer kan op slot.",
            "Nieuwe sloten op alle kamerdeuren van gebouw B.",
            "operator",
            "Facilitair beheer",
            VISIT_ON + dt.timedelta(days=30 * number),
            "under-way",
            (number,),
        )
        for number in range(1, 7)
    )


def evidence(lines: Iterable[IndicatorLine]) -> tuple[Evidence, ...]:
    """The printed photos, and a file of every other kind when there is any."""
    photos = [
        Evidence(
            EvidenceKind.PHOTO,
            line.id,
            photo.caption,
            VISIT_ON,
            240_000,
            photo.sha256,
            photo.number,
            line.finding,
        )
        for line in lines
        for photo in line.photos
    ]
    others = [
        Evidence(kind, place, words, VISIT_ON, 81_234, hashlib.sha256(words.encode()).hexdigest())
        for kind, place, words in (
            (EvidenceKind.ROOM_PHOTO, "B1", "Kamer B1 vanuit de deur"),
            (EvidenceKind.REPLY_FILE, "housing.privacy", "bestelling-sloten.pdf"),
            (EvidenceKind.PROOF, "V-0001", "sloten.jpg"),
        )
    ]
    return (*photos, *others) if photos else ()
