"""A WebKit driven over WebDriver, with the standard library alone: the engine of every browser on an iPad."""

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LONGEST_WAIT = 60
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
BROWSERS = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser"


class WebKit:
    """One window of a browser."""

    def __init__(self, port: int, browser: Path) -> None:
        self._port = port
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        made = self._ask("POST", "", {"capabilities": wanted})
        self._session = f"/{made['sessionId']}"
        self.version = f"{made['capabilities']['browserName']} {made['capabilities']['browserVersion']}"

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        asking = http.client.HTTPConnection("127.0.0.1", self._port, timeout=LONGEST_WAIT)
        with contextlib.closing(asking):
            said = json.dumps(body) if body is not None else None
            asking.request(method, f"/session{path}", said, {"Content-Type": "application/json"})
            answer = json.loads(asking.getresponse().read())["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise AssertionError(f"{answer['error']}: {answer['message']}")
        return answer

    def go(self, url: str) -> None:
        """Open this address."""
        self._ask("POST", f"{self._session}/url", {"url": url})

    def reload(self) -> None:
        """Load the page anew."""
        self._ask("POST", f"{self._session}/refresh", {})

    def run(self, script: str, *given: object) -> Any:
        """What these lines of JavaScript give back; `arguments` holds what is given."""
        return self._ask("POST", f"{self._session}/execute/sync", {"script": script, "args": list(given)})

    def wait(self, selector: str) -> None:
        """Wait until something on the page fits."""
        deadline = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < deadline:
            if self.run("return document.querySelector(arguments[0]) !== null", selector):
                return
            time.sleep(0.2)
        raise AssertionError(f"{selector} did not come: {self.run('return document.body.innerText')[:500]}")

    def click(self, selector: str) -> None:
        """Click on what fits, wherever it stands."""
        self.wait(selector)
        self.run("document.querySelector(arguments[0]).click()", selector)

    def write(self, selector: str, text: str) -> None:
        """Type into a field; the path of a file chooses that file."""
        found = self._ask("POST", f"{self._session}/element", {"using": "css selector", "value": selector})
        self._ask("POST", f"{self._session}/element/{found[ELEMENT]}/value", {"text": text})

    def close(self) -> None:
        """End it."""
        self._ask("DELETE", self._session)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def opened_webkit(log: Path) -> Iterator[WebKit]:
    """A WebKit on a screen that nobody sees."""
    browser = next((path for name in BROWSERS for path in sorted(Path("/").glob(name[1:]))), None)
    assert browser is not None, "no MiniBrowser: ./dev webkit installs it"
    port = _free_port()
    program, screen = shutil.which("WebKitWebDriver"), shutil.which("xvfb-run")
    assert program is not None, "no WebKitWebDriver: ./dev webkit installs it"
    assert screen is not None, "no xvfb-run: ./dev webkit installs it"
    with log.open("wb") as out:
        driver = subprocess.Popen(
            [screen, "-a", program, f"--port={port}"],
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=os.environ | {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LANG": "nl_NL.UTF-8"},
        )
    try:
        _wait_until_it_answers(port)
        window = WebKit(port, browser)
        yield window
        window.close()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(driver.pid, signal.SIGKILL)
        driver.wait()


def _wait_until_it_answers(port: int) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError("WebKitWebDriver did not start")
