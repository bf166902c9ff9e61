"""The main job from end to end, as people do it: open, judge, submit, review, print, and assess oneself."""

import datetime as dt
import io
import os
import re
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from app.demo.photos import draw_photo
from tests.chaos.drops import choose, tap
from tests.e2e.conftest import DESK, TABLET
from tests.e2e.hearing import change_the_finding, contest, open_concept, send_out

TODAY = dt.datetime.now(ZoneInfo("Europe/Amsterdam")).date()
SAVED = "[data-saved-state]"
# An address of this run alone: its mail is not mistaken for that of an earlier one.
MUNICIPALITY = f"zienswijze{os.getpid()}@voorbeeld.example.org"
REPLIED = "De sloten zijn op de dag van het bezoek vervangen; zie de bijlage."
SHORTCOMING = "rooms.privacy.lockable-door"
WHICH_DOORS = "Van welke kamers werkt het slot niet?"
DECIDED = "De bijlage toont dat de sloten werken."


def fill_location(page: Page, name: str) -> None:
    page.goto("/locations/new")
    page.fill("[name=name]", name)
    page.select_option("[name=municipality]", "GM0344")
    page.select_option("[name=kind]", "regular-centre")
    page.check("[name=groups][value=families]")
    page.check("[name=groups][value=children]")
    page.fill("[name=residents_all]", "120")
    page.fill("[name=opened_on]", "2024-01-15")
    page.click("main form button[type=submit]")
    expect(page.locator("h1")).to_have_text(name)


def add_places(page: Page) -> None:
    page.click("a[href$='/places/new']")
    page.fill("[name=places]", "120")
    page.select_option("[name=kind]", "regular")
    page.select_option("[name=state]", "open")
    page.fill("[name=starts_on]", "2024-01-15")
    page.fill("[name=ends_on]", "2033-12-31")
    page.click("main form button[type=submit]")
    expect(page.locator("main")).to_contain_text("120")


def plan(page: Page, kind: str, profile: str, who: str) -> None:
    page.click("a[href*='/assessments/new/']")
    if page.locator(f"[name=kind][type=radio][value={kind}]").count():
        page.check(f"[name=kind][value={kind}]")
    page.select_option("[name=profile]", profile)
    page.fill("[name=planned_on]", TODAY.isoformat())
    page.get_by_label(who).check()
    page.click("main form button[type=submit]")


def open_indicators(page: Page) -> list[str]:
    names = page.eval_on_selector_all(
        "input[name^='level:']", "inputs => [...new Set(inputs.map(input => input.name.slice(6)))]"
    )
    return [name for name in names if not page.locator(f"[name='level:{name}']:checked").count()]


def wait_until_saved(page: Page) -> None:
    expect(page.locator(".judge-state")).not_to_have_attribute("data-waiting", re.compile(".*"))
    expect(page.locator(SAVED)).to_contain_text(re.compile("^\\s*Alles is (bewaard|ontvangen)"))


def judge_theme_as_met(page: Page) -> int:
    """Judge every open indicator on this page as met, with a measured value where one is asked."""
    judged = 0
    for indicator in open_indicators(page):
        tap(page, indicator, "met")
        judged += 1
    wait_until_saved(page)
    return judged


def themes(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        ".theme-strip a[href*='#theme-']",
        "links => [...new Set(links.map(link => link.getAttribute('href')))]",
    )


def open_theme(page: Page, address: str) -> None:
    """As a tap on the strip of themes does."""
    page.locator(f".theme-strip a[href='{address}']").click()
    expect(page.locator(f".theme-strip a[href='{address}']")).to_have_attribute("aria-current", "page")


def wait_for_tablet(page: Page) -> None:
    """The page that stays on the tablet is ready to be tapped."""
    page.wait_for_url("**/tablet**")
    page.wait_for_selector("#tablet-form[data-ready]")


def judge_all_but(page: Page, shortcoming: str) -> int:
    """Judge every norm as met, but this one: not met, with risk, remark and photo. How many were met."""
    judged = 0
    for theme in themes(page):
        open_theme(page, theme)
        if page.locator(f"[name='level:{shortcoming}']").count():
            tap(page, shortcoming, "not-met")
            choose(page.locator(f"[name='risk:{shortcoming}'][value=medium]"))
            page.locator(f"[name='remark:{shortcoming}']").evaluate(
                "area => area.closest('details')?.setAttribute('open', '')"
            )
            page.fill(f"[name='remark:{shortcoming}']", "Het slot van drie deuren werkt niet.")
            page.locator(f"[name='remark:{shortcoming}']").blur()
            wait_until_saved(page)
            page.set_input_files(
                f"[name='photo:{shortcoming}']",
                {"name": "kamer.jpg", "mimeType": "image/jpeg", "buffer": draw_photo("bedroom", 1)},
            )
            page.click("#photo-editor [data-answer=keep]")
            expect(page.locator(f"[data-indicator='{shortcoming}'] .photo-row img")).to_have_count(1)
        judged += judge_theme_as_met(page)
    return judged


def request_change(reviewer: Page, indicator: str, reason: str) -> None:
    """The reviewer asks for a change in one judgement."""
    reviewer.locator(f"[id='ask-{indicator}']").check()
    step = reviewer.locator("details", has=reviewer.locator("#reason-request-changes"))
    step.locator("summary").click()
    step.locator("textarea").fill(reason)
    step.locator("button[type=submit]").click()
    expect(reviewer.locator("main")).to_contain_text("Wijzigingen gevraagd")


def change_what_is_asked(page: Page, assessment: str, indicator: str) -> None:
    """The inspector finds on the tablet which judgement is named, changes that one and hands in again."""
    page.goto(f"{assessment}/tablet")
    wait_for_tablet(page)
    page.locator("[data-asked-part] li a").first.click()
    card = page.locator(f"[data-indicator='{indicator}']")
    expect(card.locator("[data-asked]")).to_be_visible()
    assert page.locator(".answers input:enabled").count() == 5
    card.locator("textarea[name^='remark:']").fill("Het slot van de kamers 3, 4 en 9 werkt niet.")
    card.locator("textarea[name^='remark:']").blur()
    wait_until_saved(page)
    page.goto(assessment)
    page.click("form[action$='/steps/submit'] button")
    expect(page.locator("main")).to_contain_text("Ingediend")


def test_a_location_is_opened_judged_heard_adopted_and_its_report_printed(sign_in, open_window, mail_folder):
    page = sign_in("inspecteur", TABLET)
    fill_location(page, "De Proef (verzonnen)")
    add_places(page)
    plan(page, "inspection", "short", "Iris Voorbeeld")
    page.click("form[action$='/steps/begin-judging'] button")
    wait_for_tablet(page)

    judged = judge_all_but(page, SHORTCOMING)
    assert judged > 40

    page.reload()
    wait_for_tablet(page)
    for theme in themes(page):
        open_theme(page, theme)
        assert open_indicators(page) == []
    assessment = re.sub(r"/tablet.*", "", page.url)
    page.goto(assessment)
    page.click("form[action$='/steps/submit'] button")
    expect(page.locator("main")).to_contain_text("Ingediend")

    review = assessment.replace("/assessments/", "/review/")
    reviewer = sign_in("beoordelaar", DESK)
    reviewer.goto(review)
    reviewer.click("form[action$='/steps/begin-review'] button")
    request_change(reviewer, SHORTCOMING, WHICH_DOORS)
    change_what_is_asked(page, assessment, SHORTCOMING)
    reviewer.goto(review)
    reviewer.click("form[action$='/steps/begin-review'] button")
    send_out(reviewer, MUNICIPALITY)
    contest(open_concept(open_window(TABLET), mail_folder, MUNICIPALITY), SHORTCOMING, REPLIED)
    change_the_finding(reviewer, SHORTCOMING, DECIDED, "Alle deuren zijn op slot te doen.")
    assert reviewer.locator("form[action$='/steps/adopt']").count() == 0

    second = sign_in("beoordelaar2", DESK)
    second.goto(review)
    for step in ("adopt", "publish"):
        second.click(f"form[action$='/steps/{step}'] button")
    municipality = sign_in("gemeente", DESK)
    municipality.goto("/messages/")
    expect(municipality.locator("main")).to_contain_text("is gepubliceerd")
    municipality.goto(assessment)
    expect(municipality.locator("main")).to_contain_text("Gepubliceerd")

    text = re.sub(r"\s+", " ", print_report(sign_in("lezer", DESK), assessment))
    assert "De Proef (verzonnen)" in text
    assert "De deur van de slaapkamer kan op slot. Voldoet Alle deuren zijn op slot te doen." in text
    assert "de bevinding is aangepast" in text
    assert REPLIED in text
    assert DECIDED in text


def print_report(page: Page, assessment: str) -> str:
    """Ask for the report in Dutch, wait for it as a person would, and read the PDF."""
    page.goto(assessment)
    page.click("a[href*='/reports']")
    page.click("button[name=language][value=nl]")
    link = page.locator("main a[href$='/file']").first
    link.wait_for(timeout=90_000)
    with page.expect_download() as download:
        link.click()
    content = download.value.path().read_bytes()
    reader = PdfReader(io.BytesIO(content))
    return "\n".join(part.extract_text() for part in reader.pages)


def test_a_municipality_assesses_its_own_location_and_sees_nothing_of_another(sign_in):
    page = sign_in("gemeente", TABLET)
    page.goto("/locations/")
    names = page.locator("tbody th a").all_inner_texts()
    assert {"De Linde (verzonnen)", "Havenkwartier (verzonnen)"} <= set(names)
    assert "De Beuk (verzonnen)" not in names

    page.click("tbody th a:has-text('Havenkwartier')")
    plan(page, "self-assessment", "short", "Gea Voorbeeld")
    page.click("form[action$='/steps/begin-judging'] button")
    wait_for_tablet(page)
    for theme in themes(page):
        open_theme(page, theme)
        judge_theme_as_met(page)
    own = re.sub(r"/tablet.*", "", page.url)
    page.goto(own)
    page.click("form[action$='/steps/submit'] button")
    expect(page.locator("main")).to_contain_text("Ingediend")

    other = sign_in("gemeente-zeist", TABLET)
    assert other.goto(own).status == 404
    assert other.goto(own + "/judge").status == 404


def test_without_javascript_a_theme_is_judged_with_one_form(sign_in):
    page = sign_in("inspecteur", TABLET, java_script_enabled=False)
    page.goto("/assessments/?state=judging")
    page.click("tbody th a:has-text('De Meidoorn')")
    page.locator("a[href$='/judge']").first.click()
    box = page.locator("input[name^='level:'][value=met]").first
    name = box.get_attribute("name")
    choose(box)
    page.locator("[data-without-script]").click()
    expect(page.locator(f"[name='{name}'][value=met]")).to_be_checked()


def test_the_judging_page_is_driven_by_keyboard_alone(sign_in):
    page = sign_in("inspecteur", TABLET)
    page.goto("/assessments/?state=judging")
    page.click("tbody th a:has-text('De Meidoorn')")
    page.locator("a[href$='/judge']").first.click()
    wait_for_tablet(page)
    page.keyboard.press("j")
    page.keyboard.press("1")
    wait_until_saved(page)
    assert page.evaluate("document.activeElement.closest('[data-indicator]') !== null")
