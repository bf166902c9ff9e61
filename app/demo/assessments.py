"""Playing the assessments of the demo: planned, judged, reviewed and adopted as users would."""

import datetime as dt
import zlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments import actions
from app.assessments.arrival import Arrival, JudgementIn
from app.assessments.findings import grounds
from app.assessments.models import Assessment, FindingKind, Kind
from app.assessments.photo_arrival import PhotoIn
from app.assessments.scorecards import read
from app.assessments.workflow import Step
from app.database import new_id
from app.demo.findings import GOOD_PRACTICES, PHOTOS, SHORTCOMINGS, Shortcoming
from app.demo.hearings import HEARD, municipality_replies, put_addresses_on_file, reviewer_decides
from app.demo.photos import draw_photo
from app.demo.rooms import described, rooms_of_building_b, rooms_so_far
from app.demo.stories import JUDGED, PUBLISHED, REASONS, REVIEW, SELF, Story
from app.framework.queries import framework_of
from app.locations.models import Location
from app.replies.models import Party
from app.review.actions import take_step
from app.storage import Storage
from quality_framework import Indicator
from quality_framework.measures import value_in_force
from quality_framework.vocabulary import Comparator, Level, Verification


class Cast:
    """Who plays whom: the session, the storage and the people."""

    def __init__(
        self, session: Session, storage: Storage, people: Mapping[str, Person], today: dt.date
    ) -> None:
        self.session = session
        self.storage = storage
        self.people = people
        self.today = today

    def play(self, story: Story, location: Location) -> Assessment:
        """Plan the assessment and take it as far as the story goes."""
        judge = self.people["gemeente" if story.kind is SELF else "inspecteur"]
        second = [] if story.kind is SELF else [self.people["inspecteur2"].id]
        day = self.today - dt.timedelta(days=story.days_ago)
        plan = actions.Plan(
            kind=story.kind,
            profile=story.profile,
            planned_on=day,
            member_ids=[judge.id, *second],
            announced=story.announced,
        )
        assessment = actions.plan_assessment(self.session, judge, location, plan)
        for step in story.steps:
            self.take(step, assessment, story, judge, day)
        return assessment

    def take(self, step: Step, assessment: Assessment, story: Story, judge: Person, day: dt.date) -> None:
        """One step of the story."""
        match step:
            case Step.BEGIN_JUDGING:
                actions.begin_judging(self.session, judge, assessment, on=day)
                self.judge(assessment, story, judge, day)
            case Step.SUBMIT:
                actions.submit_assessment(self.session, judge, assessment)
            case _:
                reviewer = self.people["beoordelaar"]
                asked = self.first_findings(assessment) if step is Step.REQUEST_CHANGES else ()
                take_step(self.session, reviewer, assessment, step, REASONS.get(step, ""), indicators=asked)

    def first_findings(self, assessment: Assessment) -> list[str]:
        """The two gravest shortcomings: what the reviewer of the demo asks about."""
        found = grounds(read(self.session, assessment), FindingKind.SHORTCOMING)
        return [ground.indicator.id for ground in sorted(found, key=lambda ground: ground.weight)[:2]]

    def judge(self, assessment: Assessment, story: Story, judge: Person, day: dt.date) -> None:
        """Judge what the profile covers; the same story always gives the same judgements."""
        framework = framework_of(assessment.framework_version)
        profile = framework.profile(assessment.profile)
        covered = [
            indicator
            for indicator in framework.indicators()
            if profile.covers(indicator) and _fits(indicator, assessment.facts)
        ]
        at = dt.datetime.combine(day, dt.time(10, 15), dt.UTC)
        items = [
            item
            for position, indicator in enumerate(covered)
            if (item := _judgement(indicator, story, at + dt.timedelta(seconds=40 * position), day))
            is not None
        ]
        self.record(judge, assessment, items)
        if story.steps == JUDGED:
            self.walk(judge, assessment, rooms_so_far(), day)
        actions.describe_visit(
            self.session,
            judge,
            assessment,
            actions.VisitDescription(
                visit_ends_on=day,
                hours_on_site=Decimal("5.5"),
                rooms_seen=14 + story.place % 9,
                residents_spoken=9 + story.place % 11,
                staff_spoken=4 + story.place % 3,
                records_read="Huisregels, schoonmaakrooster, klachtenregister, ontruimingsplan.",
                not_seen="",
            ),
        )

    def record(self, judge: Person, assessment: Assessment, items: list[JudgementIn]) -> None:
        """Send the judgements as a tablet would; in the demo every one must be stored."""
        receipts = actions.record_judgements(self.session, judge, assessment, items)
        refused = [receipt for receipt in receipts if receipt.status is not Arrival.STORED]
        assert not refused, f"demo judgements were not stored: {refused[:3]}"

    def walk(self, judge: Person, assessment: Assessment, rooms: list[dict[str, str]], day: dt.date) -> None:
        """Send the rooms as a tablet would; in the demo every one must be stored."""
        receipts = actions.record_rooms(self.session, judge, assessment, described(rooms, day))
        refused = [receipt for receipt in receipts if receipt.status is not Arrival.STORED]
        assert not refused, f"demo rooms were not stored: {refused[:3]}"

    def photograph(self, assessment: Assessment, judge: Person) -> None:
        """The photos that belong to the finished inspection."""
        framework = framework_of(assessment.framework_version)
        for number, photo in enumerate(PHOTOS):
            if framework.has_indicator(photo.indicator):
                actions.add_photo(
                    self.session,
                    self.storage,
                    judge,
                    assessment,
                    PhotoIn(
                        draw_photo(photo.scene, number), indicator=photo.indicator, caption=photo.caption
                    ),
                )

    def finish_the_inspection(self, location: Location) -> Assessment:
        """The finished inspection: all judged, findings in words, photos, published."""
        story = Story(0, 38, PUBLISHED, profile="full", short=0)
        judge = self.people["inspecteur"]
        day = self.today - dt.timedelta(days=story.days_ago)
        members = [judge.id, self.people["inspecteur2"].id]
        plan = actions.Plan(Kind.INSPECTION, "full", day, members, announced=True)
        assessment = actions.plan_assessment(self.session, judge, location, plan)
        actions.begin_judging(self.session, judge, assessment, on=day)
        self.record(judge, assessment, list(_finished(assessment, day)))
        self.walk(judge, assessment, rooms_of_building_b(), day)
        self.photograph(assessment, judge)
        actions.describe_visit(
            self.session,
            judge,
            assessment,
            actions.VisitDescription(
                visit_ends_on=day + dt.timedelta(days=1),
                hours_on_site=Decimal("11.5"),
                rooms_seen=22,
                residents_spoken=17,
                staff_spoken=8,
                records_read="Huisregels, schoonmaakrooster, klachtenregister, ontruimingsplan.",
                not_seen="De wasruimte in gebouw C was op slot; de beheerder met de sleutel was er niet.",
            ),
        )
        actions.submit_assessment(self.session, judge, assessment)
        self.hear(assessment)
        return assessment

    def hear(self, assessment: Assessment) -> None:
        """The review of the finished inspection, with a municipality that replies."""
        reviewer = self.people["beoordelaar"]
        put_addresses_on_file(self.session, reviewer, assessment, Party.MUNICIPALITY)
        for step in REVIEW:
            reason = HEARD if step is Step.DECIDE_REPLY else ""
            take_step(self.session, reviewer, assessment, step, reason)
            if step is Step.SEND_OUT_FOR_REPLY:
                municipality_replies(self.session, assessment)
                reviewer_decides(self.session, reviewer, assessment)


def _draw(key: str, story: Story) -> int:
    """A number from 0 to 99 that is always the same for this indicator in this story."""
    return zlib.crc32(f"{story.place}/{story.days_ago}/{key}".encode()) % 100


def _fits(indicator: Indicator, facts: Mapping[str, Any]) -> bool:
    """Whether an inspector would meet this indicator here at all."""
    here = {*facts["groups"], "staff"}
    return (not indicator.kinds or facts["kind"] in indicator.kinds) and (
        not indicator.applies_to or not here.isdisjoint(indicator.applies_to)
    )


def _evidence(indicator: Indicator) -> tuple[str, ...]:
    return tuple(kind.value for kind in indicator.verified_by[:3])


def _measured(indicator: Indicator, day: dt.date, *, good: bool) -> Decimal | None:
    measure = indicator.measure
    value = value_in_force(measure, day) if measure is not None else None
    if measure is None or value is None or Verification.MEASUREMENT not in indicator.verified_by:
        return None
    if measure.comparator is Comparator.AT_MOST:
        assert value.at_most is not None
        return value.at_most if good else value.at_most + 1
    assert value.at_least is not None
    return value.at_least if good else value.at_least * Decimal("0.8")


def _judgement(indicator: Indicator, story: Story, at: dt.datetime, day: dt.date) -> JudgementIn | None:
    drawn = _draw(indicator.id, story)
    is_knock_out = indicator.importance == "knock-out"
    if drawn >= 100 - story.open and not (is_knock_out and Step.SUBMIT in story.steps):
        return None
    # A failed hard norm is rare: it needs a story in which much falls short.
    limit = story.short // 8 if is_knock_out else story.short
    if drawn < limit:
        # A number is reached or it is not: what was measured is never partly met.
        falls_short = drawn % 2 or _measured(indicator, day, good=False) is not None
        level, risk = (Level.NOT_MET, "medium") if falls_short else (Level.PARTLY_MET, "low")
        return _said(indicator, at, level, day, risk=risk, remark="Tijdens het bezoek nog niet in orde.")
    return _said(indicator, at, Level.MET, day)


def _said(
    indicator: Indicator,
    at: dt.datetime,
    level: Level,
    day: dt.date,
    *,
    risk: str | None = None,
    remark: str = "",
    reason: str = "",
    good_practice: bool = False,
) -> JudgementIn:
    assessed = level not in {Level.NOT_APPLICABLE, Level.COULD_NOT_BE_ASSESSED}
    return JudgementIn(
        id=new_id(),
        indicator=indicator.id,
        level=level.value,
        judged_at=at,
        reason=reason,
        verified_by=_evidence(indicator) if assessed else (),
        measured_value=_measured(indicator, day, good=level is Level.MET) if assessed else None,
        risk=risk,
        remark=remark,
        good_practice=good_practice,
    )


def _finished(assessment: Assessment, day: dt.date) -> Iterator[JudgementIn]:
    framework = framework_of(assessment.framework_version)
    begin = dt.datetime.combine(day, dt.time(9, 30), dt.UTC)
    covered = [one for one in framework.indicators() if _fits(one, assessment.facts)]
    for position, indicator in enumerate(covered):
        at = begin + dt.timedelta(seconds=60 * position)
        found = SHORTCOMINGS.get(indicator.id)
        if found is not None:
            yield _shortcoming(indicator, found, at, day)
        elif indicator.id in GOOD_PRACTICES:
            words = GOOD_PRACTICES[indicator.id]
            yield _said(indicator, at, Level.MET, day, remark=words, good_practice=True)
        else:
            yield _said(indicator, at, Level.MET, day)


def _shortcoming(indicator: Indicator, found: Shortcoming, at: dt.datetime, day: dt.date) -> JudgementIn:
    item = _said(indicator, at, found.level, day, risk=found.risk, remark=found.remark, reason=found.reason)
    if found.measured is None:
        return item
    return JudgementIn(**{**item.__dict__, "measured_value": Decimal(found.measured)})
