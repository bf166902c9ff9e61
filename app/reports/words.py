"""The closed lists of the register of reports in the reader's language."""

from flask_babel import lazy_gettext as _l

from app.reports.models import ReportStage, ReportState

STATE_WORDS = {
    ReportState.QUEUED: _l("Waiting"),
    ReportState.RENDERING: _l("Being made"),
    ReportState.READY: _l("Ready"),
    ReportState.FAILED: _l("Could not be made"),
}
STAGE_WORDS = {
    ReportStage.WAITING: _l("Waiting for its turn"),
    ReportStage.PHOTOS: _l("Bringing the photos to the size of paper"),
    ReportStage.LAYING_OUT: _l("Laying out the pages"),
    ReportStage.STORING: _l("Putting the file away"),
    ReportStage.DONE: _l("Ready"),
}
LANGUAGE_WORDS = {"nl": _l("Dutch"), "en": _l("English")}
STATUS_WORDS = {"concept": _l("Concept"), "adopted": _l("Adopted")}
