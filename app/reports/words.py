"""The closed lists of the register of reports in the reader's language."""

from flask_babel import lazy_gettext as _l

from app.reports.models import Edition, ReleaseKind, ReportStage, ReportState

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
EDITION_WORDS = {
    Edition.FULL: _l("Full report"),
    Edition.PUBLIC: _l("Public edition"),
    Edition.RESIDENTS: _l("Summary for residents"),
}
RELEASE_WORDS = {
    ReleaseKind.PHOTO: _l("Photo"),
    ReleaseKind.REMARK: _l("Remark"),
    ReleaseKind.REASON: _l("Reason given"),
    ReleaseKind.VISIT: _l("About the visit"),
    ReleaseKind.DANGER: _l("Acute danger"),
}
