"""The scripts under an address that holds their release, so that a page kept on a tablet never mixes those of
two releases: modules import each other by relative address and so stay within their own.
"""

import functools
import hashlib
from pathlib import Path

from flask import current_app, url_for

# The modules that pages begin with; all other folders hold what they import.
PAGES = "pages"
# Loaded by a page once it can be used.
LATER = frozenset(
    {
        "judge/search",
        "judge/zip",
        "photo/editor",
        "photo/heic",
        "photo/heic_worker",
        "photo/picture",
        "vendor/client-zip",
        "vendor/libheif",
    }
)
# The one script that may run WebAssembly, in a thread of its own: it reads HEIC and asks nobody for anything.
HEIC_READER = "photo/heic_worker"
HEIC_READER_POLICY = "default-src 'self'; connect-src 'none'; script-src 'self' 'wasm-unsafe-eval'"


@functools.lru_cache(maxsize=8)
def _release(folder: Path, changed_at: int) -> str:
    del changed_at  # part of the cache key only: a changed script makes a new release
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.js")):
        whole.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]


def scripts_folder() -> Path:
    """Where the scripts stand."""
    return Path(str(current_app.static_folder)) / "js"


def release() -> str:
    """The release of all scripts together."""
    folder = scripts_folder()
    return _release(folder, max(path.stat().st_mtime_ns for path in folder.rglob("*.js")))


def script_url(folder: str, name: str) -> str:
    """The address of the module `name` in this folder of the scripts."""
    return url_for("tablet.script", release=release(), folder=folder, name=name)


def script_urls(page: str) -> list[str]:
    """Every module of this release that the page `page` begins with."""
    found = sorted(path.relative_to(scripts_folder()) for path in scripts_folder().glob("*/*.js"))
    needed = [path for path in found if path.parent.name != PAGES or path.stem == page]
    at_once = [path for path in needed if path.with_suffix("").as_posix() not in LATER]
    return [script_url(path.parent.as_posix(), path.stem) for path in at_once]


def later_script_urls() -> list[str]:
    """The modules that a page may load later on: with those of `script_urls` all that it needs to stay on a
    tablet.
    """
    return [script_url(*name.split("/")) for name in sorted(LATER)]
