"""`./dev webkit`: take along, judge, photo, reload and send in a WebKit, counted in the database."""

import sys
import tempfile
from pathlib import Path

from app.demo.photos import draw_photo
from tests.chaos.drops import READY
from tests.chaos.field import PASSWORD, Field, Server, portal
from tests.e2e.on_tablet import NOT_MEASURED, THEMES
from tests.webkit.driver import WebKit, opened_webkit

CARDS = "[...document.querySelectorAll('[data-theme-view] [data-indicator]')]"


def smoke(window: WebKit, place: Field, server: Server, folder: Path) -> None:
    """The morning with a network, the visit without a server that answers, and the afternoon."""
    assessment = place.assessments[0]
    window.go(f"{server.url}/sign-in")
    window.write("[name=email]", place.emails[0])
    window.write("[name=password]", PASSWORD)
    window.click("main button[type=submit]")
    window.wait("#leaving")
    window.go(f"{server.url}/assessments/{assessment}")
    window.click("[data-take-along]:not([hidden])")
    window.wait("[data-along-state][data-kept=true]")
    server.kill()

    window.go(f"{server.url}/assessments/{assessment}/tablet#theme-{THEMES[0]}")
    window.wait(READY)
    name = window.run(f"return ({NOT_MEASURED})({CARDS})")[0]
    window.click(f"[name='level:{name}'][value=not-met]")
    window.wait(f"[data-indicator='{name}'][data-level=not-met]")
    photo = folder / "kamer.jpg"
    photo.write_bytes(draw_photo("bedroom", 1))
    window.write(f"[name='photo:{name}']", str(photo))
    window.click("#photo-editor[open] [data-answer=keep]")
    window.wait("#tablet-form[data-waiting='2']")
    window.reload()
    window.wait(f"{READY}[data-waiting='2']")
    window.wait(f"[data-indicator='{name}'][data-level=not-met]")
    window.wait(f"[data-indicator='{name}'] .photos img")

    server.start()
    window.click("[data-receipt]")
    window.wait("[data-receipt-all]:not([hidden])")
    assert place.count("SELECT indicator, level FROM judgements") == [(name, "not-met")]
    assert place.count("SELECT indicator FROM photos") == [(name,)]


def main() -> int:
    """A portal and a browser of its own; gives the exit code."""
    with (
        tempfile.TemporaryDirectory(prefix="opvangkompas-webkit-") as name,
        portal(Path(name)) as (place, server),
        opened_webkit(Path(name) / "webkit.log") as window,
    ):
        smoke(window, place, server, Path(name))
        print(f"taken along, judged, photographed, reloaded and sent in {window.version}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
