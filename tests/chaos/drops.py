"""A tablet that is dropped: the browser is killed again and again while somebody judges without a network.
What the screen said was kept is on the tablet, and arrives once.
"""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Locator, Page, Playwright, expect

from tests.chaos.field import PASSWORD, Field

LEVELS = ("met", "partly-met", "not-met")
TAPS_THAT_ARE_CUT = 3
READY = "#tablet-form[data-ready]"
LONGEST = 60_000
THEME = "rooms"


@dataclass(frozen=True)
class Outcome:
    """What the database says afterwards, beside what the screen said. A duplicate is a second judgement of an
    indicator that stands beside the first.
    """

    said_kept: int
    lost: int
    duplicates: int
    kills: int


class Tablet:
    """A real Chromium with a profile on the disk that outlives it."""

    def __init__(self, playwright: Playwright, url: str, profile: Path) -> None:
        self._playwright, self._url, self._profile = playwright, url, profile

    @contextmanager
    def opened(self) -> Iterator[tuple[BrowserContext, Page]]:
        """Switch it on; it may be dead when it is put away."""
        context = self._playwright.chromium.launch_persistent_context(
            str(self._profile),
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
            base_url=self._url,
            viewport={"width": 768, "height": 1024},
            locale="nl-NL",
        )
        context.set_default_timeout(LONGEST)
        yield context, context.pages[0]
        # After a drop there is nothing left to close.
        with contextlib.suppress(Error):
            context.close()

    def drop(self) -> None:
        """`kill -9` the browser with all its processes."""
        for process in processes_of(self._profile):
            os.kill(process, signal.SIGKILL)


def processes_of(profile: Path) -> list[int]:
    """The processes of the browser with this profile."""
    found = subprocess.run(
        ["pgrep", "-f", f"user-data-dir={profile}"], check=False, capture_output=True, text=True
    )
    return [int(line) for line in found.stdout.split()]


def sign_in_and_take_along(page: Page, email: str, assessment: object) -> None:
    """As a person does in the morning, with a network."""
    page.goto("/sign-in")
    page.fill("[name=email]", email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/")
    page.goto(f"/assessments/{assessment}")
    page.click("[data-take-along]")
    page.wait_for_selector("[data-along-state][data-kept=true]")


def choose(box: Locator) -> None:
    """Tap this box, not where the bar at the bottom lies over it."""
    box.wait_for()
    box.evaluate("input => input.scrollIntoView({ block: 'center' })")
    box.check(force=True)


def tap(page: Page, name: str, level: str) -> None:
    """Give this answer, whatever the screen then says."""
    choose(page.locator(f"[name='level:{name}'][value={level}]"))


def judge_and_drop(page: Page, tablet: Tablet, taps: int, turn: int, kept: dict[str, str]) -> set[str]:
    """Tap answers, wait each time until the screen says that it is kept, and write it down in `kept`; then
    tap a few more and kill the browser at once. Gives the indicators of which nobody knows what was kept.
    """
    names = page.eval_on_selector_all(
        "[data-theme-view] [data-indicator]", "cards => cards.map(card => card.dataset.indicator)"
    )
    plain = [name for name in names if not page.locator(f"[name='value:{name}']").count()]
    for number in range(taps):
        name = plain[number % len(plain)]
        level = LEVELS[(turn + number // len(plain)) % len(LEVELS)]
        tap(page, name, level)
        expect(page.locator(f"[data-indicator='{name}']")).to_have_attribute("data-level", level)
        kept[name] = level
    cut = set(plain[:TAPS_THAT_ARE_CUT])
    for name in cut:
        page.locator(f"[name='level:{name}'][value=met]").dispatch_event("click")
    tablet.drop()
    return cut


def levels_on(page: Page) -> dict[str, str]:
    """What the page shows of each indicator in view."""
    pairs = page.eval_on_selector_all(
        "[data-theme-view] [data-indicator]",
        "cards => cards.map(card => [card.dataset.indicator, card.dataset.level])",
    )
    return {name: level for name, level in pairs if level}


def drop_again_and_again(
    playwright: Playwright, place: Field, url: str, folder: Path, *, judgements: int, kills: int
) -> Outcome:
    """Take along, cut the network, and judge this many times in all while the browser is killed `kills`
    times; then come back to the network and count.
    """
    assessment = place.assessments[0]
    address = f"/assessments/{assessment}/tablet#theme-{THEME}"
    kept: dict[str, str] = {}
    lost = 0
    tablet = Tablet(playwright, url, folder / "profile")
    with tablet.opened() as (_context, page):
        sign_in_and_take_along(page, place.emails[0], assessment)
    for turn in range(kills):
        with tablet.opened() as (context, page):
            context.set_offline(offline=True)
            page.goto(address)
            page.wait_for_selector(READY)
            shown = levels_on(page)
            lost += sum(shown.get(name) != level for name, level in kept.items())
            unknown = judge_and_drop(page, tablet, judgements // kills, turn, kept)
        for name in unknown:
            kept.pop(name, None)
    with tablet.opened() as (_context, page):
        page.goto(address)
        page.wait_for_selector(READY)
        page.click("[data-receipt]")
        page.wait_for_selector("[data-receipt-all]:not([hidden])")
    standing = place.count(
        "SELECT indicator, level FROM judgements one WHERE NOT EXISTS"
        " (SELECT 1 FROM judgements other WHERE one.id = ANY (other.replaces))"
    )
    arrived = {str(indicator): str(level) for indicator, level in standing}
    return Outcome(
        said_kept=judgements // kills * kills,
        lost=lost + sum(arrived.get(name) != level for name, level in kept.items()),
        duplicates=len(standing) - len(arrived),
        kills=kills,
    )
