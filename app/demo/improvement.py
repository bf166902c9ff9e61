"""What the demo does about its findings: measures in every state, and a re-inspection that is planned."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments import actions as assessments
from app.assessments.models import Assessment, Finding, FindingKind, Kind
from app.assessments.queries import findings_of_assessment
from app.framework.queries import framework_of
from app.improvement import actions
from app.improvement.models import ImprovementMeasure, MeasureState, OwnerKind
from app.improvement.proof_files import ProofFile
from app.improvement.queries import open_findings_of_location
from app.improvement.re_inspection import scope_of
from app.locations.models import Location
from app.storage import Storage

# What is done, and in how many days from today it is due; a number below zero lies behind us.
WORK = (
    ("Met de verhuurder een plan maken, het uitvoeren en daarna opnieuw nameten.", OwnerKind.OPERATOR, -12),
    ("Afspraken maken met wie erover gaat, en ze met de bewoners doornemen.", OwnerKind.OPERATOR, 20),
    ("Een plek inrichten waar dit kan, en laten zien met een foto.", OwnerKind.OPERATOR, 45),
    ("Een vaste contactpersoon aanwijzen die hier elke maand naar kijkt.", OwnerKind.MUNICIPALITY, 90),
)


class Improvers:
    """The people who carry measures out, and who check them."""

    def __init__(
        self, session: Session, storage: Storage, people: Mapping[str, Person], today: dt.date
    ) -> None:
        self.session = session
        self.storage = storage
        self.people = people
        self.today = today

    def improve(self, assessment: Assessment, photo: bytes) -> None:
        """Agree measures for the first findings: one late, one reported done, one closed, one just agreed."""
        findings = [
            finding
            for finding in findings_of_assessment(self.session, assessment.id)
            if finding.kind is FindingKind.SHORTCOMING and finding.indicators
        ]
        agreed = [self._agree(finding, *work) for finding, work in zip(findings, WORK, strict=False)]
        reporter = self.people["inspecteur"]
        for measure in agreed[1:3]:
            self._report_done(reporter, measure, photo)
        for measure in agreed[2:3]:
            actions.close_measure(
                self.session, self.people["beoordelaar"], measure.id, "De foto laat zien dat het is gedaan."
            )

    def _agree(self, finding: Finding, words: str, owner: OwnerKind, days: int) -> ImprovementMeasure:
        due_on = self.today + dt.timedelta(days=days)
        details = actions.MeasureDetails(words, owner, "", due_on)
        # Agreed when the deadline was still ahead.
        agreed_on = min(self.today, due_on)
        return actions.agree_measure(
            self.session, self.people["inspecteur"], finding.id, details, today=agreed_on
        )

    def _report_done(self, by: Person, measure: ImprovementMeasure, photo: bytes) -> None:
        actions.report_measure(
            self.session,
            self.storage,
            by,
            measure.id,
            words="Volgens de beheerder klaar; zie de foto.",
            state=MeasureState.REPORTED_DONE,
            files=[ProofFile("na-afloop.jpg", photo)],
        )

    def plan_re_inspection(self, location: Location, profile: str, team: Sequence[Person]) -> Assessment:
        """A re-inspection of what is open here, in four weeks."""
        opened = open_findings_of_location(self.session, location.id)
        framework = framework_of(opened[0].assessment.framework_version)
        scope = scope_of(framework, [key for found in opened for key in found.indicators])
        plan = assessments.Plan(
            kind=Kind.RE_INSPECTION,
            profile=profile,
            planned_on=self.today + dt.timedelta(days=28),
            member_ids=[person.id for person in team],
            announced=False,
            scope=scope.indicators,
        )
        return assessments.plan_assessment(self.session, team[0], location, plan)
