"""What can go wrong in this room, in words: what happened, what is safe, what to do."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "assessment-not-found": _l("There is no such assessment, or you may not see it."),
    "assessment-before-not-found": _l("There is no earlier assessment to compare with."),
    "may-not-change-team": _l(
        "You can't change this team now. It can be changed by who may plan here, until the assessment is "
        "submitted."
    ),
    "reviewed-cannot-judge": _l(
        "%(name)s reviewed this assessment, and so can't judge in it. Choose somebody else."
    ),
    "standard-not-found": _l("The framework of this assessment has no such standard."),
    "finding-not-found": _l("There is no such finding, or you may not see it."),
    "finding-without-indicators": _l("Choose at least one norm for the finding."),
    "finding-not-from-judgement": _l(
        "A finding comes from a judgement that falls short or from a good practice. One of these is neither; "
        "load the page again."
    ),
    "photo-not-found": _l("There is no such photo, or it was removed."),
    "file-not-found": _l("This file is not here any more."),
    "may-not-plan-here": _l("You can't plan this kind of assessment at this location."),
    "profile-unknown": _l("Choose what the visit covers from the list."),
    "announced-for-visits-only": _l(
        "Say of an inspection whether it is announced; of other kinds this is not asked."
    ),
    "scope-unknown-indicator": _l("The re-inspection names an indicator that this framework does not have."),
    "team-empty": _l("Choose at least one person who judges."),
    "member-cannot-judge": _l("%(name)s can't judge this kind of assessment at this location."),
    "not-in-team": _l("Only the team of this assessment can do this."),
    "assessment-not-open": _l(
        "This assessment is not open for judging now, so what you filled in was not saved. Its own page "
        "shows where it stands."
    ),
    "step-not-yours": _l(
        "You can't take this step: it belongs to the team, or to a reviewer who did not judge."
    ),
    "step-not-possible": _l("The assessment has moved on meanwhile. The page shows where it stands now."),
    "coverage-not-shown": _l(
        "Since this page was loaded something changed: %(settled)s of %(applicable)s norms are settled now. "
        "Look again and submit."
    ),
    "indicators-not-named": _l("Choose at least one judgement that the team may change."),
    "indicator-not-opened": _l("The reviewer asks for changes in other judgements only."),
    "reason-missing": _l("A reason is needed here."),
    "text-too-long": _l("This text is too long. Use at most %(longest)s characters."),
    "nothing-judged": _l("Nothing was judged yet, so there is nothing to submit."),
    "conflicts-open": _l("Of %(number)s indicators somebody still has to choose which judgement counts."),
    "knock-outs-open": _l(
        "Knock-out norms without an answer: %(number)s. Judge them, or say why you could not."
    ),
    "tablets-wait": _l(
        "On the tablet of %(names)s %(number)s items still wait to be sent. Let them be sent first, or say "
        "why you go on without them."
    ),
    "announcement-unreadable": _l("What this tablet announces can't be read."),
    "assignment-unknown": _l("Choose somebody of the team for each theme, or leave it free."),
    "other-person": _l(
        "What waits on this tablet belongs to somebody else. It stays here until they sign in again."
    ),
    "handed-in-unreadable": _l("This is not a ZIP that was saved on a tablet of ours."),
    "handed-in-too-large": _l("This ZIP is larger than we take in at once: at most %(megabytes)s MB."),
    "handed-in-elsewhere": _l("This ZIP belongs to another assessment."),
    "visit-ends-before-start": _l("The last day of the visit lies before the first."),
    "visit-number-negative": _l("A number of hours, rooms or people can't be below zero."),
    "danger-empty": _l("Say what the danger is."),
    "id-not-accepted": _l("This judgement could not be taken in. Load the page again and give it once more."),
    "replaces-circle": _l("This judgement could not be taken in. Load the page again and give it once more."),
    "room-name-missing": _l("Give the room a name or number."),
    "room-type-missing": _l("Choose what kind of room it is."),
    "room-floor-twice": _l("Give the floor in m², or length and width, not both."),
    "room-side-missing": _l("Give both length and width."),
    "room-number-unreadable": _l("%(value)s is not a number. Write it like 3,4 or 3.4."),
    "room-number-out-of-range": _l("This must be above zero and at most %(most)s."),
    "room-count-out-of-range": _l("This must be a number from 0 to %(most)s."),
    "room-count-not-whole": _l("This must be a whole number."),
    "room-text-too-long": _l("This text is too long. Use at most %(longest)s characters."),
    "room-field-unreadable": _l("Choose one of the answers."),
    "room-field-unknown": _l("A room has no %(field)s."),
    "room-not-there": _l("This room is not in the walk any more."),
    "room-not-accepted": _l(
        "This room could not be taken in. Load the page again and describe it once more."
    ),
    "room-conflicts-open": _l("Of %(number)s rooms somebody still has to choose which description counts."),
    "not-a-list-of-rooms": _l("This is not a list of rooms."),
    "too-many-rooms": _l("Send at most %(most)s rooms at once."),
    "room-unreadable": _l("This room can't be read. Look at: %(fields)s."),
    "walk-measures-nothing": _l("The room walk measured nothing for this norm."),
    "nothing-to-take-back": _l("There is no judgement here to take back."),
    "not-a-list-of-judgements": _l("This is not a list of judgements."),
    "too-many-judgements": _l("Send at most %(most)s judgements at once."),
    "judgement-unreadable": _l("This judgement can't be read. Look at: %(fields)s."),
    "answer-missing": _l("Choose an answer as well; the rest of what you filled in is still here."),
    "confirm-proposal": _l(
        "Choose an answer: the one that the measured value proposes, or another with the reason."
    ),
    "not-a-judgement": _l("This is not a judgement."),
    "unknown-key": _l("This judgement says something that we don't know."),
    "unknown-indicator": _l("The framework of this assessment has no indicator %(indicator)s."),
    "unknown-level": _l("%(level)s is not one of the five answers."),
    "unknown-reason": _l("Choose one of the reasons why you could not see it."),
    "not-text": _l("This is not text."),
    "unknown-verification": _l("Choose how you checked this from the list."),
    "no-measure": _l("Nothing is measured for this indicator."),
    "wrong-unit": _l("The measured value is in another unit than the norm asks."),
    "not-a-number": _l("%(measured_value)s is not a number. Write it like 3,4 or 3.4."),
    "unknown-risk": _l("Choose the risk from the list."),
    "risk-not-allowed": _l("A risk belongs to an answer that falls short only."),
    "judged-twice": _l("This indicator was judged twice at once."),
    "photo-arrived-damaged": _l("The photo was damaged on its way. It is sent again by itself."),
    "photo-of-nothing": _l("A photo belongs to a norm or to a room."),
    "photo-not-accepted": _l("This photo could not be taken in. Take or choose it again."),
    "photo-id-taken": _l("Another photo was received under this id. Take or choose it again."),
    "photo-unreadable": _l("This photo came with something that can't be read: %(fields)s."),
    "storage-refuses": _l(
        "The server can't keep files at this moment, so nothing of this photo was kept. Try again later; "
        "what waits on a tablet goes on by itself."
    ),
    "photo-empty": _l("The photo is empty. Take or choose it again; your judgement is kept."),
    "photo-too-large": _l(
        "The photo is larger than %(megabytes)s MB. Choose a smaller one; your judgement is kept."
    ),
    "photo-too-many-pixels": _l(
        "The photo has more than %(megapixels)s million pixels. Choose a smaller one; your judgement is kept."
    ),
    "photo-not-readable": _l(
        "This file is not a photo that we can read. Use JPEG, PNG, WebP or HEIC; your judgement is kept."
    ),
    "photo-cut-off": _l("The photo is cut off half way. Take or choose it again; your judgement is kept."),
}
