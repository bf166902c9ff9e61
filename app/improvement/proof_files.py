"""Files that prove a measure: what may come in, and how it is kept."""

from dataclasses import dataclass

from app.assessments.images import clean_photo
from app.problems import Invalid
from app.storage import LONGEST_NAME, kept_name

PDF = b"%PDF-"


@dataclass(frozen=True)
class ProofFile:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True)
class KeptFile:
    """A file as it is kept: a PDF as it was sent, a photo without place, time and device in it."""

    name: str
    content: bytes
    media_type: str


def kept_file(sent: ProofFile) -> KeptFile:
    """The file as we keep it. Anything but a PDF or a photo is refused with the reason."""
    if not sent.content:
        raise Invalid("proof-empty")
    name = kept_name(sent.name).strip() or "bewijs"
    if sent.content.startswith(PDF):
        return KeptFile(name, sent.content, "application/pdf")
    try:
        photo = clean_photo(sent.content)
    except Invalid as problem:
        if problem.code == "photo-not-readable":
            raise Invalid("proof-kind") from problem
        raise
    stem = name.rpartition(".")[0] or name
    return KeptFile(f"{stem[-LONGEST_NAME + 4 :]}.jpg", photo.content, "image/jpeg")
