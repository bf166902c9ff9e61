"""A small world with one thing of every kind, made through the actions of users, and who look at it.

Everything stands in the municipality of Utrecht. Whoever is "elsewhere" has the same role for Groningen: each
question is asked inside and outside the scope of the asker.
"""

import datetime as dt
import io
from dataclasses import dataclass
from decimal import Decimal

from PIL import Image
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.allocation.figure_queries import imports
from app.allocation.queries import cycle_on
from app.assessments import actions
from app.assessments.arrival import Arrival, JudgementIn
from app.assessments.models import Assessment, Kind
from app.assessments.photo_arrival import PhotoIn
from app.assessments.queries import photos_of, rooms_of
from app.assessments.room_arrival import RoomIn
from app.assessments.workflow import State, Step
from app.database import new_id
from app.framework.queries import framework_of, newest_version
from app.i18n import speaking
from app.locations.kinds import LocationKind
from app.locations.models import Location, PlaceKind
from app.locations.queries import municipality_by_code
from app.notices.actions import tell
from app.notices.queries import inbox
from app.overview.sheet_content import of_municipality
from app.reports.actions import freeze_report, keep_file
from app.reports.models import Edition, Report
from app.reports.queries import reports_of
from app.review.actions import take_step
from app.sheets.actions import keep_file as keep_sheet
from app.sheets.actions import request_sheet
from app.sheets.models import CouncilSheet
from app.stability.actions import ActivityDetails, add_activity
from app.stability.models import BuildingBlock, NeighbourhoodActivity
from app.storage import Storage
from app.supervision.actions import Letter, StepDetails, record_step
from app.supervision.queries import ladder
from tests.factories.places import make_exchange, make_location, make_new_name_to_come, make_places
from tests.factories.replies import link_and_file
from tests.integration.house.improvement import measured
from tests.integration.house.visitors import HERE, NAMES, PROVINCE_HERE, people_of

STREET, POSTAL_CODE = "Geheimlaan 77", "3599 ZQ"
DAY = dt.date(2026, 11, 16)
MEASURED = {
    "rooms.space.area-per-person": Decimal("5.5"),
    "sanitary.toilets.residents-per-toilet": Decimal(8),
}
# Falls short, so that there is a finding with a measure.
SHORT = "rooms.space.daylight"
REPLIED = (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY)
ADOPTED = (*REPLIED, Step.DECIDE_REPLY, Step.ADOPT)
# How far each assessment of the world has come, by the name under which the table of routes asks for it.
INSPECTIONS = {
    "judging": (),
    "submitted": (Step.SUBMIT,),
    "out": REPLIED,
    "adopted": ADOPTED,
    "published": (*ADOPTED, Step.PUBLISH),
}
SECRET = "h" * 40
REASON = "Er is geen zienswijze ontvangen."


@dataclass(frozen=True)
class World:
    """Ids to ask for: `things[variant]` holds the values that fill an address."""

    session_keys: dict[str, str]
    things: dict[str, dict[str, object]]
    protected_name: str


def picture() -> bytes:
    """A small photo."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "seagreen").save(out, "JPEG")
    return out.getvalue()


class Builder:
    """Builds the world, one thing at a time."""

    def __init__(self, session: Session, storage: Storage) -> None:
        self.session = session
        self.storage = storage
        self.people = people_of(session)

    def assessment(
        self,
        location: Location,
        kind: Kind,
        *,
        judged: bool = True,
        steps: tuple[Step, ...] = (),
        early_report: bool = False,
    ) -> Assessment:
        """An assessment of this kind: planned only, being judged, or taken through these steps of the review;
        with a report that was made while it was still being judged.
        """
        judge = self.people["municipality" if kind is Kind.SELF_ASSESSMENT else "inspector"]
        plan = actions.Plan(kind, "full", DAY, [judge.id], None if kind is Kind.SELF_ASSESSMENT else True)
        assessment = actions.plan_assessment(self.session, judge, location, plan)
        if not judged:
            return assessment
        actions.begin_judging(self.session, judge, assessment, on=DAY)
        self._judge(judge, assessment)
        self._walk(judge, assessment)
        if early_report:
            self.report(assessment)
        if steps:
            actions.submit_assessment(self.session, judge, assessment)
        for step in steps:
            if step is not Step.SUBMIT:
                reason = REASON if step is Step.DECIDE_REPLY else ""
                take_step(self.session, self.people["reviewer"], assessment, step, reason)
        return assessment

    def _judge(self, judge: Person, assessment: Assessment) -> None:
        framework = framework_of(assessment.framework_version)
        items = [
            JudgementIn(
                id=new_id(),
                indicator=indicator.id,
                level="not-met" if indicator.id == SHORT else "met",
                judged_at=dt.datetime.combine(DAY, dt.time(10), dt.UTC),
                verified_by=tuple(kind.value for kind in indicator.verified_by),
                measured_value=MEASURED.get(indicator.id),
            )
            for indicator in framework.indicators()
        ]
        receipts = actions.record_judgements(self.session, judge, assessment, items)
        assert {receipt.status for receipt in receipts} == {Arrival.STORED}, receipts
        actions.add_photo(
            self.session,
            self.storage,
            judge,
            assessment,
            PhotoIn(picture(), indicator="rooms.space.chair", caption="Een kamer"),
        )

    def _walk(self, judge: Person, assessment: Assessment) -> None:
        said = {"name": "Kamer 1", "type": "bedroom", "area": "22", "occupants": "4"}
        at = dt.datetime.combine(DAY, dt.time(11), dt.UTC)
        actions.record_rooms(self.session, judge, assessment, [RoomIn(new_id(), new_id(), at, said)])

    def report(self, assessment: Assessment, edition: Edition = Edition.FULL) -> Report:
        """A report of the assessment as it stands now, with a file that stands for the PDF."""
        report = freeze_report(self.session, None, assessment, language="nl", edition=edition)
        content = f"%PDF of {report.number}".encode()
        sha256 = self.storage.put(content)
        keep_file(self.session, report, sha256=sha256, size_in_bytes=len(content), pages=1, renderer="a test")
        return report

    def activity(self, location: Location) -> NeighbourhoodActivity:
        """Something that was organised with the neighbourhood."""
        details = ActivityDetails(BuildingBlock.WORK, DAY, "Banenmarkt in de zaal")
        return add_activity(self.session, None, location, details, today=DAY)

    def supervision(self) -> dict[str, object]:
        """A step of supervision with its letter."""
        municipality = municipality_by_code(self.session, HERE)
        letter = Letter("brief.pdf", b"%PDF-1.7 a letter")
        step_id = ladder(self.session)[0].id
        details = StepDetails(step_id, DAY, "de minister", "Vraag naar de stand", DAY, letter)
        step = record_step(self.session, self.storage, None, municipality, details, today=DAY)
        return {"step_id": step.id, "digest": step.letter_sha256}

    def council_sheet(self) -> CouncilSheet:
        """The municipality on one page, with a file that stands for the PDF."""
        municipality = municipality_by_code(self.session, HERE)
        cycle = cycle_on(self.session, DAY)
        with speaking("nl"):
            content = of_municipality(self.session, self.people["reader"], municipality, cycle, DAY)
        sheet = request_sheet(self.session, None, content)
        keep_sheet(self.session, sheet, sha256=self.storage.put(b"%PDF of a sheet"), pages=1)
        return sheet

    def things_of(self, assessment: Assessment) -> dict[str, object]:
        """What fills the addresses about this assessment."""
        photos = photos_of(self.session, assessment.id)
        reports = reports_of(self.session, assessment.id)
        if assessment.state is not State.PLANNED and not reports:
            reports = [self.report(assessment)]
        return {
            **measured(self.session, self.storage, self.people["inspector"], assessment, DAY),
            "assessment_id": assessment.id,
            "location_id": assessment.location_id,
            "photo_id": photos[0].id if photos else new_id(),
            "photo_digest": photos[0].sha256 if photos else "0" * 64,
            "theme_id": "rooms",
            "standard_id": "rooms.space",
            "indicator": "rooms.space.chair",
            "size": "small",
            "room_id": next(iter(rooms_of(self.session, assessment.id)), new_id()),
            "report_id": reports[0].id if reports else new_id(),
            "number": reports[0].number if reports else "OK-2026-9999",
            "party": "municipality",
            "kind": "csv",
            "file_id": new_id(),
            "token": "rubbish",
            "file_name": "report.json",
            "batch_id": new_id(),
        }


def build_world(session: Session, storage: Storage) -> World:
    """Everything, in the caller's transaction."""
    builder = Builder(session, storage)
    location = make_location(session, HERE, name="De Open Deur", street_address="Dorpsstraat 1")
    hidden = make_location(
        session,
        HERE,
        name="Jongerenhuis De Luwte",
        kind=LocationKind.UNACCOMPANIED_MINORS,
        groups=frozenset({"unaccompanied-minors"}),
        street_address=STREET,
        postal_code=POSTAL_CODE,
    )
    group = make_places(session, location)
    administrator, reader = builder.people["administrator"], builder.people["reader"]
    common: dict[str, object] = {
        **NAMES,
        "version_id": newest_version(session).id,
        "theme_id": "rooms",
        "location_id": location.id,
        "group_id": group.id,
        "activity_id": builder.activity(location).id,
        **builder.supervision(),
        "sheet_id": builder.council_sheet().id,
        "person_id": reader.id,
        "grant_id": reader.standing_grants[0].id,
        "code": HERE,
        "exchange_id": make_exchange(session, HERE, "GM0355").id,
        "change_id": make_new_name_to_come(session, administrator).id,
        "import_id": imports(session)[0][0].id,
        "step": Step.WITHDRAW.value,
    }
    things = {
        name: common | builder.things_of(builder.assessment(location, Kind.INSPECTION, steps=steps))
        for name, steps in INSPECTIONS.items()
    }
    early = builder.assessment(location, Kind.INSPECTION, steps=INSPECTIONS["published"], early_report=True)
    # Published by now, while its report is of the days when only the team could see it.
    things["early"] = common | builder.things_of(early)
    plan = builder.assessment(location, Kind.INSPECTION, judged=False)
    inspector = builder.people["inspector"]
    tell(session, [inspector], "adopt", about=early.id, number=early.number)
    common["notice_id"] = inbox(session, inspector, 1).notices[0].id
    things["any"] = things["judging"] | common
    things["planned"] = common | builder.things_of(plan)
    own = builder.assessment(location, Kind.SELF_ASSESSMENT)
    things["self"] = common | builder.things_of(own)
    told = builder.assessment(location, Kind.INSPECTION, steps=INSPECTIONS["published"])
    things["told"] = common | builder.things_of(told) | {"report_id": builder.report(told, Edition.PUBLIC).id}
    secret = builder.assessment(hidden, Kind.INSPECTION, steps=INSPECTIONS["published"])
    hidden_group = make_places(session, hidden, 18, kind=PlaceKind.UNACCOMPANIED_MINORS)
    things["hidden"] = common | builder.things_of(secret) | {"group_id": hidden_group.id}
    things["province"] = common | {"code": PROVINCE_HERE}
    things["export"] = common | {"table": "places", "form": "csv"}
    things["check"] = things["published"] | {"code": "ABCD-EFGH"}
    things["language"] = common | {"code": "en"}
    things["oneself"] = common | {
        "person_id": administrator.id,
        "grant_id": administrator.standing_grants[0].id,
    }
    things["out"] |= link_and_file(
        session,
        storage,
        builder.people["reviewer"],
        things["out"]["assessment_id"],
        indicator="rooms.space.chair",
        secret=SECRET,
    )
    session.flush()
    keys = {name: person.get_id() for name, person in builder.people.items()}
    return World(keys, things, hidden.name)
