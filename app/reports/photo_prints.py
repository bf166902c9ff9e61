"""Photos at the size of paper: scaled once, as data for the printer."""

import base64
import io
from collections.abc import Mapping

from PIL import Image

from app.reports.audit_report import AuditReport
from app.storage import Storage

# A third of the width of the page at 300 dots per inch is 680 pixels; twice as much for a photo alone.
LONGEST_SIDE = 1100
QUALITY = 80


def print_size(jpeg: bytes) -> bytes:
    """The photo with its longest side at most 1100 pixels; a smaller one as it is."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
        if max(image.size) <= LONGEST_SIDE:
            return jpeg
        smaller = image.convert("RGB")
    smaller.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    smaller.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def images_of(report: AuditReport, storage: Storage) -> Mapping[str, str]:
    """A data address for every photo of the report, by SHA-256; `NotFound` when a file is missing."""
    hashes = dict.fromkeys(photo.sha256 for photo in report.photos())
    return {
        sha256: "data:image/jpeg;base64," + base64.b64encode(print_size(storage.get(sha256))).decode()
        for sha256 in hashes
    }
