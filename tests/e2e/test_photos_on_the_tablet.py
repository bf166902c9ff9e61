"""Photos on the tablet: without place or time, faces covered in the pixels, kept before they are sent."""

import io
import re
from base64 import b64decode
from collections.abc import Callable

import pillow_heif
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.conftest import TABLET

GPS, DATE_TIME = 0x8825, 0x0132
# What lies in the store of the tablet: the bytes of every photo as base64, for as numbers they take seconds.
STORED = """async () => {
  const names = await indexedDB.databases();
  const open = indexedDB.open(names[0].name);
  const database = await new Promise(done => { open.onsuccess = () => done(open.result) });
  const files = database.transaction("files").objectStore("files").getAll();
  const found = await new Promise(done => { files.onsuccess = () => done(files.result) });
  database.close();
  const written = bytes => new Promise(done => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(new Blob([bytes]));
  });
  return Promise.all(
    found.map(async file => [file.type, file.bytes.constructor.name, await written(file.bytes)])
  );
}"""


def chequered(kind: str = "JPEG", size: tuple[int, int] = (2400, 1800)) -> bytes:
    """A photo full of sharp edges, that says where and when it was taken."""
    tile = Image.new("L", (2, 2))
    tile.putdata([0, 255, 255, 0])
    small = Image.new("L", (size[0] // 20, size[1] // 20))
    for left in range(0, small.width, 2):
        for top in range(0, small.height, 2):
            small.paste(tile, (left, top))
    picture = small.resize(size, Image.Resampling.NEAREST).convert("RGB")
    exif = Image.Exif()
    exif[DATE_TIME] = "2026:11:16 09:00:00"
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 5.0, 27.0), 3: "E", 4: (5.0, 7.0, 12.0)})
    out = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(picture).save(out, exif=exif.tobytes())
    else:
        picture.save(out, kind, exif=exif)
    return out.getvalue()


def contrast(picture: Image.Image, middle: tuple[float, float]) -> int:
    """How far light and dark lie apart around this place (0 to 1 over the picture)."""
    x, y = middle[0] * picture.width, middle[1] * picture.height
    box = picture.convert("L").crop((int(x) - 12, int(y) - 12, int(x) + 12, int(y) + 12))
    low, high = box.getextrema()
    return high - low


@pytest.fixture
def page(sign_in: Callable[..., Page]) -> Page:
    page = sign_in("inspecteur", TABLET)
    page.goto("/assessments/?state=judging")
    page.click("tbody th a:has-text('De Meidoorn')")
    page.goto(page.url + "/tablet")
    page.locator("#tablet-form[data-ready]").wait_for()
    return page


def choose(page: Page, *files: tuple[str, str, bytes]) -> None:
    payload = [{"name": name, "mimeType": kind, "buffer": content} for name, kind, content in files]
    page.locator("[data-theme-view] [name^='photo:']").first.set_input_files(payload)
    page.wait_for_selector("#photo-editor:not([data-state=opening])")


def cover(page: Page, x: float, y: float) -> None:
    box = page.locator("#photo-editor canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + x * box["width"] + 3, box["y"] + y * box["height"] + 3)
    page.mouse.up()


def stored(page: Page) -> list[tuple[str, str, bytes]]:
    return [(kind, holder, b64decode(content)) for kind, holder, content in page.evaluate(STORED)]


def test_a_photo_loses_place_time_and_faces_before_it_is_kept_on_the_tablet(page):
    assert Image.open(io.BytesIO(chequered())).getexif().get_ifd(GPS)
    page.context.set_offline(True)
    choose(page, ("kamer.jpg", "image/jpeg", chequered()), ("gang.jpg", "image/jpeg", chequered()))
    expect(page.locator("#photo-editor")).to_contain_text("Foto 1 van 2")
    expect(page.locator("#photo-editor")).to_contain_text("Maak gezichten en kentekens onherkenbaar.")
    cover(page, 0.25, 0.25)
    page.fill("#photo-caption", "De kamer zonder gezicht")
    page.click("[data-answer=keep]")
    expect(page.locator("#photo-editor")).to_contain_text("Foto 2 van 2")
    page.click("[data-answer=skip]")
    expect(page.locator("#tablet-form")).to_have_attribute("data-waiting", "1")

    ((kind, holder, content),) = stored(page)
    picture = Image.open(io.BytesIO(content))
    assert (kind, holder, picture.size) == ("image/jpeg", "ArrayBuffer", (1600, 1200))
    assert not picture.getexif()
    assert not re.search(rb"Exif|GPS|2026:11:16", content)
    assert contrast(picture, (0.25, 0.25)) < 120
    assert contrast(picture, (0.75, 0.75)) > 200

    page.context.set_offline(False)
    page.reload()
    page.locator("#tablet-form[data-ready]").wait_for()
    expect(page.get_by_alt_text("De kamer zonder gezicht")).to_have_count(1)
    page.click("[data-receipt]")
    expect(page.locator("[data-receipt-all]")).to_contain_text(re.compile(r"\d+ foto"))


def test_faces_are_covered_with_the_keys_too_and_a_cover_can_be_undone(page):
    # What was received and checked leaves the tablet: without a network it stays to be looked at.
    page.context.set_offline(True)
    choose(page, ("kamer.jpg", "image/jpeg", chequered()))
    page.locator("#photo-editor canvas").focus()
    for key in ("ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(key)
    page.click("[data-answer=keep]")
    expect(page.locator("#tablet-form")).to_have_attribute("data-waiting", "1")
    covered = Image.open(io.BytesIO(stored(page)[0][2]))
    assert contrast(covered, (0.52, 0.52)) < 120 < contrast(covered, (0.2, 0.2))

    choose(page, ("kamer.jpg", "image/jpeg", chequered()))
    cover(page, 0.5, 0.5)
    page.click("[data-undo]")
    page.click("[data-answer=keep]")
    expect(page.locator("#tablet-form")).to_have_attribute("data-waiting", "2")
    undone = [Image.open(io.BytesIO(content)) for _kind, _holder, content in stored(page)]
    assert max(contrast(picture, (0.5, 0.5)) for picture in undone) > 200


def test_a_heic_photo_is_covered_on_the_tablet_without_network_and_never_leaves_it_as_it_was_taken(page):
    # The last of what goes along with the visit; without a network that is all there is.
    decoder = page.get_attribute("link[href$='/vendor/libheif.js']", "href")
    page.wait_for_function("async address => Boolean(await caches.match(address))", arg=decoder)
    page.context.set_offline(True)
    choose(page, ("kamer.heic", "image/heic", chequered("HEIF")))
    cover(page, 0.25, 0.25)
    page.click("[data-answer=keep]")
    expect(page.locator("#tablet-form")).to_have_attribute("data-waiting", "1")

    ((kind, _holder, content),) = stored(page)
    picture = Image.open(io.BytesIO(content))
    assert (kind, picture.format, picture.size) == ("image/jpeg", "JPEG", (1600, 1200))
    assert not re.search(rb"Exif|GPS|2026:11:16", content)
    assert contrast(picture, (0.25, 0.25)) < 120
    assert contrast(picture, (0.75, 0.75)) > 200


def test_a_photo_that_can_not_be_opened_is_kept_nowhere(page):
    choose(page, ("kamer.heic", "image/heic", chequered("HEIF", (640, 480))[:400]))
    expect(page.locator("#photo-editor")).to_contain_text("Deze browser kan deze foto niet openen")
    expect(page.locator("[data-answer=keep]")).to_be_hidden()
    page.click("[data-answer=skip]")

    assert stored(page) == []
    expect(page.locator("#tablet-form")).to_have_attribute("data-waiting", "0")


def test_a_photo_that_is_chosen_while_another_one_is_open_follows_and_stays_with_its_own_norm(page):
    page.context.set_offline(True)
    fields = page.locator("[data-theme-view] [name^='photo:']")
    for place, size in enumerate([(800, 600), (600, 800)]):
        photo = {"name": "kamer.jpg", "mimeType": "image/jpeg", "buffer": chequered(size=size)}
        fields.nth(place).set_input_files(photo)
    for caption in ("Breed", "Hoog"):
        expect(page.locator("#photo-caption")).to_have_value("")
        page.fill("#photo-caption", caption)
        page.click("[data-answer=keep]")
        expect(page.locator("[data-theme-view] [data-indicator]").get_by_alt_text(caption)).to_have_count(1)

    photos = page.locator("[data-theme-view] .photos")
    expect(photos.nth(0).get_by_alt_text("Breed")).to_have_count(1)
    expect(photos.nth(1).get_by_alt_text("Hoog")).to_have_count(1)
    sizes = [Image.open(io.BytesIO(content)).size for _kind, _holder, content in stored(page)]
    assert sorted(sizes) == [(600, 800), (800, 600)]
