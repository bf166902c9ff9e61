"""What is done about the findings of the small world of `world.py`."""

import datetime as dt

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment, Kind
from app.assessments.queries import findings_of_assessment
from app.database import new_id
from app.improvement import actions
from app.improvement.models import MeasureState, OwnerKind
from app.improvement.proof_files import ProofFile
from app.storage import Storage

IN_A_QUARTER = dt.timedelta(days=90)


def measured(
    session: Session, storage: Storage, by: Person, assessment: Assessment, day: dt.date
) -> dict[str, object]:
    """A finding of the assessment with a measure and its proof, once findings were drawn up."""
    findings = findings_of_assessment(session, assessment.id)
    if assessment.kind is Kind.SELF_ASSESSMENT or not findings:
        return {"finding_id": new_id(), "measure_id": new_id(), "entry_id": new_id(), "ending": "close"}
    details = actions.MeasureDetails("Stoelen kopen.", OwnerKind.OPERATOR, "", day + IN_A_QUARTER)
    measure = actions.agree_measure(session, by, findings[0].id, details, today=day)
    entries = actions.report_measure(
        session,
        storage,
        by,
        measure.id,
        words="Klaar.",
        state=MeasureState.REPORTED_DONE,
        files=[ProofFile("bewijs.pdf", b"%PDF-1.7")],
    )
    return {
        "finding_id": findings[0].id,
        "measure_id": measure.id,
        "entry_id": entries[0].id,
        "ending": "close",
    }
