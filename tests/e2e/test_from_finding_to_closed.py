"""From a finding to a closed measure, as people do it: report, prove, look again, adopt."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, TABLET
from tests.e2e.hearing import send_out
from tests.e2e.test_the_main_job import judge_theme_as_met, open_theme, themes, wait_for_tablet

PDF = {"name": "meting.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 de meting"}
NO_REPLY = "De gemeente liet weten geen zienswijze te geven."


def open_measure(page: Page) -> str:
    """The measure at De Linde that is late."""
    page.goto("/improvement/?words=De+Linde&due=late")
    page.locator("tbody th a").first.click()
    return page.url


def take_step(page: Page, assessment: str, step: str) -> None:
    page.goto(assessment.replace("/assessments/", "/review/"))
    with page.expect_navigation():
        page.click(f"form[action$='/steps/{step}'] button[type=submit]")


def close_without_reply(page: Page) -> None:
    """The municipality lets us know that it will not reply; the reviewer writes that down and goes on."""
    declined = page.locator("form[action$='/municipality/declined']")
    page.locator("details", has=declined).locator("summary").click()
    declined.locator("textarea").fill(NO_REPLY)
    declined.locator("button[type=submit]").click()
    expect(page.locator("main")).to_contain_text(NO_REPLY)
    page.fill("#close-reason", NO_REPLY)
    page.click("form[action$='/steps/decide-reply'] button[type=submit]")


def test_a_finding_is_improved_seen_again_and_its_measure_closed(sign_in):
    municipality = sign_in("gemeente", PHONE)
    measure = open_measure(municipality)
    municipality.get_by_label("Klaar", exact=True).check()
    municipality.fill("[name=words]", "De kamers zijn opnieuw nagemeten.")
    municipality.set_input_files("[name=files]", PDF)
    municipality.click("form[action$='/reports'] button[type=submit]")
    expect(municipality.locator("main")).to_contain_text("meting.pdf")

    reviewer = sign_in("beoordelaar", DESK)
    reviewer.goto(measure)
    reviewer.fill("#close-reason", "Op welke dag is gemeten?")
    reviewer.click("button[formaction$='/return']")
    expect(reviewer.locator("main")).to_contain_text("Teruggegeven")

    inspector = sign_in("inspecteur2", TABLET)
    inspector.goto("/locations/?words=De+Linde")
    inspector.locator("tbody th a").first.click()
    inspector.click("a[href$='/re-inspection']")
    expect(inspector.locator("main")).to_contain_text("Hier wordt naar gekeken")
    inspector.get_by_label("Nee, het is onaangekondigd").check()
    inspector.click("main form button[type=submit]")
    assessment = inspector.url
    inspector.click("form[action$='/steps/begin-judging'] button")
    wait_for_tablet(inspector)
    judged = 0
    for theme in themes(inspector):
        open_theme(inspector, theme)
        judged += judge_theme_as_met(inspector)
    assert 0 < judged < 40, "a re-inspection looks at what is open, and at nothing else"
    inspector.goto(assessment)
    inspector.click("form[action$='/steps/submit'] button")
    expect(inspector.locator("main")).to_contain_text("Ingediend")

    take_step(reviewer, assessment, "begin-review")
    send_out(reviewer, "opvang@gemeente.example.org")
    close_without_reply(reviewer)
    take_step(reviewer, assessment, "adopt")
    municipality.goto(measure)

    expect(municipality.locator("main")).to_contain_text("Afgerond")
    expect(municipality.locator("main")).to_contain_text("Bij een later bezoek in orde bevonden.")
    municipality.click("aside a[href*='/improvement/assessments/']")
    expect(municipality.locator("main")).to_contain_text("In orde bevonden bij het bezoek van")
