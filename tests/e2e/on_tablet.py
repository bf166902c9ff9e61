"""What a person with a tablet does and sees, for the tests of judging without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.demo.photos import draw_photo
from tests.chaos.drops import LEVELS, READY, sign_in_and_take_along, tap
from tests.chaos.field import Field, Server, lay_out
from tests.e2e.conftest import TABLET

THEMES = ("rooms", "sanitary")
NOT_MEASURED = (
    "cards => cards.filter(card => !card.querySelector('.measure')).map(card => card.dataset.indicator)"
)


@contextmanager
def portal_with(database_url: str, folder: Path, **wanted: int) -> Iterator[tuple[Field, Server]]:
    """A portal at work with people and assessments (`wanted`, as for `lay_out`), until the tests are done."""
    place = lay_out(database_url, **wanted)
    server = Server(database_url, folder, workers=1)
    server.start()
    try:
        yield place, server
    finally:
        server.kill()


def tablet(browser: Browser, server: Server, size: dict[str, int] = TABLET) -> BrowserContext:
    context = browser.new_context(base_url=server.url, viewport=size, locale="nl-NL")
    context.set_default_timeout(20_000)
    return context


def open_tablet(context: BrowserContext, assessment: object, theme: str = THEMES[0]) -> Page:
    page = context.new_page()
    page.goto(f"/assessments/{assessment}/tablet#theme-{theme}")
    page.wait_for_selector(READY)
    return page


def offline_tablet(browser: Browser, server: Server, email: str, assessment: object) -> Page:
    """A tablet with which this visit was taken along, out of reach of the network, and the visit in view."""
    context = tablet(browser, server)
    sign_in_and_take_along(context.new_page(), email, assessment)
    context.set_offline(offline=True)
    return open_tablet(context, assessment)


def judge_theme(page: Page, theme: str) -> dict[str, str]:
    """Answer every norm of the theme that asks no measured value; what the screen confirmed."""
    page.locator(f".theme-strip a[href$='#theme-{theme}']").click()
    given = {}
    for place, name in enumerate(
        page.eval_on_selector_all("[data-theme-view] [data-indicator]", NOT_MEASURED)
    ):
        given[name] = LEVELS[place % len(LEVELS)]
        tap(page, name, given[name])
        expect(page.locator(f"[data-indicator='{name}']")).to_have_attribute("data-level", given[name])
    return given


def norm(page: Page, place: int = 0) -> str:
    """The norm at this place in view, of those that ask no measured value."""
    return str(page.eval_on_selector_all("[data-theme-view] [data-indicator]", NOT_MEASURED)[place])


def judge_one(page: Page, level: str, place: int = 0) -> str:
    """Answer the norm at this place in view; which one that is."""
    name = norm(page, place)
    tap(page, name, level)
    expect(page.locator(f"[data-indicator='{name}']")).to_have_attribute("data-level", level)
    return name


def take_photo(page: Page, name: str, number: int = 1, answer: str = "keep") -> None:
    """Add a photo to this norm, and say that nobody can be recognised on it, or that it is not to be kept."""
    photo = {"name": "kamer.jpg", "mimeType": "image/jpeg", "buffer": draw_photo("bedroom", number)}
    page.set_input_files(f"[name='photo:{name}']", photo)
    page.click(f"#photo-editor [data-answer={answer}]")


def standing(place: Field, assessment: object) -> list[tuple[object, ...]]:
    return place.count(
        f"SELECT indicator, level FROM judgements one WHERE assessment_id = '{assessment}' AND NOT EXISTS"  # noqa: S608
        " (SELECT 1 FROM judgements other WHERE one.id = ANY (other.replaces)) ORDER BY sequence"
    )


def wait_for_receipt(page: Page) -> str:
    page.click("[data-receipt]")
    page.wait_for_selector("[data-receipt-all]:not([hidden])")
    return page.locator("[data-receipt-words]").inner_text()
