"""How fast the page that stays on a tablet opens and answers: `python -m bench.measure_tablet`."""

import gzip
import os
import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.chaos.drops import READY, sign_in_and_take_along
from tests.chaos.field import Field, Server, portal

SCRIPTS = Path(__file__).resolve().parent.parent / "app/static/js"
PHOTOS = 300
BYTES_PER_PHOTO = 200_000
LOADS = 7
TAPS = 60
# How Chromium calls one piece of work of a thread.
TASK = "ThreadControllerImpl::RunTask"
# Puts photos into the store with the module that the page itself uses.
ADD_PHOTOS = """async ([person, assessment, number, size, address]) => {
  const { putItem } = await import(address);
  for (let place = 0; place < number; place += 1) {
    const bytes = new ArrayBuffer(size);
    crypto.getRandomValues(new Uint8Array(bytes, 0, 65536));
    await putItem({ person, assessment }, {
      kind: "photo", subject: `photo ${place}`, file: { bytes, type: "image/jpeg" },
      finish: (id) => ({ body: {}, record: { id, kind: "photo", subject: "x" } }),
    });
  }
}"""
# By the clock of the page: when it says that it can be tapped, and when the first frame after that was made.
NOTE_READY = """new MutationObserver(() => {
  if (globalThis.readyAt || !document.querySelector("#tablet-form[data-ready]")) return;
  globalThis.readyAt = performance.now();
  requestAnimationFrame(() => setTimeout(() => { globalThis.shownAt = performance.mark("shown").startTime }));
}).observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });"""
# From the tap until its frame was made, and until the page says that the answer is kept.
TAP = """async ([name, level]) => {
  const card = document.querySelector(`[data-indicator="${name}"]`);
  const input = card.querySelector(`[name="level:${name}"][value="${level}"]`);
  input.scrollIntoView({ block: "center" });
  await new Promise((done) => setTimeout(done, 100));
  const began = performance.mark("tapped").startTime;
  const kept = new Promise((resolve) => {
    new MutationObserver((_changes, observer) => {
      if (card.dataset.level !== level) return;
      observer.disconnect();
      resolve(performance.mark("kept").startTime - began);
    }).observe(card, { attributes: true });
  });
  const drawn = new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.mark("drawn").startTime - began)));
  });
  input.click();
  const times = [await drawn, await kept];
  await new Promise((done) => setTimeout(done, 200));
  performance.mark("settled");
  return times;
}"""
NOT_MEASURED = (
    "cards => cards.filter(card => !card.querySelector('.measure')).map(card => card.dataset.indicator)"
)


def ninety_fifth(times: list[float]) -> float:
    """The value under which 95 of 100 lie."""
    return sorted(times)[round(0.95 * (len(times) - 1))]


def measure(page: Page, steps: CDPSession, address: str, slower: int) -> dict[str, float]:
    """Loads and taps on a processor that is this many times slower, without a network. Milliseconds."""
    steps.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    loads, shown = [], []
    for _ in range(LOADS):
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_selector(READY)
        loads.append(page.evaluate("readyAt"))
        page.wait_for_function("() => globalThis.shownAt")
        shown.append(page.evaluate("shownAt"))
    names = page.eval_on_selector_all("[data-theme-view] [data-indicator]", NOT_MEASURED)
    times = [
        page.evaluate(
            # Never the answer that was given before: it changes nothing, and so nothing is kept.
            TAP,
            [
                names[tap % len(names)],
                ("met", "partly-met", "not-met")[(tap // len(names) + (slower > 1)) % 3],
            ],
        )
        for tap in range(TAPS)
    ]
    steps.send("HeapProfiler.collectGarbage")
    metrics = {one["name"]: one["value"] for one in steps.send("Performance.getMetrics")["metrics"]}
    return {
        "load, median": statistics.median(loads),
        "load, quickest": min(loads),
        "load, slowest": max(loads),
        "load until drawn, median": statistics.median(shown),
        "drawn after a tap, median": statistics.median(painted for painted, _ in times),
        "drawn after a tap, p95": ninety_fifth([painted for painted, _ in times]),
        "kept after a tap, median": statistics.median(kept for _, kept in times),
        "kept after a tap, p95": ninety_fifth([kept for _, kept in times]),
        "heap in MB": metrics["JSHeapUsedSize"] / 1e6,
    }


def traced(browser: Browser, page: Page, act: Callable[[], object]) -> list[dict[str, Any]]:
    """What Chromium notes of its tasks and of our marks while this is done."""
    steps = browser.new_browser_cdp_session()
    noted: list[dict[str, Any]] = []
    ended: list[object] = []
    steps.on("Tracing.dataCollected", lambda told: noted.extend(told["value"]))
    steps.on("Tracing.tracingComplete", lambda told: ended.append(told))  # noqa: PLW0108 (it must take attributes)
    config = {"includedCategories": ["toplevel", "blink.user_timing"]}
    steps.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})
    act()
    steps.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    steps.detach()
    return noted


def worked(noted: list[dict[str, Any]], begin: str, end: str) -> list[float]:
    """Milliseconds of the processor that the page itself used from each mark `begin`, or from the start,
    until the mark `end` that follows it: whatever else the machine had to do.
    """
    marks = sorted((one["ts"], one["name"]) for one in noted if one["name"] in {begin, end})
    thread = next((one["pid"], one["tid"]) for one in noted if one["name"] == end)
    tasks = [
        (one["ts"], one["ts"] + one["dur"], one.get("tdur", 0))
        for one in noted
        if (one["pid"], one["tid"]) == thread and one["name"] == TASK and one.get("dur")
    ]
    since = min(start for start, _, _ in tasks)
    found = []
    for moment, name in marks:
        if name == end:
            shares = [
                used * (min(stop, moment) - max(start, since)) / (stop - start)
                for start, stop, used in tasks
                if stop > since and start < moment
            ]
            found.append(sum(shares) / 1000)
        since = moment
    return found


def measure_work(browser: Browser, page: Page, address: str) -> dict[str, float]:
    """The processor time of the page itself, at full speed. Milliseconds."""
    loads = []
    for _ in range(LOADS):
        page.goto("about:blank")

        def load() -> None:
            page.goto(address)
            page.wait_for_function("() => globalThis.shownAt")

        loads.extend(worked(traced(browser, page, load), "", "shown"))
    names = page.eval_on_selector_all("[data-theme-view] [data-indicator]", NOT_MEASURED)
    taps = traced(browser, page, lambda: [page.evaluate(TAP, [name, "not-met"]) for name in names[:TAPS]])
    return {
        "load until drawn": statistics.median(loads),
        "tap until drawn": statistics.median(worked(taps, "tapped", "drawn")),
        "all that follows a tap": statistics.median(worked(taps, "tapped", "settled")),
    }


def scripts_of(page: Page) -> str:
    """How much JavaScript the page loads, as it is sent."""
    addresses = page.eval_on_selector_all(
        "link[rel=modulepreload]", "links => links.map(link => new URL(link.href).pathname)"
    )
    scripts = [SCRIPTS.joinpath(*address.split("/")[3:]).read_bytes() for address in addresses]
    apart, whole = sum(len(gzip.compress(one)) for one in scripts), len(gzip.compress(b"".join(scripts)))
    return (
        f"scripts: {len(scripts)} files, {apart / 1e3:.0f} kB gzipped one by one, {whole / 1e3:.0f} kB as one"
    )


def run(place: Field, server: Server) -> None:
    """Take along, add photos, cut the network, measure at both speeds, and print."""
    assessment = place.assessments[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        context = browser.new_context(base_url=server.url, viewport={"width": 768, "height": 1024})
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.add_init_script(NOTE_READY)
        sign_in_and_take_along(page, place.emails[0], assessment)
        person = page.locator("#leaving").get_attribute("data-person")
        context.set_offline(offline=True)
        address = f"/assessments/{assessment}/tablet#theme-unaccompanied-minors"
        page.goto(address)
        page.wait_for_selector(READY)
        items = page.eval_on_selector("link[href*='/store/items.js']", "link => link.href")
        page.evaluate(ADD_PHOTOS, [person, str(assessment), PHOTOS, BYTES_PER_PHOTO, items])
        found = measure_work(browser, page, address)
        print("processor: " + ", ".join(f"{what} {value:.0f}" for what, value in found.items()))  # noqa: T201
        steps = context.new_cdp_session(page)
        steps.send("Performance.enable")
        for slower in (1, 4):
            found = measure(page, steps, address, slower)
            print(f"{slower}x: " + ", ".join(f"{what} {value:.0f}" for what, value in found.items()))  # noqa: T201
        print(scripts_of(page))  # noqa: T201
        print(f"cards in view: {page.locator('[data-theme-view] [data-indicator]').count()}")  # noqa: T201
        browser.close()


def main() -> None:
    """A portal of its own with one visit under the whole framework."""
    with (
        tempfile.TemporaryDirectory(prefix="opvangkompas-bench-") as folder,
        portal(Path(folder)) as (place, server),
    ):
        run(place, server)


if __name__ == "__main__":
    main()
