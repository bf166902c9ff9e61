"""Filling in the judging page as a browser without JavaScript would."""

import re


def fields(html, indicator):
    """The hidden fields of one indicator as the page wrote them."""
    found = {}
    for name in ("id", "replaces"):
        value = re.search(rf'name="{name}:{re.escape(indicator)}" value="([^"]*)"', html)
        found[f"{name}:{indicator}"] = value.group(1)
    return found
