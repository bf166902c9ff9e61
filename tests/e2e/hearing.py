"""Hear and reply as people do it: the reviewer sends out, a party without an account answers, the reviewer
decides.
"""

import email
import re
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.chaos.drops import choose

LONGEST_WAIT_FOR_MAIL = 30
PDF = b"%PDF-1.4\n% een meting\n"


def mails_to(folder: Path, address: str) -> list[str]:
    """The words of every mail to this address, oldest first."""
    found = []
    for file in sorted(folder.glob("*.eml")):
        message = email.message_from_bytes(file.read_bytes())
        if message["To"] == address:
            found.append(message.get_payload(decode=True).decode())
    return found


def wait_for_mail(folder: Path, address: str, pattern: str) -> str:
    """What the pattern finds in the newest mail to this address that has it."""
    deadline = time.monotonic() + LONGEST_WAIT_FOR_MAIL
    while time.monotonic() < deadline:
        for words in reversed(mails_to(folder, address)):
            if found := re.search(pattern, words, re.MULTILINE):
                return found.group(1)
        time.sleep(0.2)
    raise AssertionError(f"no mail to {address} with {pattern}")


def send_out(page: Page, address: str) -> None:
    """The reviewer sends the concept to the municipality."""
    page.get_by_role("link", name="Voorleggen voor zienswijze").click()
    page.fill("[name=municipality]", address)
    if page.locator("[name=operator]").count():
        page.fill("[name=operator]", "")
    page.click("main form button[type=submit]")
    expect(page.locator("h1")).to_contain_text("Hoor en wederhoor")


def open_concept(window: BrowserContext, folder: Path, address: str) -> Page:
    """A party opens its link and gives the code that comes to the same address."""
    page = window.new_page()
    page.goto(wait_for_mail(folder, address, r"https?://[^/]+(/reply/\S+)"))
    page.click("main form button[type=submit]")
    page.fill("#code", wait_for_mail(folder, address, r"^(\d{8})\s*$"))
    page.click("main form button[type=submit]")
    expect(page.locator("h1")).to_contain_text("Zienswijze op het concept")
    return page


def contest(page: Page, indicator: str, words: str) -> None:
    """The party says that a finding is not right, adds a file, agrees with the rest and hands in."""
    for box in page.locator("input[type=radio][value=agree]").all():
        choose(box)
    choose(page.locator(f"[name='stance:{indicator}'][value=factual-error]"))
    page.fill(f"[name='words:{indicator}']", words)
    page.locator(f"[name='words:{indicator}']").blur()
    card = page.locator("[data-finding]", has=page.locator(f"[name='words:{indicator}']"))
    expect(card.locator("[data-saved-state]")).to_have_text("Bewaard")
    page.reload()
    expect(page.locator(f"[name='words:{indicator}']")).to_have_value(words)
    page.set_input_files(
        f"[name='files:{indicator}']", {"name": "foto-slot.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.fill("[name=name]", "G. Voorbeeld, adviseur opvang")
    page.click("button[name=hand_in]")
    expect(page.locator("main")).to_contain_text("Uw zienswijze is ingediend")
    expect(page.locator("main")).to_contain_text("foto-slot.pdf")


def change_the_finding(page: Page, indicator: str, reason: str, remark: str) -> None:
    """The reviewer reads the answer with its file, changes the judgement, and closes the hearing."""
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name="foto-slot.pdf").click()
    assert download.value.path().read_bytes() == PDF
    card = page.locator(f"[id='finding-{indicator}']")
    choose(card.get_by_label("De bevinding wijzigt"))
    card.locator("[name=reason]").fill(reason)
    card.locator("[name=level]").select_option("met")
    card.locator("[name=remark]").fill(remark)
    card.get_by_role("button", name="Beslissing bewaren").click()
    expect(page.locator(f"[id='finding-{indicator}']")).to_contain_text(reason)
    page.fill("#close-reason", "De gemeente reageerde; één bevinding is gewijzigd.")
    page.locator("form[action$='/steps/decide-reply'] button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("Een andere beoordelaar stelt deze toetsing vast")
