"""Every page within reach by links is accessible, fits its screen and says nothing in the console."""

import re
from collections import deque

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.e2e.conftest import DESK, PHONE, TABLET, axe_violations

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
CODE = re.compile(r"(GM|PV)\d+")
# Not pages: files, and steps that end the visit.
NO_PAGE = re.compile(r"[./](jpg|png|pdf|json|csv|xlsx|ods)$|/file$|/letter$|^/language/|^/sign-out")
MOST_PAGES = 60


def pattern_of(path: str) -> str:
    """The address with its ids taken out: pages of one pattern are made by one view."""
    plain = CODE.sub("<code>", ID.sub("<id>", re.split(r"[?#]", path, maxsplit=1)[0]))
    for part in ("/judge/", "/standards/", "/indicators/"):
        if part in plain:
            plain = plain[: plain.index(part) + len(part)] + "<key>"
    return re.sub(r"(/framework/<id>/).+", r"\1<theme>", plain)


def pages_within_reach(page: Page) -> list[str]:
    """One address of each pattern that can be reached by links from the start page, in order of discovery."""
    found: dict[str, str] = {"/": "/"}
    waiting = deque(["/"])
    while waiting and len(found) < MOST_PAGES:
        answer = page.goto(waiting.popleft())
        assert answer is not None
        assert answer.status == 200, f"{page.url} answered {answer.status}"
        for link in page.eval_on_selector_all(
            "a[href^='/']", "links => links.map(link => link.getAttribute('href'))"
        ):
            if link.endswith("/judge"):
                # Scripts lead from the plain form to the page that stays on the tablet: look at both.
                found[pattern_of(f"{link}?form=")] = f"{link}?form="
                link = link.removesuffix("judge") + "tablet"  # noqa: PLW2901 (the page it leads to)
            pattern = pattern_of(link)
            if not NO_PAGE.search(pattern) and pattern not in found:
                found[pattern] = link.split("#")[0]
                waiting.append(found[pattern])
    return list(found.values())


@pytest.mark.parametrize("key", ["inspecteur", "beoordelaar", "gemeente", "beheerder"])
def test_every_page_within_reach_is_clean_at_every_size(sign_in, key):
    page = sign_in(key)
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    wrong = []
    for path in pages_within_reach(page):
        page.set_viewport_size(TABLET)
        page.goto(path)
        wrong += [f"{path}: {violation}" for violation in axe_violations(page)]
        for language in ("en", "nl"):
            page.goto(f"/language/{language}?next={path.replace('&', '%26')}")
            for size in (PHONE, TABLET, DESK):
                page.set_viewport_size(size)
                wide = page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                if wide > 0:
                    wrong.append(f"{path} in {language} is {wide} px too wide at {size['width']} px")
    assert not wrong, "\n".join(wrong)
    assert not said, "\n".join(said)
