"""The three pictures of the README, from the real portal with the demo content: `./dev screenshots`.

Starts the portal on a free port with a var folder of its own, signs in as people of the demo in a real
Chromium, and prints a report through the page that users have. `CHROMIUM` names another Chromium; the page of
the report becomes a picture with `pdftoppm` (package poppler-utils).
"""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app.demo import PASSWORD

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LONGEST_START_SECONDS = 240
LONGEST_REPORT_SECONDS = 120
TABLET = (820, 1180)
DESK = (1280, 1000)
# A report as tall as the judging page beside it in the README.
REPORT_HEIGHT = 1180
# Few colours are enough for a screen, and make a picture a third as large.
COLOURS = 128
SUMMARY_PAGE = 2
UNDER_WAY = "De Meidoorn"
INSPECTED = "De Linde"
# The newest cycle has hardly any published figures yet.
MUNICIPALITY = "/allocation/municipalities/GM0344?cycle=2024-2026"


class PictureError(Exception):
    """The pictures can't be made here. The text is one line."""


def program(*names: str) -> str:
    """The first of these programs that is on this machine."""
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        raise PictureError(f"Needed on this machine and not found: {names[-1]}")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/sign-in")
        return asking.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        asking.close()


@contextlib.contextmanager
def portal(folder: Path) -> Iterator[str]:
    """The address of a fresh portal with demo content, in a process of its own."""
    port, log = _free_port(), folder / "server.log"
    settings = {"PORT": str(port), "HOST": "127.0.0.1", "VAR_FOLDER": str(folder), "WORKERS": "1"}
    # What the report prints as its check page is the address of ./dev run.
    settings["PUBLIC_URL"] = "http://127.0.0.1:8000"
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "app", "serve", "--demo"],
            cwd=ROOT,
            env=kept | settings,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + LONGEST_START_SECONDS
        while not _answers(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise PictureError(f"The portal did not start: {log.read_text(encoding='utf-8')[-2000:]}")
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)


@contextlib.contextmanager
def window(browser: Browser, address: str, who: str, size: tuple[int, int]) -> Iterator[Page]:
    """A page of somebody of the demo who has just signed in."""
    width, height = size
    window: BrowserContext = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, locale="nl-NL", reduced_motion="reduce"
    )
    try:
        page = window.new_page()
        page.goto("/sign-in")
        page.fill("[name=email]", f"{who}@voorbeeld.example.org")
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/")
        yield page
    finally:
        window.close()


def _open_assessment(page: Page, location: str, headline: str = "") -> None:
    """Open the newest assessment of this location, with this headline when one is given."""
    page.goto(f"/assessments/?words={location}")
    page.locator(f"tbody tr:has-text('{headline or location}') th a").first.click()


def _picture_judging(browser: Browser, address: str) -> None:
    with window(browser, address, "inspecteur", TABLET) as page:
        _open_assessment(page, UNDER_WAY)
        page.locator("a[href$='/judge']").first.click()
        page.wait_for_selector("#tablet-form[data-ready]")
        page.locator(".theme-strip a[href$='#theme-rooms']").click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / "judge.png")


def _picture_municipality(browser: Browser, address: str) -> None:
    with window(browser, address, "gemeente", DESK) as page:
        page.goto(MUNICIPALITY)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / "municipality.png")


def _picture_report(browser: Browser, address: str, folder: Path, printer: str) -> None:
    with window(browser, address, "beoordelaar", DESK) as page:
        _open_assessment(page, INSPECTED, "Direct actie nodig")
        page.locator("main a[href$='/reports']").first.click()
        page.click("main form[action$='/reports'] button[value=nl]")
        ready = page.locator("main a[href^='/reports/'][href$='/file']").first
        ready.wait_for(timeout=LONGEST_REPORT_SECONDS * 1000)
        with page.expect_download() as download:
            ready.click()
        pdf = folder / "report.pdf"
        download.value.save_as(pdf)
    one_page = ["-f", str(SUMMARY_PAGE), "-l", str(SUMMARY_PAGE), "-singlefile"]
    size = ["-scale-to-x", "-1", "-scale-to-y", str(REPORT_HEIGHT)]
    target = PICTURES / "report"
    subprocess.run([printer, "-png", *one_page, *size, pdf, target], check=True)  # noqa: S603 (our own arguments)


def make_smaller(picture: Path, colours: int = COLOURS) -> None:
    """Write the picture anew with so many colours."""
    with Image.open(picture) as whole:
        whole.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(picture, optimize=True)


def main() -> int:
    """Make all three, or say in one line why not."""
    try:
        chromium = program(os.environ.get("CHROMIUM", ""), "chromium-browser", "chromium")
        printer = program("pdftoppm")
        with tempfile.TemporaryDirectory(prefix="opvangkompas-") as name:
            folder = Path(name)
            # Our own PostgreSQL may run as another account, which must reach its data.
            folder.chmod(0o755)
            with portal(folder) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                PICTURES.mkdir(parents=True, exist_ok=True)
                _picture_judging(browser, address)
                _picture_municipality(browser, address)
                _picture_report(browser, address, folder, printer)
                browser.close()
        for picture in PICTURES.glob("*.png"):
            make_smaller(picture)
    except PictureError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
