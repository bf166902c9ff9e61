"""Every page within reach by links is accessible, fits its screen and says nothing in the console."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.e2e.conftest import DESK, PHONE, TABLET, axe_violations

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
CODE = re.compile(r"(GM|PV)\d+")
# Not pages: files, and steps that end the visit.
NO_PAGE = re.compile(
    r"[./](jpg|png|pdf|json|csv|xlsx|ods)$|/file$|/files/<id>$|/letter$|^/language/|^/sign-out"
)
MOST_PAGES = 60
# What a page is made of, whatever its words: the same view shows other things to other people.
KINDS = """() => [...new Set([...document.querySelectorAll("body, body *")].map(one => [
    one.parentElement.tagName, one.tagName, one.type, one.getAttribute("class"), one.getAttribute("role"),
].join(" ")))]"""


def pattern_of(path: str) -> str:
    """The address with its ids taken out: pages of one pattern are made by one view."""
    plain = CODE.sub("<code>", ID.sub("<id>", re.split(r"[?#]", path, maxsplit=1)[0]))
    for part in ("/judge/", "/standards/", "/indicators/"):
        if part in plain:
            plain = plain[: plain.index(part) + len(part)] + "<key>"
    return re.sub(r"(/framework/<id>/).+", r"\1<theme>", plain)


def pages_within_reach(page: Page) -> Iterator[str]:
    """Open one page of each pattern that links lead to from the start page, and give its address."""
    found = {"/"}
    waiting = deque(["/"])
    while waiting:
        path = waiting.popleft()
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{page.url} answered {answer.status}"
        links = page.eval_on_selector_all(
            "a[href^='/']", "links => links.map(link => link.getAttribute('href'))"
        )
        yield path
        for link in links:
            # Scripts lead from the plain form to the page that stays on the tablet: look at both.
            both = (
                [f"{link}?form=", link.removesuffix("judge") + "tablet"]
                if link.endswith("/judge")
                else [link]
            )
            for address in both:
                pattern = pattern_of(address)
                if not NO_PAGE.search(pattern) and pattern not in found and len(found) < MOST_PAGES:
                    found.add(pattern)
                    waiting.append(address.split("#")[0])


def too_wide(page: Page, path: str) -> list[str]:
    """At which sizes this page must be pushed sideways."""
    wrong = []
    for size in (PHONE, DESK, TABLET):
        page.set_viewport_size(size)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            wrong.append(f"{path} is {wide} px too wide at {size['width']} px")
    return wrong


def new_on(page: Page, seen: set[str]) -> bool:
    """Whether the page holds a kind of element that was not looked at before; `seen` knows them then."""
    kinds = set(page.evaluate(KINDS))
    is_new = not kinds <= seen
    seen |= kinds
    return is_new


@pytest.fixture(scope="module")
def looked_at() -> defaultdict[str, set[str]]:
    """The kinds of elements that were looked at, by the pattern of the page on which they stood."""
    return defaultdict(set)


@pytest.mark.parametrize("key", ["inspecteur", "beoordelaar", "gemeente", "beheerder"])
def test_every_page_within_reach_is_clean_at_every_size(sign_in, key, looked_at):
    page = sign_in(key, TABLET)
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    wrong = []
    paths = []
    for path in pages_within_reach(page):
        if new_on(page, looked_at[pattern_of(path)]):
            paths.append(path)
            wrong += [f"{path}: {violation}" for violation in axe_violations(page)]
            wrong += too_wide(page, f"{path} in Dutch")
    page.goto("/language/en?next=/")
    for path in paths:
        page.goto(path)
        wrong += too_wide(page, f"{path} in English")
    assert not wrong, "\n".join(wrong)
    assert not said, "\n".join(said)
