"""What section 3 of a sample report tells of stability and supervision."""

import datetime as dt

from app.reports.place_context import StabilityFacts, SupervisionFacts

STABILITY = StabilityFacts(
    year=2026,
    quarter=3,
    source="Kwartaalbericht",
    moves_per_resident="2/5",
    moves_per_resident_before="16/25",
    procedures_ended=147,
    in_one_place=84,
    activities={"work": 2, "safety": 1},
)
SUPERVISION = SupervisionFacts(
    step="Informatie vragen",
    taken_on=dt.date(2026, 9, 1),
    taken_by="de minister",
    deadline_on=dt.date(2026, 10, 1),
    answered_on=dt.date(2026, 9, 20),
)
