"""What can go wrong on or behind a tablet: told in words, nothing half or lost, and it goes on by itself.

One tablet with one visit goes through all of it, a norm of its own for each.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, Route, expect
from sqlalchemy.orm import Session

from app.database import make_engine
from app.framework.actions import publish_framework
from quality_framework import load_framework, shipped_framework_path
from tests.chaos.drops import READY, sign_in_and_take_along, tap
from tests.chaos.field import Field
from tests.e2e.on_tablet import (
    THEMES,
    judge_one,
    norm,
    portal_with,
    standing,
    tablet,
    take_photo,
    wait_for_receipt,
)

BY_ITSELF = 40_000
DISK_OF_THE_TABLET = 20_000_000
# Something else fills it until not a hundred bytes go in any more. Noise, for what is all zero takes no room.
FILL_THE_DISK = """async () => {
  const opening = indexedDB.open("films", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("films", { autoIncrement: true });
  const films = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const noise = new Uint8Array(1e6);
  for (let place = 0; place < 1e6; place += 5e4) crypto.getRandomValues(noise.subarray(place, place + 5e4));
  const fits = (size) => new Promise((resolve) => {
    const writing = films.transaction("films", "readwrite");
    writing.objectStore("films").put(noise.slice(0, size));
    writing.oncomplete = () => resolve(true);
    writing.onabort = () => resolve(false);
  });
  for (const size of [1e6, 1e5, 1e4, 1e3, 100]) while (await fits(size));
  films.close();
}"""


@dataclass(frozen=True)
class Visit:
    """A tablet on which a visit is open, and the portal behind it."""

    page: Page
    steps: CDPSession
    place: Field
    folder: Path

    def make_room(self, room: int | None = None) -> None:
        """Let the browser keep this many bytes, or as many as it likes."""
        origin = "/".join(self.page.url.split("/")[:3])
        quota = {} if room is None else {"quotaSize": room}
        self.steps.send("Storage.overrideQuotaForOrigin", {"origin": origin, **quota})

    @property
    def state(self) -> Locator:
        """What the bar at the bottom says."""
        return self.page.locator("[data-saved-state]")

    def arrived(self, name: str) -> list[object]:
        """The levels of this norm that the database holds and nothing replaced."""
        return [
            level for indicator, level in standing(self.place, self.place.assessments[0]) if indicator == name
        ]


@pytest.fixture(scope="module")
def visit(browser: Browser, database_of_this_file, tmp_path_factory) -> Iterator[Visit]:
    folder = tmp_path_factory.mktemp("portal")
    with portal_with(database_of_this_file, folder) as (place, server):
        context = tablet(browser, server)
        page = context.new_page()
        page.goto("/sign-in")
        made = Visit(page, context.new_cdp_session(page), place, folder)
        # Before anything is kept: a browser asks only now and then how much room there is.
        made.make_room(DISK_OF_THE_TABLET)
        sign_in_and_take_along(page, place.emails[0], place.assessments[0])
        page.goto(f"/assessments/{place.assessments[0]}/tablet#theme-{THEMES[0]}")
        page.wait_for_selector(READY)
        yield made
        context.close()


def test_a_newer_framework_never_touches_the_visit_that_is_under_way(visit):
    page, place = visit.page, visit.place
    shipped = load_framework(shipped_framework_path("nl-reception"))
    without = tuple(theme for theme in shipped.themes if theme.id != THEMES[0])
    engine = make_engine(place.database_url)
    with Session(engine) as session:
        publish_framework(session, None, shipped.model_copy(update={"version": "2099.1", "themes": without}))
        session.commit()
    engine.dispose()

    with page.expect_response("**/along"):
        page.reload()
    page.wait_for_selector(READY)
    name = judge_one(page, "met")
    wait_for_receipt(page)
    page.click("#receipt form button")

    assert page.locator(".theme-strip a[href*='#theme-']").count() == len(shipped.themes)
    assert visit.arrived(name) == ["met"]
    assert place.count(
        "SELECT version FROM framework_versions WHERE id IN (SELECT framework_version_id FROM assessments)"
    ) == [(shipped.version,)]


def test_what_the_server_holds_otherwise_is_told_and_sent_again_until_both_are_kept(visit):
    page = visit.page

    def mangle(route: Route) -> None:
        route.continue_(post_data=(route.request.post_data or "").replace('"met"', '"not-met"'))

    page.route("**/judgements", mangle, times=1)
    name = judge_one(page, "met", 1)
    expect(visit.state).to_contain_text("de server heeft iets anders: 1", timeout=BY_ITSELF)

    page.click("[data-receipt]")
    expect(page.locator("[data-receipt-all]")).to_be_hidden()
    page.click("[data-send-anew]")
    page.wait_for_selector("[data-receipt-all]:not([hidden])")
    expect(page.locator("[data-differs-part]")).to_be_hidden()
    page.click("#receipt form button")

    conflict = page.locator(f"[data-indicator='{name}'] .conflict li")
    expect(conflict).to_have_count(2)
    assert sorted(map(str, visit.arrived(name))) == ["met", "not-met"]
    conflict.filter(has_text=re.compile("^Voldoet [^n]")).locator("[data-choose]").click()
    wait_for_receipt(page)
    page.click("#receipt form button")
    assert visit.arrived(name) == ["met"]


def test_a_tablet_that_is_full_says_that_this_was_not_kept_and_goes_on_when_there_is_room(visit):
    page = visit.page
    name = norm(page, 2)
    page.route("**/judgements", lambda route: route.abort())
    judge_one(page, "met", 6)
    page.evaluate(FILL_THE_DISK)

    tap(page, name, "met")
    expect(visit.state).to_contain_text("NIET bewaard")
    # So that it is seen to be said again, of the photo.
    visit.state.evaluate("told => { told.textContent = ''; }")
    take_photo(page, name)
    expect(visit.state).to_contain_text("NIET bewaard", timeout=BY_ITSELF)

    card = page.locator(f"[data-indicator='{name}']")
    expect(card).to_have_attribute("data-level", "")
    expect(card.locator("[data-problems]")).to_contain_text("NIET bewaard")
    expect(card.locator(".photos img")).to_have_count(0)
    # Whatever else happens, it stays said until something is kept again.
    take_photo(page, name, answer="skip")
    with page.expect_response("**/receipt"):
        page.click("[data-receipt]")
    # Then most of all what waits is saved elsewhere.
    with page.expect_download():
        page.click("#receipt [data-save-zip]")
    page.click("#receipt form button")
    expect(visit.state).to_contain_text("NIET bewaard")
    assert page.locator("#tablet-form").get_attribute("data-waiting") == "1"
    visit.make_room()
    page.unroute_all()
    tap(page, name, "not-met")
    take_photo(page, name)
    expect(page.locator(f"[data-indicator='{name}'] .photos img")).to_have_count(1)
    expect(card.locator("[data-problems]")).to_be_empty()
    wait_for_receipt(page)
    page.click("#receipt form button")
    assert visit.arrived(name) == ["not-met"]
    assert visit.place.count("SELECT count(*) FROM photos") == [(1,)]


def test_a_server_without_its_database_is_told_and_sent_to_by_itself_when_it_is_back(visit):
    visit.place.let_database_answer(answers=False)
    try:
        name = judge_one(visit.page, "met", 3)
        expect(visit.state).to_contain_text("de server heeft een storing: 1", timeout=BY_ITSELF)
    finally:
        visit.place.let_database_answer(answers=True)

    expect(visit.state).to_contain_text("ontvangen", timeout=BY_ITSELF)
    assert visit.arrived(name) == ["met"]


def test_a_server_whose_disk_refuses_a_photo_keeps_nothing_of_it_and_takes_the_judgements(visit):
    files, aside = visit.folder / "files", visit.folder / "aside"
    before = visit.place.count("SELECT count(*) FROM photos")
    # The folder stands there when anything was ever kept.
    files.mkdir(exist_ok=True)
    files.rename(aside)
    files.touch()
    take_photo(visit.page, norm(visit.page, 4), 2)
    name = judge_one(visit.page, "met", 4)

    expect(visit.state).to_contain_text("de server heeft een storing: 1", timeout=BY_ITSELF)
    assert visit.arrived(name) == ["met"]
    assert visit.place.count("SELECT count(*) FROM photos") == before

    files.unlink()
    aside.rename(files)
    expect(visit.state).to_contain_text("ontvangen", timeout=BY_ITSELF)
    assert visit.place.count("SELECT count(*) FROM photos") == [(int(str(before[0][0])) + 1,)]


def test_what_the_server_refuses_is_told_where_it_was_made_and_shown_as_kept_nowhere(visit):
    page = visit.page

    def refuse(route: Route) -> None:
        if route.request.url.endswith("/photos"):
            route.fulfill(status=400, json={"code": "photo-not-readable", "detail": "Nee."})
            return
        (sent,) = route.request.post_data_json["judgements"]
        route.fulfill(json={"receipts": [{"id": sent["id"], "status": "refused", "words": ["Nooit."]}]})

    page.route("**/photos", refuse, times=1)
    page.route("**/judgements", refuse, times=1)
    name = norm(page, 5)
    card = page.locator(f"[data-indicator='{name}']")
    take_photo(page, name, 3)
    expect(card.locator("[data-problems]")).to_have_text("Nee.")
    tap(page, name, "met")
    expect(card.locator("[data-problems]")).to_have_text("Nooit.")
    expect(card).to_have_attribute("data-level", "")
    expect(card.locator("[value=met]")).to_be_checked()

    page.reload()
    page.wait_for_selector(READY)
    expect(card.locator(":checked, .photos img")).to_have_count(0)
    page.click("[data-receipt]")
    expect(page.locator("[data-refused-list] li")).to_have_count(2)
    for _ in range(2):
        page.locator("[data-let-go]").first.click()
    page.wait_for_selector("[data-receipt-all]:not([hidden])")
    page.click("#receipt form button")
    assert visit.arrived(name) == []


def test_a_visit_that_was_closed_leaves_the_tablet_a_week_after_what_was_checked(visit):
    page = visit.page
    wait_for_receipt(page)
    page.click("[data-close-visit]")
    page.click("main form button[type=submit]")
    expect(page.locator("main")).to_contain_text("Niets meer op een tablet.")

    listed, checked = [], []
    for days in (2, 8, 10):
        page.clock.set_fixed_time(dt.datetime.now(dt.UTC) + dt.timedelta(days=days))
        page.goto("/tablet")
        page.wait_for_selector("#mine[data-ready]")
        counts = page.locator("[data-visits] [data-count=checked]").all_inner_texts()
        listed.append(len(counts))
        checked.extend(count == "0" for count in counts)

    assert (listed, checked) == ([1, 1, 0], [False, True])
    assert page.evaluate("caches.keys()") == ["portal"]
