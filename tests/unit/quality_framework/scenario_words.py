"""The Dutch words of the scenarios, and what each of them means."""

from quality_framework import (
    Exclusion,
    Headline,
    Importance,
    Level,
    OverrideCode,
    Phase,
    ReasonCode,
    Risk,
    Verdict,
    Verification,
)

IMPORTANCES = {
    "harde eis": Importance.KNOCK_OUT,
    "kern": Importance.CORE,
    "steunend": Importance.SUPPORTING,
}
LEVELS = {
    "voldoet": Level.MET,
    "voldoet deels": Level.PARTLY_MET,
    "voldoet niet": Level.NOT_MET,
    "niet van toepassing": Level.NOT_APPLICABLE,
    "kon niet worden beoordeeld": Level.COULD_NOT_BE_ASSESSED,
}
KINDS_OF_VERIFICATION = {
    "waarneming": Verification.OBSERVATION,
    "meting": Verification.MEASUREMENT,
    "document": Verification.DOCUMENT,
    "medewerkers": Verification.STAFF,
    "bewoners": Verification.RESIDENTS,
}
RISKS = {"laag": Risk.LOW, "midden": Risk.MEDIUM, "hoog": Risk.HIGH, "acuut": Risk.ACUTE}
PHASES = {"voor opening": Phase.BEFORE_OPENING, "in gebruik": Phase.IN_USE}
GROUPS = {
    "gezinnen": "families",
    "kinderen": "children",
    "amv": "unaccompanied-minors",
    "bijzondere behoeften": "special-needs",
    "personeel": "staff",
}
LOCATION_KINDS = {"regulier": "regular", "noodopvang": "emergency"}
PROFILES = {"volledig": "full", "kort": "short"}
VERDICTS = {
    "voldoet": Verdict.COMPLIANT,
    "voldoet grotendeels": Verdict.SUBSTANTIALLY_COMPLIANT,
    "voldoet deels": Verdict.PARTIALLY_COMPLIANT,
    "voldoet niet": Verdict.NOT_COMPLIANT,
    "niet te beoordelen": Verdict.CANNOT_BE_JUDGED,
    "niet van toepassing": Verdict.NOT_APPLICABLE,
}
HEADLINES = {
    "direct actie nodig": Headline.URGENT_ACTION,
    "onvoldoende basis voor een oordeel": Headline.INSUFFICIENT_BASIS,
    "verbetering nodig": Headline.IMPROVEMENT_NEEDED,
    "geen ernstige tekortkomingen gevonden": Headline.NO_SERIOUS_SHORTCOMINGS,
}
REASONS = {
    "harde eis niet gehaald": ReasonCode.KNOCK_OUT_NOT_MET,
    "harde eis nog open": ReasonCode.KNOCK_OUT_OPEN,
    "acuut risico": ReasonCode.ACUTE_RISK,
    "acuut gevaar": ReasonCode.ACUTE_DANGER,
    "te weinig beoordeeld": ReasonCode.COVERAGE_BELOW_MINIMUM,
    "niets van toepassing": ReasonCode.NO_APPLICABLE_MEMBER,
    "norm voldoet niet": ReasonCode.STANDARDS_NOT_COMPLIANT,
    "norm voldoet deels": ReasonCode.STANDARDS_PARTIALLY_COMPLIANT,
    "geen norm schiet tekort": ReasonCode.NO_STANDARD_FALLS_SHORT,
    "meer dan de helft van de kern niet gehaald": ReasonCode.CORE_MAJORITY_NOT_MET,
    "kern niet gehaald": ReasonCode.CORE_NOT_MET,
    "kern alleen deels gehaald": ReasonCode.CORE_PARTLY_MET,
    "steunend niet gehaald": ReasonCode.SUPPORTING_NOT_MET,
    "kern of harde eis nog open": ReasonCode.CORE_OR_KNOCK_OUT_OPEN,
    "nog open": ReasonCode.RULE_UNKNOWN,
    "alles gehaald": ReasonCode.RULE_TRUE,
}
EXCLUSIONS = {
    "buiten de omvang": Exclusion.OUTSIDE_SCOPE,
    "buiten het profiel": Exclusion.OUTSIDE_PROFILE,
    "andere soort locatie": Exclusion.OTHER_KIND,
    "andere fase": Exclusion.OTHER_PHASE,
    "groep is er niet": Exclusion.GROUP_ABSENT,
    "lokale waarde nog open": Exclusion.LOCAL_VALUE_OPEN,
    "niet van toepassing genoemd": Exclusion.JUDGED_NOT_APPLICABLE,
}
REFUSALS = {
    "niet één stap": OverrideCode.NOT_ONE_STEP,
    "harde eis niet gehaald": OverrideCode.KNOCK_OUT,
    "acuut risico": OverrideCode.ACUTE_RISK,
    "geen tweede persoon": OverrideCode.SAME_PERSON,
    "geen reden": OverrideCode.REASON_MISSING,
    "de kop is niet bij te stellen": OverrideCode.HEADLINE,
}
