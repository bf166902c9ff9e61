"""What can go wrong in this room, in words."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "area-outside-reach": _l("There is no such area, or its places lie outside your area."),
    "cycle-not-found": _l("There is no such cycle."),
    "reviewers-of-the-whole-country-only": _l("Only a reviewer for the whole country can change this."),
    "figures-not-yours": _l("You can enter figures only for your own province and its municipalities."),
    "figures-changed-since-preview": _l(
        "Somebody changed these figures while you were looking. Choose the file again and look once more."
    ),
    "import-preview-gone": _l("The file that you looked at is no longer at hand. Choose it again."),
    "import-not-found": _l("There is no such import of figures."),
    "import-file-not-kept": _l("The file of this import is not kept here."),
    "import-withdrawn-already": _l("This import was undone already."),
    "figure-needs-reason": _l("Write down why."),
    "reason-too-long": _l("Write at most %(most)s characters."),
    "figure-says-nothing": _l("Fill in a number of places, or in words what was published."),
    "figure-amv-exceed-places": _l(
        "The places for unaccompanied minors are part of the places and can't be more."
    ),
    "figure-needs-source": _l("Write down where this was published."),
    "step-not-done-yet": _l(
        "This day is still to come, so the step is not done. Write what was announced in words."
    ),
    "change-not-found": _l("There is no such merger or new name."),
    "change-of-itself": _l("Choose the municipality that this one goes into; it can't be the same one."),
    "change-merged-already": _l("This municipality has gone into another already, or will."),
    "change-in-a-circle": _l("The other municipality has itself gone into another by that day."),
    "change-needs-name": _l("Fill in the new name; it must differ from the present one."),
    "change-needs-source": _l("Write down where this was published."),
    "change-before-founding": _l("The new municipality is not there yet by that day."),
    "municipality-code-not-of-cbs": _l("The code of a municipality is GM and four digits."),
    "municipality-code-taken": _l("There is a municipality with this code already."),
    "municipality-needs-name": _l("Fill in the name of the new municipality."),
    "founding-needs-municipalities": _l(
        "Choose at least two municipalities that become the new one, each once."
    ),
    "municipality-in-use": _l(
        "Something was entered for the new municipality already, so it can't be taken back."
    ),
    "change-holds-already": _l("This holds already and can't be taken back any more."),
    "exchange-not-found": _l("There is no such exchange, or it lies outside your area."),
    "exchange-not-yours": _l("One of the two municipalities must lie in your own province."),
    "exchange-needs-two-municipalities": _l("Choose two different municipalities."),
    "exchange-places-out-of-range": _l("Enter a number of places from 1 to %(most)s."),
    "exchange-ends-before-start": _l("The last day lies before the first. Check both dates."),
    "exchange-needs-source": _l("Write down where this is written."),
    "exchange-stopped-already": _l("This exchange was stopped already."),
    "exchange-over-by-then": _l("The exchange is over by that day."),
    "figure-unchanged": _l("This figure is there already in the same words."),
    "figure-kind-of-other-level": _l(
        "This kind does not fit the area: an estimate is of the country, a provincial task of a province, "
        "an indicative share of a municipality."
    ),
}
