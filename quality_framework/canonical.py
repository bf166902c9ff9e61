"""The canonical form of a document: one text for one content, so that a digest says what it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from quality_framework.exact import decimal_text

# Made once: json.dumps makes an encoder anew for every text that is to keep its own letters.
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def canonical_json(value: object) -> str:
    """Write plain values as JSON with sorted keys and no spaces; numbers exactly, fractions and days as text.

    Raises TypeError for a float or anything else that has no exact form.
    """
    if isinstance(value, str):
        return _quoted(str(value))
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical_json(item) for item in value) + "]"
    if isinstance(value, Mapping):
        pairs = sorted((str(key), item) for key, item in value.items())
        return "{" + ",".join(f"{_quoted(key)}:{canonical_json(item)}" for key, item in pairs) + "}"
    return _scalar_json(value)


def _scalar_json(value: object) -> str:
    if value is None or isinstance(value, (bool, int)):
        return json.dumps(value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Fraction):
        return _quoted(str(value))
    if isinstance(value, date):
        return _quoted(value.isoformat())
    raise TypeError(f"{type(value).__name__} has no exact form")


def digest_of(text: str) -> str:
    """`sha256:` and the hash of the text in UTF-8."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
