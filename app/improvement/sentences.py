"""What can go wrong in this room, in words: what happened, what is safe, what to do."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "measure-not-found": _l("There is no such measure, or you may not see it."),
    "measure-not-yours": _l("You can't do this with this measure."),
    "measure-for-shortcoming-only": _l("A measure belongs to a shortcoming, not to a good practice."),
    "measure-empty": _l("Say what will be done."),
    "measure-owner-missing": _l("Say who carries the measure out."),
    "measure-due-in-past": _l("The deadline lies in the past. Choose today or a later day."),
    "measure-ended": _l("This measure was closed or dropped meanwhile. The page shows where it stands."),
    "measure-state-not-yours": _l("You can report that a measure is under way or done."),
    "measure-done-without-proof": _l("Add a file, or say how somebody can see that it is done."),
    "measure-report-empty": _l("Write something, add a file, or say how far the measure is."),
    "measure-close-not-yours": _l(
        "A measure is closed by a reviewer who did not judge and did not report it done, once the assessment "
        "is adopted."
    ),
    "measure-not-reported-done": _l("Nobody has reported this measure done yet."),
    "proof-empty": _l("The file is empty. Choose it again."),
    "proof-kind": _l(
        "This file is not one that we can keep. Use a PDF or a photo (JPEG, PNG, WebP or HEIC)."
    ),
    "nothing-to-re-inspect": _l(
        "There is nothing open here that a re-inspection could look at. Plan an inspection instead."
    ),
    "visit-not-adopted": _l("Only a visit that was adopted can resolve a finding."),
}
