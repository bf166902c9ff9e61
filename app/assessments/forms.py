"""The office forms of this room."""

import uuid
from decimal import Decimal

from flask_babel import lazy_gettext as _l
from wtforms import (
    DecimalField,
    RadioField,
    SearchField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.assessments.actions import Plan, VisitDescription
from app.assessments.actions.planning import VISITS
from app.assessments.kept_text import LONGEST
from app.assessments.models import Kind
from app.assessments.queries import AssessmentFilters
from app.assessments.words import KIND_WORDS, STATE_WORDS
from app.assessments.workflow import State
from app.forms import DayField, Form, NumberField

ANY = [("", _l("All"))]
NOT_A_NUMBER = _l("Enter a number, for instance 6.")


class TenthsField(DecimalField):
    """A number with one decimal, written with a comma or a point."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was filled in."""
        super().process_formdata([value.strip().replace(",", ".") for value in valuelist])


class AssessmentFilterForm(Form):
    """What the list of assessments is narrowed to; stands in the address."""

    class Meta:
        csrf = False

    words = SearchField(_l("Name of location or municipality"), [Length(max=100)], default="")
    state = SelectField(
        _l("State"), default="", choices=[*ANY, *((state.value, word) for state, word in STATE_WORDS.items())]
    )
    kind = SelectField(
        _l("Kind"), default="", choices=[*ANY, *((kind.value, word) for kind, word in KIND_WORDS.items())]
    )
    province = SelectField(_l("Province"), default="")
    mine = SelectField(_l("Team"), default="", choices=[*ANY, ("yes", _l("I am in the team"))])

    def filters(self) -> AssessmentFilters:
        """What was asked; a value that is not in its list asks nothing, and leaves the others standing."""
        state, kind = self.state.data or "", self.kind.data or ""
        return AssessmentFilters(
            words=(self.words.data or "")[:100],
            state=State(state) if state in frozenset(State) else None,
            kind=Kind(kind) if kind in frozenset(Kind) else None,
            province=self.province.data or "",
            mine=self.mine.data == "yes",
        )


class TeamForm(Form):
    """Who judges."""

    members = SelectMultipleField(
        _l("Who judges?"),
        [InputRequired(_l("Choose at least one person."))],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("Who judges can't review the same assessment afterwards."),
    )
    leader = SelectField(_l("Who leads?"), [Optional()])

    def team(self) -> list[uuid.UUID]:
        """The people chosen; the leader stands first."""
        leader = uuid.UUID(self.leader.data) if self.leader.data else None
        return sorted((uuid.UUID(key) for key in self.members.data or []), key=lambda key: key != leader)


class PlanForm(TeamForm):
    """One assessment of one location."""

    kind = RadioField(_l("What kind of assessment is it?"), [InputRequired(_l("Choose a kind."))])
    profile = SelectField(_l("What does the visit cover?"), [InputRequired()])
    planned_on = DayField(_l("On which day?"), [InputRequired(_l("Choose a day."))])
    announced = RadioField(
        _l("Do the people at the location know that you are coming?"),
        [InputRequired()],
        choices=[("yes", _l("Yes, it is announced")), ("no", _l("No, it is unannounced"))],
        default="yes",
        description=_l("Asked for an inspection only."),
    )

    def plan(self) -> Plan:
        """What is planned; the leader stands first in the team."""
        kind = Kind(self.kind.data)
        assert self.planned_on.data is not None
        return Plan(
            kind=kind,
            profile=str(self.profile.data),
            planned_on=self.planned_on.data,
            member_ids=self.team(),
            announced=self.announced.data == "yes" if kind in VISITS else None,
        )


class VisitForm(Form):
    """How the visit went; printed in the report."""

    visit_ends_on = DayField(_l("Last day of the visit"), [Optional()])
    hours_on_site = TenthsField(
        _l("Hours at the location"), [Optional(), NumberRange(min=Decimal(0), max=Decimal(999))], places=1
    )
    rooms_seen = NumberField(_l("Rooms seen"), [Optional(), NumberRange(min=0, max=10_000)])
    residents_spoken = NumberField(_l("Residents spoken to"), [Optional(), NumberRange(min=0, max=10_000)])
    staff_spoken = NumberField(_l("Staff spoken to"), [Optional(), NumberRange(min=0, max=10_000)])
    records_read = TextAreaField(
        _l("Which records did you read?"),
        [Length(max=LONGEST)],
        description=_l(
            "For instance house rules, the complaints register, the fire safety log. No names of people."
        ),
    )
    not_seen = TextAreaField(
        _l("What could you not see, and why?"),
        [Length(max=LONGEST)],
        description=_l("The report says so, so that nobody takes it for good."),
    )

    def description(self) -> VisitDescription:
        """How the visit went."""
        return VisitDescription(
            visit_ends_on=self.visit_ends_on.data,
            hours_on_site=self.hours_on_site.data,
            rooms_seen=self.rooms_seen.data,
            residents_spoken=self.residents_spoken.data,
            staff_spoken=self.staff_spoken.data,
            records_read=self.records_read.data or "",
            not_seen=self.not_seen.data or "",
        )


class DangerForm(Form):
    """An acute danger outside every indicator."""

    description = TextAreaField(
        _l("What is the danger?"),
        [InputRequired(_l("Say what the danger is.")), Length(max=LONGEST)],
        description=_l(
            "Only for a danger that no indicator covers. It stands, and the headline will ask for urgent "
            "action."
        ),
    )


class WithdrawForm(Form):
    """Stopping with an assessment."""

    reason = TextAreaField(
        _l("Why do you withdraw this assessment?"), [InputRequired(_l("Give a reason.")), Length(max=LONGEST)]
    )


class CaptionForm(Form):
    """What a photo shows."""

    caption = StringField(
        _l("What does the photo show?"),
        [Length(max=300)],
        description=_l("Read aloud to people who can't see it, and printed in the report."),
    )
