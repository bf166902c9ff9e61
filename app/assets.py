"""Static files with their hash in the address, so that browsers may keep them for ever."""

import functools
import hashlib
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for

A_YEAR = 31_536_000


@functools.lru_cache(maxsize=1024)
def _fingerprint(path: Path, changed_at: int) -> str:
    del changed_at  # part of the cache key only: a changed file gets a new fingerprint
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def asset_url(name: str) -> str:
    """The address of the static file `name` (`css/base.css`) with its fingerprint."""
    path = Path(str(current_app.static_folder)) / name
    return url_for("static", filename=name, v=_fingerprint(path, path.stat().st_mtime_ns))


def keep_fingerprinted(response: Response) -> Response:
    """A static file asked for by fingerprint may be kept for a year."""
    if request.endpoint == "static" and "v" in request.args and response.status_code == HTTPStatus.OK:
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def init_assets(app: Flask) -> None:
    """Give templates `asset_url` and let browsers keep fingerprinted files."""
    app.jinja_env.globals["asset_url"] = asset_url
    app.after_request(keep_fingerprinted)
