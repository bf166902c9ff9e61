"""The parts of the page that stays on a tablet: the room walk, what was found earlier, and the editor of
photos, looked at with axe and used with a keyboard.
"""

import pytest
from playwright.sync_api import Page, expect

from app.demo.photos import draw_photo
from tests.e2e.conftest import PHONE, TABLET, axe_violations

READY = "#tablet-form[data-ready='']"


@pytest.fixture
def open_tablet(sign_in):
    def open_page(location: str, size: dict[str, int] = TABLET) -> Page:
        page = sign_in("inspecteur", size, bypass_csp=True)
        page.goto("/assessments/?state=judging")
        page.click(f"tbody th a:has-text('{location}')")
        page.goto(page.url + "/tablet")
        page.locator(READY).wait_for(state="attached")
        return page

    return open_page


def test_what_earlier_visits_found_stands_beside_the_norm_and_counts_in_nothing(open_tablet):
    page = open_tablet("De Zwaluw")
    page.click(".theme-strip a[href='#earlier']")
    expect(page.locator("#earlier")).to_contain_text("overgenomen uit T-2026-")
    assert axe_violations(page) == []

    page.locator("#earlier a").first.click()

    card = page.locator(".indicator:has(.earlier):has(:focus)")
    expect(card.locator(".earlier")).to_contain_text("telt nu niet mee")
    assert card.locator(".answers input:checked").count() == (1 if card.get_attribute("data-level") else 0)
    page.go_back()
    expect(page.locator("#earlier-title")).to_be_focused()
    # Both the theme that was in view behind it and another one come in at the top.
    for theme in (page.locator(".theme-strip a[href*='#theme-']").nth(place) for place in (0, 1)):
        page.click(".theme-strip a[href='#rooms']")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        theme.click()
        expect(page.locator("[data-theme-view] h2").first).to_be_focused()
        assert page.evaluate("window.scrollY") == 0


def test_the_room_walk_and_the_editor_of_photos_hold_up_on_a_phone_with_axe_and_a_keyboard(open_tablet):
    page = open_tablet("De Meidoorn", PHONE)
    # Other tests look at the same visit: nothing of this leaves the phone.
    page.context.set_offline(True)
    page.click(".theme-strip a[href='#rooms']")
    expect(page.locator("#room-walk-title")).to_be_focused()
    assert axe_violations(page) == []
    for key in ("Tab", "Z", "o", "l", "d", "e", "r", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("[data-told]")).to_have_text("Zolder staat op deze tablet.")
    expect(page.locator("#room-name")).to_be_focused()
    row = page.locator(".room-row", has_text="Zolder")

    photo = {"name": "zolder.jpg", "mimeType": "image/jpeg", "buffer": draw_photo("bedroom", 1)}
    row.locator("[data-room-photo]").set_input_files(photo)
    expect(page.locator("#photo-editor")).to_be_visible()
    assert axe_violations(page, "#photo-editor") == []
    page.keyboard.press("Escape")
    expect(page.locator("#photo-editor")).to_be_hidden()
    assert row.locator("img").count() == 0

    row.locator("[data-do=remove]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-undo-removal]")).to_be_focused()
    assert page.locator(".room-row", has_text="Zolder").count() == 0
