"""Quarters, neighbourhood and supervision of the demo: invented, as the places are."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.demo.places import DE_LINDE, SOURCE
from app.locations.models import Location
from app.locations.queries import municipality_by_code
from app.stability.actions import ActivityDetails, QuarterDetails, add_activity, report_quarter
from app.stability.models import BuildingBlock, OtherUser
from app.stability.quarters import quarter_of
from app.storage import Storage
from app.supervision.actions import ResponseDetails, StepDetails, record_response, record_step
from app.supervision.queries import ladder

# Residents, came in, moved out, procedures ended and of whom always here; newest quarter first.
QUARTERS = (
    (287, 34, 22, 41, 27),
    (281, 40, 25, 38, 22),
    (276, 37, 31, 35, 19),
    (280, 44, 36, 33, 16),
    (284, 49, 41, 30, 13),
    (279, 52, 44, 28, 12),
    (275, 47, 45, 31, 12),
    (270, 55, 48, 26, 9),
)
ACTIVITIES = (
    (BuildingBlock.NEIGHBOURHOOD_HUB, 20, "Open middag in de ontmoetingsruimte", "buurtvereniging"),
    (BuildingBlock.WORK, 45, "Banenmarkt voor bewoners en buren", "werkplein"),
    (BuildingBlock.PARTICIPATION, 60, "Bewonersraad en buurt kiezen samen de moestuin", ""),
    (BuildingBlock.SAFETY, 90, "Wandeling met buren langs plekken die donker zijn", "wijkteam"),
)
SUPERVISED = "GM0479"


def add_demo_stability(session: Session, by: uuid.UUID, places: Sequence[Location], today: dt.date) -> None:
    """Two years of quarters of one location, half a year of another, and activities with neighbours."""
    linde, other = (place for place in places[:2])
    assert linde.name == DE_LINDE, "the first location of the demo"
    for location, shown in ((linde, len(QUARTERS)), (other, 2)):
        quarter = quarter_of(today).previous
        for residents, moved_in, moved_out, ended, in_one_place in QUARTERS[:shown]:
            part = 1 if location is linde else 4
            wanted = QuarterDetails(
                quarter=quarter,
                source=SOURCE,
                residents=residents // part,
                moved_in=moved_in // part,
                moved_out=moved_out // part,
                procedures_ended=ended // part,
                in_one_place=in_one_place // part,
                other_users={OtherUser.STUDENTS: 12} if location is linde else {},
            )
            report_quarter(session, by, location, wanted, today=today)
            quarter = quarter.previous
    for block, days_ago, what, partners in ACTIVITIES:
        held_on = today - dt.timedelta(days=days_ago)
        details = ActivityDetails(block, held_on, f"{what} (verzonnen)", partners)
        add_activity(session, by, linde, details, today=today)


def add_demo_supervision(session: Session, storage: Storage, by: uuid.UUID, today: dt.date) -> None:
    """Two steps towards one municipality: one that was answered, one whose deadline comes near."""
    municipality = municipality_by_code(session, SUPERVISED)
    signal, ask, *_rest = ladder(session)

    def days(number: int) -> dt.date:
        return today + dt.timedelta(days=number)

    first = StepDetails(
        signal.id, days(-80), "de minister (verzonnen)", "Verzonnen: er lijken plekken te weinig.", days(-50)
    )
    step = record_step(session, storage, by, municipality, first, today=today)
    answer = ResponseDetails(days(-55), "Verzonnen: de gemeente noemt twee plannen.")
    record_response(session, storage, by, step, answer, today=today)
    second = StepDetails(
        ask.id, days(-20), "de minister (verzonnen)", "Verzonnen: hoe ver zijn de plannen?", days(9)
    )
    record_step(session, storage, by, municipality, second, today=today)
