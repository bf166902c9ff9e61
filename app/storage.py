"""Files under their own hash: written once, never changed, found again by what they are."""

import hashlib
import logging
import os
import re
import tempfile
from pathlib import Path, PurePosixPath

from app.problems import NotFound, Unavailable

log = logging.getLogger(__name__)

SHA256 = re.compile(r"[0-9a-f]{64}")
LONGEST_NAME = 200


def kept_name(name: str) -> str:
    """The name of a file as it is shown and given back: the last part only, printable, not too long, with
    its ending. Empty when nothing is left.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(character for character in last if character.isprintable())[-LONGEST_NAME:]


def _flush_names(folder: Path) -> None:
    """Which files a folder holds is written to the disk apart from what is in them."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Storage:
    """A folder of files named by their SHA-256.

    A file is on disk (flushed) before its row is committed: a row never points at nothing. A file whose row
    was rolled back is harmless and stays until the folder is cleaned.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, sha256: str) -> Path:
        if SHA256.fullmatch(sha256) is None:
            raise NotFound("file-not-found")
        return self._folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep `content`; its SHA-256 in hexadecimal. The same content is kept once. `Unavailable` when the
        disk refuses: then nothing of it is there.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if path.exists():
            return sha256
        try:
            self._write(path, content)
        except OSError as error:
            log.exception("a file could not be kept")
            raise Unavailable("storage-refuses") from error
        return sha256

    def _write(self, path: Path, content: bytes) -> None:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            _flush_names(self._folder)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
            _flush_names(path.parent)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise

    def get(self, sha256: str) -> bytes:
        """The content with this hash; `NotFound` when it is not here."""
        path = self._path(sha256)
        if not path.is_file():
            raise NotFound("file-not-found")
        return path.read_bytes()

    def path(self, sha256: str) -> Path:
        """Where the file lies, for sending it; `NotFound` when it is not here."""
        path = self._path(sha256)
        if not path.is_file():
            raise NotFound("file-not-found")
        return path
