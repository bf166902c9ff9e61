"""A real server with the demo content, and a real Chromium that looks at it."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from app.demo import PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = Path(__file__).resolve().parent / "vendor" / "axe.min.js"
LONGEST_START_SECONDS = 240
# A machine that is busy with other tests may keep a page waiting; what never comes still fails.
expect.set_options(timeout=20_000)
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives a browser. What it looks at runs in another process, where nothing is
    measured.
    """
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.no_cover)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + LONGEST_START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            asking.request("GET", "/sign-in")
            if asking.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            asking.close()
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture(scope="session")
def var_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the portal keeps everything."""
    running = os.environ.get("E2E_VAR")
    return Path(running) if running else tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="session")
def mail_folder(var_folder: Path) -> Path:
    """Where the portal puts its mail."""
    return var_folder / "mail"


@pytest.fixture(scope="session")
def demo_server(var_folder: Path) -> Iterator[str]:
    """The address of a portal with demo content, started as `./dev run` starts it.

    `E2E_URL` names one that runs already, with its files in `E2E_VAR`, for who works on these tests.
    """
    running = os.environ.get("E2E_URL")
    if running:
        yield running
        return
    port = _free_port()
    log = var_folder / "server.log"
    environment = os.environ | {"PORT": str(port), "VAR_FOLDER": str(var_folder), "WORKERS": "1"}
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "app", "serve", "--demo"],
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(port, server, log)
        yield url
    finally:
        server.terminate()
        server.wait(60)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; one in a process, and gone before tests of another file want an event loop."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium of the distribution, as it is on this machine."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert program is not None, "no Chromium: ./dev test installs it"
    browser = playwright.chromium.launch(
        executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    )
    yield browser
    browser.close()


@pytest.fixture
def open_window(browser: Browser, demo_server: str) -> Iterator[Callable[..., BrowserContext]]:
    """Open windows of a size, closed when the test is over."""
    opened: list[BrowserContext] = []

    def open_one(size: dict[str, int] = TABLET, **options: object) -> BrowserContext:
        context = browser.new_context(base_url=demo_server, viewport=size, locale="nl-NL", **options)
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def sign_in(open_window: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page of somebody who has just signed in: `sign_in("inspecteur", TABLET)`."""

    def sign_in_as(key: str, size: dict[str, int] = TABLET, **options: object) -> Page:
        page = open_window(size, **options).new_page()
        page.goto("/sign-in")
        page.fill("[name=email]", f"{key}@voorbeeld.example.org")
        page.fill("[name=password]", PASSWORD)
        page.click("button[type=submit]:has-text('Inloggen')")
        page.wait_for_url("**/")
        return page

    return sign_in_as


def axe_violations(page: Page, place: str = "html") -> list[str]:
    """What axe finds on this page, or in a part of it, as it stands against WCAG 2.2 AA, one line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """place => axe.run(place, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            resultTypes: ['violations'],
        })""",
        place,
    )
    return [
        f"{one['id']}: {one['help']} ({', '.join(str(node['target']) for node in one['nodes'][:3])})"
        for one in found["violations"]
    ]
