"""A report as canonical JSON, and the digests and the check code that follow from it."""

import base64
import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from pydantic import TypeAdapter

from app.reports.audit_report import AuditReport

_SHAPE = TypeAdapter(AuditReport)
# Letters and digits that are not mistaken for one another when read aloud or copied from paper.
_READABLE = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
CODE_LENGTH = 8
_NO_NUMBER = "OK-0000-0000"
_NO_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class FrozenReport:
    """A report with the very text as which it was frozen: all that is printed comes from here."""

    text: str
    report: AuditReport

    @property
    def code(self) -> str:
        """The check code on its cover."""
        return check_code(content_digest(self.text), self.report.edition, self.report.language)


def freeze(report: AuditReport) -> FrozenReport:
    """The report with its canonical text."""
    return FrozenReport(to_canonical_json(report), report)


def thaw(text: str) -> FrozenReport:
    """The report that was frozen as `text`, with that text."""
    return FrozenReport(text, from_canonical_json(text))


def to_canonical_json(report: AuditReport) -> str:
    """The one way to write this report: keys sorted, no spaces, UTF-8 as it is."""
    values = _SHAPE.dump_python(report, mode="json")
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_canonical_json(text: str) -> AuditReport:
    """The report that was frozen as `text`."""
    return _SHAPE.validate_json(text)


def content_digest(text: str) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def substance_digest(report: AuditReport) -> str:
    """The digest of what the report says, whatever its number, its moment of issue and what it replaces."""
    bare = dataclasses.replace(report, number=_NO_NUMBER, issued_at=_NO_TIME, replaces="", correction="")
    return content_digest(to_canonical_json(bare))


def check_code(digest: str, edition: str, language: str) -> str:
    """The short code on the cover, `K4T9-2XWM`: 40 bits of the digest of content, edition and language.

    It follows from the frozen content, never from the file that carries it.
    """
    whole = hashlib.sha256(f"{digest}:{edition}:{language}".encode()).digest()
    letters = base64.b32encode(whole[:5]).decode().translate(_READABLE)
    return f"{letters[:4]}-{letters[4:CODE_LENGTH]}"
