"""A whole visit without a network: norms, photos, rooms, the page loaded anew, the tab closed and opened
again. Then all is sent, and what lay on the tablet is compared with what the server holds, hash by hash and
not by what the program says of itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, expect

from app.assessments.arrival import JudgementIn
from app.assessments.payloads import read_items
from app.assessments.room_arrival import RoomIn
from app.assessments.room_payloads import room_items
from tests.chaos.drops import LEVELS, LONGEST, READY, Tablet, sign_in_and_take_along, tap
from tests.chaos.field import Field
from tests.e2e.on_tablet import take_photo, wait_for_receipt

# All that waits on the tablet, with the hash of each photo: read from its database, not through our scripts.
ITEMS = """async () => {
  const opening = indexedDB.open("opvangkompas");
  const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const all = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const items = await all(database.transaction("items").objectStore("items").getAll());
  for (const item of items) {
    const file = await all(database.transaction("files").objectStore("files").get(item.id));
    if (!file) continue;
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", file.bytes));
    item.sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  database.close();
  return items.map(({ id, kind, body, sha256 }) => ({ id, kind, body, sha256 }));
}"""
HELD = {
    "judgement": "SELECT id, body_digest FROM judgements WHERE assessment_id = '{}'",
    "room": "SELECT id, body_digest FROM room_records WHERE assessment_id = '{}'",
    "photo": "SELECT id, sent_sha256 FROM photos WHERE assessment_id = '{}'",
}


@dataclass(frozen=True)
class Outcome:
    """What lay on the tablet and arrived under its id with its hash; what did not; and what the server has
    that never lay there.
    """

    judgements: int
    photos: int
    rooms: int
    lost: int
    strangers: int


def _norms(page: Page) -> Iterator[str]:
    """Every norm of the visit, theme after theme, each in view when it comes."""
    themes = page.eval_on_selector_all(
        ".theme-strip a[href*='#theme-']", "entries => entries.map(entry => entry.hash)"
    )
    for theme in themes:
        page.locator(f".theme-strip a[href$='{theme}']").click()
        yield from page.eval_on_selector_all(
            "[data-theme-view] [data-indicator]", "cards => cards.map(card => card.dataset.indicator)"
        )


def _judge(page: Page, judgements: int, photos: int) -> None:
    """Answer this many norms, with photos spread over them; each only after the screen said it is kept."""
    every = max(1, judgements // max(1, photos))
    for place, name in enumerate(islice(_norms(page), judgements)):
        level = LEVELS[place % len(LEVELS)]
        tap(page, name, level)
        expect(page.locator(f"[data-indicator='{name}']")).to_have_attribute(
            "data-level", level, timeout=LONGEST
        )
        if place % every == 0 and place // every < photos:
            take_photo(page, name, place // every + 1)
            expect(page.locator(f"[data-indicator='{name}'] .photos img")).to_have_count(1, timeout=LONGEST)


def _describe_rooms(page: Page, rooms: int) -> None:
    """Fill in this many bedrooms, one after the other."""
    page.click(".theme-strip a[href='#rooms']")
    for number in range(rooms):
        for name, value in (("name", f"Kamer {number + 1}"), ("length", "4,2"), ("width", "3,1")):
            page.fill(f"#room-{name}", value)
        page.fill("#room-occupants", str(1 + number % 4))
        page.click("[name=then]")
        expect(page.locator("[data-rooms] > li")).to_have_count(number + 1, timeout=LONGEST)


def _digests(items: list[Mapping[str, Any]]) -> dict[str, str]:
    """Under which hash the server must hold each of these, by the rules of the server."""
    bodies: dict[str, list[Mapping[str, Any]]] = {"judgement": [], "room": []}
    for item in items:
        if item["kind"] in bodies:
            bodies[item["kind"]].append({**item["body"], "id": item["id"]})
    read = [*read_items(bodies["judgement"]), *room_items(bodies["room"])]
    said = {str(one.id): one.digest for one in read if isinstance(one, JudgementIn | RoomIn)}
    return said | {item["id"]: item["sha256"] for item in items if item["kind"] == "photo"}


def go_on_visit(
    playwright: Playwright,
    place: Field,
    url: str,
    folder: Path,
    assessment: object,
    *,
    judgements: int,
    photos: int,
    rooms: int,
) -> Outcome:
    """Take along, cut the network, do all of it, come back, and compare."""
    address = f"/assessments/{assessment}/tablet"
    with Tablet(playwright, url, folder / "visit").opened() as (context, page):
        sign_in_and_take_along(page, place.emails[0], assessment)
        context.set_offline(offline=True)
        page.goto(address)
        page.wait_for_selector(READY)
        _judge(page, judgements, photos)
        page.reload()
        page.wait_for_selector(READY)
        _describe_rooms(page, rooms)
        page.close()
        again = context.new_page()
        again.goto(address)
        again.wait_for_selector(READY)
        expect(again.locator("#tablet-form")).to_have_attribute(
            "data-waiting", str(judgements + photos + rooms), timeout=LONGEST
        )
        items = again.evaluate(ITEMS)
        context.set_offline(offline=False)
        wait_for_receipt(again)
    here = _digests(items)
    there = {
        kind: {str(key): digest for key, digest in place.count(question.format(assessment))}
        for kind, question in HELD.items()
    }
    held = {key: digest for known in there.values() for key, digest in known.items()}
    return Outcome(
        judgements=len(there["judgement"]),
        photos=len(there["photo"]),
        rooms=len(there["room"]),
        lost=judgements + photos + rooms - sum(held.get(key) == digest for key, digest in here.items()),
        strangers=len(held.keys() - here.keys()),
    )
