"""A framework in numbers: what is in it, counted."""

from __future__ import annotations

from typing import Any

from quality_framework.model import Framework
from quality_framework.vocabulary import Importance


def describe(framework: Framework) -> dict[str, Any]:
    """Counts of themes, standards, indicators, measures, sources and languages, and how they are spread."""
    indicators = list(framework.indicators())
    measured = [indicator for indicator in indicators if indicator.measure is not None]
    return {
        "id": framework.id,
        "version": framework.version,
        "digest": framework.digest,
        "title": dict(framework.title),
        "themes": len(framework.themes),
        "standards": len(list(framework.standards())),
        "indicators": len(indicators),
        "measures": len(measured),
        "sources": len(framework.sources),
        "languages": len(framework.languages),
        "language_codes": list(framework.languages),
        "open_local_values": sum(
            indicator.local_value and not (indicator.measure and indicator.measure.values)
            for indicator in indicators
        ),
        "gaps": len(framework.gaps),
        "indicators_per_importance": {
            importance.value: sum(indicator.importance is importance for indicator in indicators)
            for importance in reversed(Importance)
        },
        "indicators_per_profile": {
            profile.id: sum(profile.covers(indicator) for indicator in indicators)
            for profile in framework.profiles
        },
        "per_theme": [
            {
                "id": theme.id,
                "standards": len(theme.standards),
                "indicators": sum(len(standard.indicators) for standard in theme.standards),
            }
            for theme in framework.themes
        ],
    }
