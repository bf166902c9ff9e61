"""The trade of Opvangkompas: one framework of norms, judged, scored and explained. No web, no database.

The front door: what an application needs, by name. `python -m quality_framework` does the same from a
terminal.
"""

from quality_framework.comparison import Change, ChangeKind, compare
from quality_framework.explanation import Explanation, Trace, explain
from quality_framework.facts import Exclusion, Facts
from quality_framework.index import IndexRange
from quality_framework.judgement import Judgement, JudgementProblem, ProblemCode, RefusedJudgement
from quality_framework.judgement_check import check_judgement, parse_judgements
from quality_framework.lifting import Lift
from quality_framework.loader import (
    CheckReport,
    FrameworkErrors,
    check_framework,
    framework_from_canonical_json,
    load_framework,
    shipped_framework_path,
)
from quality_framework.measured_value import NotANumberError, WrongUnitError, read_measured_value
from quality_framework.measures import per_persons, propose_level, value_in_force
from quality_framework.model import Framework, Indicator, Measure, Profile, Source, Standard, Theme
from quality_framework.override import Override, OverrideCode, RefusedOverride, override_problem
from quality_framework.reason import Reason, ReasonCode
from quality_framework.rule import RuleGroup, leaves_of
from quality_framework.scorecard import (
    Coverage,
    IndicatorResult,
    MemberResult,
    Scorecard,
    StandardResult,
    ThemeResult,
    scorecard_from_json_dict,
)
from quality_framework.scoring import UnfitInputError, score
from quality_framework.text import Text
from quality_framework.vocabulary import (
    Comparator,
    Force,
    Headline,
    Importance,
    Level,
    NotAssessedReason,
    OnAppeal,
    Phase,
    Risk,
    Selection,
    Value,
    Verdict,
    Verification,
)
from quality_framework.yaml_tree import FrameworkError

__all__ = [
    "Change",
    "ChangeKind",
    "CheckReport",
    "Comparator",
    "Coverage",
    "Exclusion",
    "Explanation",
    "Facts",
    "Force",
    "Framework",
    "FrameworkError",
    "FrameworkErrors",
    "Headline",
    "Importance",
    "IndexRange",
    "Indicator",
    "IndicatorResult",
    "Judgement",
    "JudgementProblem",
    "Level",
    "Lift",
    "Measure",
    "MemberResult",
    "NotANumberError",
    "NotAssessedReason",
    "OnAppeal",
    "Override",
    "OverrideCode",
    "Phase",
    "ProblemCode",
    "Profile",
    "Reason",
    "ReasonCode",
    "RefusedJudgement",
    "RefusedOverride",
    "Risk",
    "RuleGroup",
    "Scorecard",
    "Selection",
    "Source",
    "Standard",
    "StandardResult",
    "Text",
    "Theme",
    "ThemeResult",
    "Trace",
    "UnfitInputError",
    "Value",
    "Verdict",
    "Verification",
    "WrongUnitError",
    "check_framework",
    "check_judgement",
    "compare",
    "explain",
    "framework_from_canonical_json",
    "leaves_of",
    "load_framework",
    "override_problem",
    "parse_judgements",
    "per_persons",
    "propose_level",
    "read_measured_value",
    "score",
    "scorecard_from_json_dict",
    "shipped_framework_path",
    "value_in_force",
]
