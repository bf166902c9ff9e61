"""The closed lists of words of the framework document, a judgement and a verdict."""

from __future__ import annotations

from enum import StrEnum


class Importance(StrEnum):
    """How much hangs on an indicator; `rank` grows with it."""

    SUPPORTING = "supporting"
    CORE = "core"
    KNOCK_OUT = "knock-out"

    @property
    def rank(self) -> int:
        """0 for supporting, 1 for core, 2 for a knock-out."""
        return list(Importance).index(self)


class Force(StrEnum):
    """How strong a source, or a number in it, is. Only what its source says, never more."""

    INDICATOR = "indicator"
    STANDARD = "standard"
    REMARK = "remark"
    EXAMPLE = "example"
    PRACTICE = "practice"
    COURT_ORDER = "court-order"
    LAW = "law"
    LOCAL = "local"
    GUIDANCE = "guidance"
    POSITION = "position"
    RESEARCH = "research"


class OnAppeal(StrEnum):
    """What became of a court's order on appeal."""

    UPHELD = "upheld"
    UPHELD_WITH_EXCEPTION = "upheld-with-exception"
    ORDER_NOT_UPHELD = "order-not-upheld"
    NOT_RETRIEVED = "not-retrieved"


class LegalOrigin(StrEnum):
    """Who laid the link to the law: the guidance itself, its text, or we."""

    GUIDANCE = "guidance"
    EDITORIAL = "editorial"
    TEXT = "text"


class Verification(StrEnum):
    """How a judgement was verified; observation and measurement are direct."""

    OBSERVATION = "observation"
    MEASUREMENT = "measurement"
    DOCUMENT = "document"
    STAFF = "staff"
    RESIDENTS = "residents"

    @property
    def is_direct(self) -> bool:
        """True where the inspector saw or measured it."""
        return self in {Verification.OBSERVATION, Verification.MEASUREMENT}


class Phase(StrEnum):
    """When in the life of a location an indicator can be judged."""

    BEFORE_OPENING = "before-opening"
    IN_USE = "in-use"


class Comparator(StrEnum):
    """On which side of its threshold a measured value must lie."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    RANGE = "range"


class Selection(StrEnum):
    """What a profile selects: every indicator, or those that carry its tag."""

    ALL = "all"
    TAGGED = "tagged"


class Level(StrEnum):
    """What a judgement says of an indicator."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    COULD_NOT_BE_ASSESSED = "could-not-be-assessed"


class Risk(StrEnum):
    """How grave a shortcoming is, as the inspector weighed it; `rank` grows with it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    ACUTE = "acute"

    @property
    def rank(self) -> int:
        """0 for low to 3 for acute."""
        return list(Risk).index(self)


class NotAssessedReason(StrEnum):
    """Why an indicator could not be assessed."""

    NO_ACCESS = "no-access"
    NO_RECORD = "no-record"
    NO_TIME = "no-time"
    REFUSED = "refused"
    UNSAFE = "unsafe"


class Verdict(StrEnum):
    """What the judgements together say of a standard or a theme."""

    COMPLIANT = "compliant"
    SUBSTANTIALLY_COMPLIANT = "substantially-compliant"
    PARTIALLY_COMPLIANT = "partially-compliant"
    NOT_COMPLIANT = "not-compliant"
    CANNOT_BE_JUDGED = "cannot-be-judged"
    NOT_APPLICABLE = "not-applicable"

    @property
    def step(self) -> int | None:
        """0 for not compliant to 3 for compliant; None where nothing was judged."""
        ladder = [
            Verdict.NOT_COMPLIANT,
            Verdict.PARTIALLY_COMPLIANT,
            Verdict.SUBSTANTIALLY_COMPLIANT,
            Verdict.COMPLIANT,
        ]
        return ladder.index(self) if self in ladder else None


class Headline(StrEnum):
    """What the whole location amounts to, never without its reasons."""

    URGENT_ACTION = "urgent-action"
    INSUFFICIENT_BASIS = "insufficient-basis"
    IMPROVEMENT_NEEDED = "improvement-needed"
    NO_SERIOUS_SHORTCOMINGS = "no-serious-shortcomings"


class Value(StrEnum):
    """The value of an indicator or group in the rule of its standard."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    EXCLUDED = "excluded"
