"""Judging without a network, in a real Chromium with its service worker, counted in the database."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from app.demo.photos import draw_photo
from tests.chaos.drops import READY, choose, sign_in_and_take_along
from tests.chaos.field import PASSWORD, Field, Server
from tests.e2e.conftest import DESK
from tests.e2e.on_tablet import (
    THEMES,
    judge_one,
    judge_theme,
    offline_tablet,
    open_tablet,
    portal_with,
    standing,
    tablet,
    take_photo,
    wait_for_receipt,
)

AREA = "rooms.space.area-per-person"
# The heights of the standards as they are, and when all of them are drawn.
HEIGHTS = """() => {
  const view = document.querySelector("[data-theme-view]");
  const heights = () => Array.from(view.children, ({ offsetHeight }) => offsetHeight);
  const settled = heights();
  delete view.dataset.settled;
  return [settled, heights()];
}"""
# As the server tells it: a reviewer names norms that have to be changed, or no longer any.
ASK_FOR_CHANGES = """async (asked) => {
  const opening = indexedDB.open("opvangkompas");
  const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const writing = database.transaction("visits", "readwrite");
  writing.objectStore("visits").openCursor().onsuccess = ({ target: { result: visit } }) =>
    visit.update({ ...visit.value, changes_asked: asked });
  await new Promise((resolve) => { writing.oncomplete = resolve; });
  database.close();
}"""


@pytest.fixture(scope="module")
def portal(database_of_this_file, tmp_path_factory) -> Iterator[tuple[Field, Server]]:
    """A portal with one assessment for each test of this file."""
    with portal_with(
        database_of_this_file, tmp_path_factory.mktemp("portal"), people=3, assessments=6
    ) as both:
        yield both


def test_a_visit_without_network_survives_reload_and_reopening_and_arrives_once(browser, portal):
    place, server = portal
    assessment = place.assessments[0]
    page = offline_tablet(browser, server, place.emails[0], assessment)
    context = page.context

    given = judge_theme(page, THEMES[0])
    take_photo(page, next(iter(given)))
    expect(page.locator("#tablet-form")).to_have_attribute("data-waiting", str(len(given) + 1))
    expect(page.locator("[data-saved-state]")).to_contain_text("geen verbinding")
    page.reload()
    page.wait_for_selector(READY)
    given |= judge_theme(page, THEMES[1])
    page.close()
    page = open_tablet(context, assessment)
    expect(page.locator("#tablet-form")).to_have_attribute("data-waiting", str(len(given) + 1))
    assert standing(place, assessment) == []
    other = context.new_page()
    other.goto("/locations/")
    expect(other.locator("h1")).to_have_text("Op deze tablet")

    lost_replies = []

    def lose_the_first_reply(route: Route) -> None:
        answer = route.fetch()
        if lost_replies:
            route.fulfill(response=answer)
        else:
            lost_replies.append(answer.status)
            route.abort()

    page.route("**/judgements", lose_the_first_reply)
    context.set_offline(offline=False)
    page.click("[data-receipt]")
    expect(page.locator("[data-saved-state]")).to_contain_text("ontvangen", timeout=30_000)

    assert lost_replies == [200]
    assert dict(standing(place, assessment)) == given
    assert len(standing(place, assessment)) == len(given)
    assert place.count(f"SELECT count(*) FROM photos WHERE assessment_id = '{assessment}'") == [(1,)]  # noqa: S608
    context.close()


def test_somebody_else_on_the_same_tablet_sees_and_sends_nothing_of_it(browser, portal):
    place, server = portal
    assessment = place.assessments[1]
    # On a desk the button to sign out stands in view.
    context = tablet(browser, server, DESK)
    page = context.new_page()
    sign_in_and_take_along(page, place.emails[0], assessment)
    page.goto("/")
    context.route("**/judgements", lambda route: route.abort())
    page = open_tablet(context, assessment)
    given = judge_theme(page, THEMES[0])
    page.click(".theme-strip a[href='#rooms']")
    page.fill("#room-name", "Half ingevuld")
    # The pause after typing in which a draft is kept.
    page.wait_for_timeout(500)
    page.goto(f"/assessments/{assessment}")
    page.click("[data-sign-out] button")
    expect(page.locator("#leaving [data-number]")).to_have_text(str(len(given)))
    page.click("[data-leave]")
    page.wait_for_url("**/sign-in")
    context.unroute_all()

    page.fill("[name=email]", place.emails[1])
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.goto("/tablet")
    page.wait_for_selector("#mine[data-ready]")
    assert page.locator("[data-visits] li").count() == 0
    page = open_tablet(context, assessment)
    assert page.locator("[data-theme-view] input[name^='level:']:checked").count() == 0
    expect(page.locator("#room-name")).to_have_value("")
    wait_for_receipt(page)
    assert standing(place, assessment) == []

    page.goto(f"/assessments/{assessment}")
    page.click("[data-sign-out] button")
    page.wait_for_url("**/sign-in")
    page.fill("[name=email]", place.emails[0])
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/")
    page = open_tablet(context, assessment)
    expect(page.locator("#room-name")).to_have_value("Half ingevuld")
    wait_for_receipt(page)
    assert dict(standing(place, assessment)) == given
    context.close()


def test_two_who_did_not_know_of_each_other_are_both_kept_until_a_person_chooses(browser, portal):
    place, server = portal
    assessment = place.assessments[2]
    pages = [offline_tablet(browser, server, email, assessment) for email in place.emails[:2]]
    for page, level in zip(pages, ("met", "not-met"), strict=True):
        name = judge_one(page, level)
        page.context.set_offline(offline=False)
        page.click("[data-receipt]")
        page.wait_for_selector("[data-receipt-all]:not([hidden])")
        page.click("#receipt form button")
    card = pages[1].locator(f"[data-indicator='{name}']")
    expect(card.locator(".conflict li")).to_have_count(2)
    expect(card.locator(".conflict")).to_contain_text("Inspecteur 0")
    expect(card).to_have_attribute("data-level", "")

    card.locator(".conflict li", has_text=re.compile("Inspecteur 0")).locator("[data-choose]").click()

    expect(card.locator(".conflict")).to_have_count(0)
    expect(card).to_have_attribute("data-level", "met")
    wait_for_receipt(pages[1])
    assert standing(place, assessment) == [(name, "met")]
    for page in pages:
        page.context.close()


def test_whose_sign_in_has_expired_loses_nothing_and_is_asked_once(browser, portal):
    place, server = portal
    assessment = place.assessments[3]
    context = tablet(browser, server)
    sign_in_and_take_along(context.new_page(), place.emails[0], assessment)
    page = open_tablet(context, assessment)
    # Ended by the server: what is under way cannot bring the sign-in back.
    place.sign_everybody_out()

    given = judge_theme(page, THEMES[1])

    expect(page.locator("[data-saved-state]")).to_contain_text(f"blijft op deze tablet: {len(given)}")
    page.click("[data-sign-in]")
    page.fill("[name=email]", place.emails[0])
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_selector(READY)
    wait_for_receipt(page)
    assert dict(standing(place, assessment)) == given
    context.close()


def test_rooms_their_photo_and_what_they_measure_are_kept_without_network_and_arrive(browser, portal):
    place, server = portal
    assessment = place.assessments[4]
    page = offline_tablet(browser, server, place.emails[0], assessment)
    context = page.context
    page.click(".theme-strip a[href='#rooms']")
    for name, value in (("name", "Kamer 1"), ("length", "vier"), ("width", "3,1"), ("occupants", "4")):
        page.fill(f"#room-{name}", value)
    page.click("[name=then]")
    expect(page.locator("[data-error=length]")).to_have_text(
        "vier is geen getal. Schrijf het als 3,4 of 3.4."
    )
    page.fill("#room-length", "4,2")
    expect(page.locator("[data-now]")).to_have_text("3,26 m² per persoon · 2,98 m² te weinig")
    page.click("[name=then]")
    expect(page.locator("#room-name")).to_have_value("Kamer 2")
    page.fill("#room-occupants", "3")
    page.click("#room-form button >> nth=0")
    expect(page.locator("[data-sentence]")).to_have_text(
        "1 van de 2 slaapkamers is te klein: 2,98 m² te weinig."
    )
    # What is being filled in comes back after a room that was looked at first.
    page.fill("#room-name", "Kamer 3")
    page.click("[data-do=change] >> nth=0")
    expect(page.locator("#room-name")).to_have_value("Kamer 1")
    page.click("[data-cancel]")
    expect(page.locator("#room-name")).to_have_value("Kamer 3")
    page.fill("#room-name", "")
    page.locator("[data-room-photo]").first.set_input_files(
        {"name": "kamer.jpg", "mimeType": "image/jpeg", "buffer": draw_photo("bedroom", 1)}
    )
    page.click("#photo-editor [data-answer=keep]")
    expect(page.locator("#tablet-form")).to_have_attribute("data-waiting", "3")

    page.reload()
    expect(page.locator("[data-rooms] > li")).to_have_count(2)
    expect(page.locator("[data-rooms] img")).to_have_count(1)
    expect(page.locator(f"[data-measure='{AREA}'] [data-take-over]")).to_be_visible()
    card = page.locator(f"[data-indicator='{AREA}']")
    for asked in (["another.norm"], None):
        page.evaluate(ASK_FOR_CHANGES, asked)
        page.click(".theme-strip a[href='#rooms']")
        page.reload()
        expect(page.locator(f"[data-measure='{AREA}'] [data-take-over]")).to_be_visible(visible=not asked)
        page.click(f"[data-measure='{AREA}'] a")
        expect(card.locator("[data-use-walk]")).to_be_enabled(enabled=not asked)
    expect(card.locator(f"[name='value:{AREA}']")).to_have_value("3,25")
    expect(card.locator(".proposal")).to_have_text("3,25 gemeten: voorstel voldoet niet")
    choose(card.locator("[value=not-met]"))
    expect(card).to_have_attribute("data-level", "not-met")
    context.set_offline(offline=False)
    wait_for_receipt(page)

    assert standing(place, assessment) == [(AREA, "not-met")]
    page.goto(f"/assessments/{assessment}/rooms")
    expect(page.locator("table.rooms tbody tr")).to_have_count(2)
    expect(page.locator(".room-photos img")).to_have_count(1)
    expect(page.locator("#room-sentence")).to_contain_text("2,98 m² te weinig")
    context.close()


def test_a_large_theme_comes_in_part_by_part_and_a_norm_at_its_end_at_once(browser, portal):
    place, server = portal
    page = offline_tablet(browser, server, place.emails[0], place.assessments[5])
    expect(page.locator("[data-later]")).to_have_count(0)
    # What is out of view is not drawn, and takes the room that it takes when it is.
    page.wait_for_selector("[data-settled]")
    settled, shown = page.evaluate(HEIGHTS)
    assert settled == shown
    # Also when it was behind the room walk as it came in.
    address = page.url.split("#")[0]
    page.goto(f"{address}#rooms")
    page.reload()
    expect(page.locator("[data-later]")).to_have_count(0)
    page.click(f".theme-strip a[href$='#theme-{THEMES[0]}']")
    expect(page.locator("[data-theme-view] h2").first).to_be_focused()
    page.wait_for_selector("[data-settled]")
    settled, shown = page.evaluate(HEIGHTS)
    assert settled == shown
    last = page.locator("[data-theme-view] [data-indicator]").last
    expect(last).to_be_visible()

    page.goto(f"{address}#indicator-{last.get_attribute('data-indicator')}")
    page.reload()

    expect(last.locator("[name^='level:']").first).to_be_focused()
    expect(last).to_be_in_viewport()
    page.context.close()
