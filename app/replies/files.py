"""What kind of file a party sends: told from what is in it, never from what it says of itself."""

import io
import zipfile
from pathlib import PurePosixPath

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
BEGINS_WITH = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OPEN_DOCUMENTS = frozenset(
    {"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"}
)
ENDINGS = {
    PDF: (".pdf",),
    JPEG: (".jpg", ".jpeg"),
    PNG: (".png",),
    OFFICE["word/document.xml"]: (".docx",),
    OFFICE["xl/workbook.xml"]: (".xlsx",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    "application/vnd.oasis.opendocument.spreadsheet": (".ods",),
}
ACCEPTED = tuple(ending for endings in ENDINGS.values() for ending in endings)
LONGEST_MIMETYPE = 200


def file_kind(name: str, content: bytes) -> str | None:
    """The media type when we accept such a file and its name fits, else None."""
    kind = next((kind for begin, kind in BEGINS_WITH.items() if content.startswith(begin)), None)
    if kind is None and content.startswith(b"PK"):
        kind = _kind_of_archive(content)
    return kind if kind is not None and PurePosixPath(name.lower()).suffix in ENDINGS[kind] else None


def _kind_of_archive(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < LONGEST_MIMETYPE:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                return said if said in OPEN_DOCUMENTS else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None
    # A document with macros in it has another name inside; it is not in this list.
    if any("vbaproject" in name.lower() for name in names):
        return None
    return next((kind for inside, kind in OFFICE.items() if inside in names), None)
