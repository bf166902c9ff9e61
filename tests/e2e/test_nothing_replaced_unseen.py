"""What somebody does on a tablet while it is written, while others judge, or unknown to another page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from app.demo.photos import draw_photo
from tests.chaos.drops import READY, choose, sign_in_and_take_along, tap
from tests.chaos.field import Field, Server
from tests.e2e.on_tablet import (
    THEMES,
    judge_one,
    norm,
    offline_tablet,
    open_tablet,
    portal_with,
    standing,
    tablet,
    wait_for_receipt,
)

# Whether the page that is kept on the tablet is in this language.
SPEAKS = """async ([language, address]) => {
  const page = await caches.match(address);
  return Boolean(page) && (await page.text()).includes(`lang="${language}"`);
}"""
# A whole answer as a draft: the tablet died before it was kept as a judgement.
LEAVE_WHOLE_DRAFT = """async ([assessment, indicator]) => {
  const load = (name) => import(document.querySelector(`link[href*='/store/${name}.js']`).href);
  const [{ holder }, { putRecord }] = await Promise.all([load("holder"), load("records")]);
  const draft = { level: ["met"], remark: "Schoon", seen: [] };
  const record = { id: `draft ${assessment} ${indicator}`, kind: "draft", subject: indicator, draft };
  await putRecord({ person: await holder(), assessment }, record);
}"""


@pytest.fixture(scope="module")
def portal(database_of_this_file, tmp_path_factory) -> Iterator[tuple[Field, Server]]:
    """A portal with one assessment for each test of this file."""
    with portal_with(database_of_this_file, tmp_path_factory.mktemp("portal"), assessments=5) as both:
        yield both


def test_an_answer_that_changes_while_it_is_written_is_not_followed_by_what_it_was(browser, portal):
    place, server = portal
    page = offline_tablet(browser, server, place.emails[0], place.assessments[0])
    name = norm(page)
    card = page.locator(f"[data-indicator='{name}']")

    # Both before the first is on the disk.
    card.evaluate(
        """card => {
          card.querySelector("[value=met]").click();
          card.querySelector("[value=could-not-be-assessed]").click();
        }"""
    )
    choose(card.locator("[name^='reason_code:']").nth(1))
    expect(card).to_have_attribute("data-level", "could-not-be-assessed")
    page.reload()
    expect(card.locator("[name^='reason_code:']").nth(1)).to_be_checked()

    # Taken back to what it was, and taken back at all.
    tap(page, name, "not-applicable")
    tap(page, name, "could-not-be-assessed")
    for theme in (THEMES[1], THEMES[0]):
        page.click(f".theme-strip a[href$='#theme-{theme}']")
    expect(card.locator("[value=could-not-be-assessed]")).to_be_checked()
    card.locator("[data-take-back]").dispatch_event("click")
    expect(card).to_have_attribute("data-level", "")
    page.context.set_offline(offline=False)
    wait_for_receipt(page)
    expect(page.locator("[data-refused-part]")).to_be_hidden()
    page.context.close()


def test_what_a_person_had_not_seen_is_never_replaced_by_what_they_were_doing(browser, portal):
    place, server = portal
    assessment = place.assessments[1]
    pages = []
    for email in place.emails[:2]:
        context = tablet(browser, server)
        sign_in_and_take_along(context.new_page(), email, assessment)
        pages.append(open_tablet(context, assessment))
    mine, theirs = pages

    def hear() -> None:
        with mine.expect_response("**/contact"):
            mine.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    theirs.click(".theme-strip a[href='#rooms']")
    theirs.fill("#room-name", "Kamer 1")
    theirs.click("#room-form button >> nth=0")
    wait_for_receipt(theirs)
    hear()
    name = norm(mine)
    card = mine.locator(f"[data-indicator='{name}']")
    tap(mine, name, "could-not-be-assessed")
    mine.click(".theme-strip a[href='#rooms']")
    mine.click("[data-do=change]")
    mine.fill("#room-beds", "2")
    theirs.click("#receipt form button")
    theirs.click("[data-do=change]")
    theirs.fill("#room-beds", "3")
    theirs.click("#room-form button >> nth=0")
    theirs.click(f".theme-strip a[href$='#theme-{THEMES[0]}']")
    judge_one(theirs, "met")
    wait_for_receipt(theirs)
    hear()
    expect(mine.locator("[data-rooms]")).to_contain_text("3 personen")

    mine.click("#room-form button >> nth=0")
    expect(mine.locator("[data-rooms] [data-choose]")).to_have_count(2)
    mine.click(f".theme-strip a[href$='#theme-{THEMES[0]}']")
    # The answer was half given before the other one was heard of, also after the page was opened anew.
    mine.reload()
    mine.route("**/contact", lambda route: route.abort())
    choose(card.locator("[name^='reason_code:']").nth(1))

    expect(card.locator(".conflict li")).to_have_count(2)
    # Nor is what is said next, in the same breath.
    with mine.expect_response("**/judgements"):
        card.locator("[name^='verified:']").first.dispatch_event("click")
    expect(card.locator(".conflict li")).to_have_count(2)
    mine.unroute_all()
    card.locator(".conflict [data-choose]").last.click()
    expect(card.locator(".conflict")).to_have_count(0)
    for page in pages:
        page.context.close()


def test_what_was_saved_as_a_zip_and_then_changed_is_handed_in_and_sent_without_a_conflict(browser, portal):
    place, server = portal
    assessment = place.assessments[2]
    page = offline_tablet(browser, server, place.emails[0], assessment)
    context = page.context
    # A page that shows what is on the tablet, and does not hear of what is made after it.
    overview = context.new_page()
    overview.goto("/tablet")
    overview.wait_for_selector("#mine[data-ready]")
    name = judge_one(page, "met")
    page.click("[data-receipt]")
    with page.expect_download() as saved:
        page.click("#receipt [data-save-zip]")
    page.click("#receipt form button")
    judge_one(page, "not-met")
    overview.click("[data-drop]")
    expect(overview.locator("[data-count=kept]")).to_have_text("2")

    page.route("**/judgements", lambda route: route.abort())
    context.set_offline(offline=False)
    desk = context.new_page()
    desk.goto(f"/assessments/{assessment}/hand-in")
    desk.set_input_files("[name=zip]", saved.value.path())
    desk.click("main form button[type=submit]")
    expect(desk.locator("main")).to_contain_text("Ontvangen")
    page.unroute_all()
    wait_for_receipt(page)
    assert standing(place, assessment) == [(name, "not-met")]

    # Taken off while the page is open in another tab: it can be taken along anew.
    overview.reload()
    overview.click("[data-drop]")
    expect(overview.locator("[data-visits] li")).to_have_count(0)
    with page.expect_response("**/contact"):
        page.click("#receipt [data-send-now]")
        page.click("#receipt form button")
        judge_one(page, "met")
    page.reload()
    expect(page.locator(READY)).to_be_visible()
    context.close()


def test_two_tabs_without_network_follow_each_other_and_lose_nothing_that_is_being_done(browser, portal):
    place, server = portal
    assessment = place.assessments[3]
    page = offline_tablet(browser, server, place.emails[0], assessment)
    context = page.context
    other = open_tablet(context, assessment)
    name = judge_one(page, "met")
    page.click(".theme-strip a[href='#rooms']")
    page.fill("#room-name", "Kamer 1")
    page.click("#room-form button >> nth=0")
    with page.expect_file_chooser() as chosen:
        page.click("[data-room-photo]")

    expect(other.locator(f"[name='level:{name}'][value=met]")).to_be_checked()
    assert judge_one(other, "not-met") == name
    expect(page.locator(f"[name='level:{name}'][value=not-met]")).to_be_checked()

    # A browser lets a tab that nobody looks at do little more than one thing a second.
    page.bring_to_front()
    # What the camera gives back after the rooms were shown anew is not lost.
    photo = {"name": "kamer.jpg", "mimeType": "image/jpeg", "buffer": draw_photo("bedroom", 1)}
    chosen.value.set_files(photo)
    page.click("#photo-editor [data-answer=keep]")
    expect(page.locator("[data-rooms] img")).to_have_count(1)

    def refuse(route: Route) -> None:
        sent = route.request.post_data_json["judgements"]
        answers = [{"id": one["id"], "status": "refused", "words": ["Nee."]} for one in sent]
        route.fulfill(json={"receipts": answers})

    context.route("**/judgements", refuse)
    context.set_offline(offline=False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    for tab in (page, other):
        expect(tab.locator(f"[data-indicator='{name}']")).to_have_attribute("data-level", "")
    context.close()


def test_what_is_half_filled_in_stays_with_its_visit(browser, portal):
    place, server = portal
    context = tablet(browser, server)
    sign_in_and_take_along(context.new_page(), place.emails[0], place.assessments[3])
    for assessment in place.assessments[3:5]:
        page = open_tablet(context, assessment)
        name = norm(page)
        tap(page, name, "could-not-be-assessed")
        page.click(".theme-strip a[href='#rooms']")
        page.fill("#room-name", f"Kamer van {assessment}")
        # The pause after typing in which a draft is kept.
        page.wait_for_timeout(500)
        page.close()

    for assessment in place.assessments[3:5]:
        page = open_tablet(context, assessment)
        expect(page.locator(f"[name='level:{name}'][value=could-not-be-assessed]")).to_be_checked()
        expect(page.locator("#room-name")).to_have_value(f"Kamer van {assessment}")

    # Also what was put aside for another room.
    page.click(".theme-strip a[href='#rooms']")
    page.click("#room-form button >> nth=0")
    expect(page.locator("#room-name")).to_have_value("")
    page.fill("#room-name", "Zaal")
    page.click("[data-do=change]")
    page.fill("#room-beds", "5")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator("#room-beds")).to_have_value("5")
    page.click("[data-cancel]")
    expect(page.locator("#room-name")).to_have_value("Zaal")

    whole = norm(page, 1)
    page.evaluate(LEAVE_WHOLE_DRAFT, [str(assessment), whole])
    page.goto(f"{page.url.split('#')[0]}#theme-{THEMES[1]}")
    page.reload()
    wait_for_receipt(page)
    assert standing(place, assessment) == [(whole, "met")]

    # Another language on the portal is another language without a network.
    page.goto("/language/en?next=/locations/")
    page.wait_for_function(SPEAKS, arg=["en", f"/assessments/{place.assessments[3]}/tablet"])
    context.close()
