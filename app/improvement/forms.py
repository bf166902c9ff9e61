"""The forms of findings and measures."""

import uuid

from flask_babel import lazy_gettext as _l
from wtforms import (
    MultipleFileField,
    RadioField,
    SearchField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.assessments.actions import Plan
from app.assessments.kept_text import LONGEST
from app.assessments.models import FindingKind, Kind
from app.assessments.words import FINDING_KIND_WORDS, RISK_WORDS
from app.forms import DayField, Form
from app.improvement.actions import MeasureDetails
from app.improvement.actions.agreeing import LONGEST_OWNER
from app.improvement.list_queries import Due, FindingFilters, MeasureFilters, Openness
from app.improvement.models import MeasureState, OwnerKind
from app.improvement.words import DUE_WORDS, OPENNESS_WORDS, OWNER_WORDS, STATE_WORDS
from quality_framework import Risk

ANY = [("", _l("All"))]


class MeasureFilterForm(Form):
    """What the list of measures is narrowed to; stands in the address."""

    class Meta:
        csrf = False

    words = SearchField(_l("Name of location or municipality"), [Length(max=100)], default="")
    state = SelectField(
        _l("State"), default="", choices=[*ANY, *((state.value, word) for state, word in STATE_WORDS.items())]
    )
    due = SelectField(
        _l("Deadline"), default="", choices=[*ANY, *((due.value, word) for due, word in DUE_WORDS.items())]
    )
    province = SelectField(_l("Province"), default="")

    def filters(self) -> MeasureFilters:
        """What was asked; a value that is not in its list asks nothing."""
        state, due = self.state.data or "", self.due.data or ""
        return MeasureFilters(
            words=(self.words.data or "")[:100],
            state=MeasureState(state) if state in frozenset(MeasureState) else None,
            due=Due(due) if due in frozenset(Due) else None,
            province=self.province.data or "",
        )


class FindingFilterForm(Form):
    """What the list of findings is narrowed to; stands in the address."""

    class Meta:
        csrf = False

    words = SearchField(_l("Name of location or municipality"), [Length(max=100)], default="")
    kind = SelectField(
        _l("Kind"),
        default="",
        choices=[*ANY, *((kind.value, word) for kind, word in FINDING_KIND_WORDS.items())],
    )
    risk = SelectField(
        _l("Risk"), default="", choices=[*ANY, *((risk.value, word) for risk, word in RISK_WORDS.items())]
    )
    openness = SelectField(
        _l("Open or resolved"),
        default="",
        choices=[*ANY, *((one.value, word) for one, word in OPENNESS_WORDS.items())],
    )
    province = SelectField(_l("Province"), default="")

    def filters(self) -> FindingFilters:
        """What was asked; a value that is not in its list asks nothing."""
        kind, risk, openness = self.kind.data or "", self.risk.data or "", self.openness.data or ""
        return FindingFilters(
            words=(self.words.data or "")[:100],
            kind=FindingKind(kind) if kind in frozenset(FindingKind) else None,
            risk=risk if risk in frozenset(Risk) else "",
            openness=Openness(openness) if openness in frozenset(Openness) else None,
            province=self.province.data or "",
        )


class MeasureForm(Form):
    """What is agreed about a finding."""

    description = TextAreaField(
        _l("What will be done?"), [InputRequired(_l("Say what will be done.")), Length(max=LONGEST)]
    )
    owner_kind = RadioField(
        _l("Who carries it out?"),
        [InputRequired(_l("Choose who carries it out."))],
        choices=[(kind.value, word) for kind, word in OWNER_WORDS.items()],
    )
    owner_name = StringField(
        _l("Function or organisation"),
        [Length(max=LONGEST_OWNER)],
        description=_l("For instance location manager. No names of residents."),
    )
    due_on = DayField(_l("By when?"), [InputRequired(_l("Choose a day."))])

    def details(self) -> MeasureDetails:
        """What is agreed."""
        assert self.due_on.data is not None
        return MeasureDetails(
            description=self.description.data or "",
            owner_kind=OwnerKind(self.owner_kind.data),
            owner_name=self.owner_name.data or "",
            due_on=self.due_on.data,
        )


class ReportForm(Form):
    """How far a measure is."""

    state = RadioField(
        _l("How far is it?"),
        [Optional()],
        choices=[
            ("", _l("Only a note or a file")),
            (MeasureState.UNDER_WAY.value, STATE_WORDS[MeasureState.UNDER_WAY]),
            (MeasureState.REPORTED_DONE.value, _l("Done")),
        ],
        default="",
    )
    words = TextAreaField(
        _l("What happened?"),
        [Length(max=LONGEST)],
        description=_l("No names of residents and nothing about their health."),
    )
    files = MultipleFileField(
        _l("Files that show it"), description=_l("PDF or photos. Place and time are taken out of photos.")
    )


class DeadlineForm(Form):
    """Another deadline, and why."""

    due_on = DayField(_l("New deadline"), [InputRequired(_l("Choose a day."))])
    reason = TextAreaField(_l("Why?"), [InputRequired(_l("Give a reason.")), Length(max=LONGEST)])


class ReInspectionForm(Form):
    """A re-inspection of what is open."""

    planned_on = DayField(_l("On which day?"), [InputRequired(_l("Choose a day."))])
    announced = RadioField(
        _l("Do the people at the location know that you are coming?"),
        [InputRequired()],
        choices=[("yes", _l("Yes, it is announced")), ("no", _l("No, it is unannounced"))],
        default="yes",
    )
    members = SelectMultipleField(
        _l("Who judges?"),
        [InputRequired(_l("Choose at least one person."))],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("Who judges can't review the same assessment afterwards."),
    )

    def plan(self, profile: str, scope: tuple[str, ...]) -> Plan:
        """What is planned."""
        assert self.planned_on.data is not None
        return Plan(
            kind=Kind.RE_INSPECTION,
            profile=profile,
            planned_on=self.planned_on.data,
            member_ids=[uuid.UUID(key) for key in self.members.data or []],
            announced=self.announced.data == "yes",
            scope=scope,
        )
