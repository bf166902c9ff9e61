"""The pictures of the guide, in Dutch and English, from the real portal with the demo content:
`./dev pictures`. Each shows one page, as the role that uses it sees it.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from docs.make_screenshots import PictureError, make_smaller, portal, program, window

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {"nl": ROOT / "docs/gids/pictures", "en": ROOT / "docs/guide/pictures"}
SIZE = (1040, 760)
# Screens of few colours: enough to read, small to fetch.
COLOURS = 48


def _next(page: Page) -> None:
    page.goto("/planning/next")


def _location(page: Page) -> None:
    """The location of the demo with two inspections, a self-assessment and measures."""
    page.goto("/locations/?words=De+Linde")
    page.locator("tbody th a").first.click()


def _mirrors(page: Page) -> None:
    _location(page)
    page.locator("a[href$='/mirrors']").click()


def _plan(page: Page) -> None:
    page.goto("/improvement/?words=De+Linde")
    page.locator("tbody th a").first.click()
    page.locator("aside a[href*='/improvement/assessments/']").click()


def _measure(page: Page) -> None:
    page.goto("/improvement/?state=reported-done")
    page.locator("tbody th a").first.click()


PICTURES = {
    "next": ("inspecteur", _next),
    "measure": ("beoordelaar", _measure),
    "mirrors": ("gemeente", _mirrors),
    "plan": ("gemeente", _plan),
}


def main() -> int:
    """Make them all, or say in one line why not."""
    try:
        with tempfile.TemporaryDirectory(prefix="opvangkompas-") as name:
            folder = Path(name)
            folder.chmod(0o755)
            with portal(folder) as address, sync_playwright() as playwright:
                chromium = program("chromium-browser", "chromium")
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                for picture, (who, show) in PICTURES.items():
                    with window(browser, address, who, SIZE) as page:
                        for language, target in FOLDERS.items():
                            target.mkdir(parents=True, exist_ok=True)
                            page.goto(f"/language/{language}?next=/")
                            show(page)
                            page.wait_for_load_state("networkidle")
                            page.screenshot(path=target / f"{picture}.png")
                            make_smaller(target / f"{picture}.png", COLOURS)
                browser.close()
    except PictureError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
