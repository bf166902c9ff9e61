"""Photos for the demo, drawn by us: rooms with simple lines, no person and no real place."""

import io

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 900
WALLS = ((222, 230, 226), (232, 224, 208), (214, 224, 233), (229, 221, 229))
FLOORS = ((190, 170, 140), (165, 160, 150), (176, 150, 120), (150, 160, 158))
INK = (70, 80, 78)


def draw_photo(scene: str, number: int) -> bytes:
    """A JPEG of 1200 × 900 of a scene (bedroom, bathroom, kitchen, play, notice), varied by `number`."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), WALLS[number % len(WALLS)])
    pen = ImageDraw.Draw(picture)
    horizon = 520 + 20 * (number % 4)
    pen.rectangle((0, horizon, WIDTH, HEIGHT), fill=FLOORS[number % len(FLOORS)])
    pen.line((0, horizon, WIDTH, horizon), fill=INK, width=3)
    SCENES[scene](pen, number, horizon)
    pen.text((24, HEIGHT - 40), "Getekend voor de oefenomgeving", fill=INK, font_size=22)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _window(pen: ImageDraw.ImageDraw, left: int) -> None:
    pen.rectangle((left, 120, left + 240, 360), fill=(206, 226, 240), outline=INK, width=6)
    pen.line((left + 120, 120, left + 120, 360), fill=INK, width=5)


def _bedroom(pen: ImageDraw.ImageDraw, number: int, horizon: int) -> None:
    _window(pen, 480 + 40 * (number % 3))
    for bed in range(2 + number % 3):
        left = 60 + bed * 280
        pen.rectangle(
            (left, horizon + 40, left + 230, horizon + 190), fill=(240, 240, 236), outline=INK, width=4
        )
        pen.rectangle(
            (left, horizon + 40, left + 60, horizon + 190), fill=(201, 138, 43), outline=INK, width=4
        )
        pen.line((left, horizon + 190, left, horizon + 240), fill=INK, width=8)
        pen.line((left + 230, horizon + 190, left + 230, horizon + 240), fill=INK, width=8)


def _bathroom(pen: ImageDraw.ImageDraw, number: int, horizon: int) -> None:
    for column in range(0, WIDTH, 80):
        pen.line((column, 0, column, horizon), fill=(200, 208, 206), width=2)
    for row in range(0, horizon, 80):
        pen.line((0, row, WIDTH, row), fill=(200, 208, 206), width=2)
    for basin in range(3):
        left = 120 + basin * 330
        pen.ellipse(
            (left, horizon - 90, left + 220, horizon + 20), fill=(250, 250, 250), outline=INK, width=5
        )
        pen.line((left + 110, horizon - 150, left + 110, horizon - 60), fill=INK, width=10)
    if number % 2:
        pen.ellipse((840, horizon + 120, 1050, horizon + 180), fill=(140, 150, 150))


def _kitchen(pen: ImageDraw.ImageDraw, number: int, horizon: int) -> None:
    for hob in range(4):
        left = 90 + hob * 270
        pen.rectangle(
            (left, horizon - 40, left + 220, horizon + 230), fill=(235, 235, 235), outline=INK, width=5
        )
        pen.ellipse((left + 30, horizon - 20, left + 100, horizon + 20), outline=INK, width=5)
        pen.ellipse((left + 120, horizon - 20, left + 190, horizon + 20), outline=INK, width=5)
    _window(pen, 300 + 60 * (number % 4))


def _play(pen: ImageDraw.ImageDraw, number: int, horizon: int) -> None:
    colours = ((163, 37, 27), (11, 93, 90), (201, 138, 43), (92, 111, 18))
    for block in range(6):
        left = 100 + block * 170
        top = horizon + 80 + 30 * ((block + number) % 3)
        pen.rectangle(
            (left, top, left + 110, top + 110), fill=colours[(block + number) % 4], outline=INK, width=4
        )
    _window(pen, 200)
    _window(pen, 760)


def _notice(pen: ImageDraw.ImageDraw, number: int, horizon: int) -> None:
    pen.rectangle((260, 100, 940, horizon - 40), fill=(250, 248, 240), outline=INK, width=6)
    for line in range(6 + number % 3):
        pen.line(
            (310, 160 + line * 42, 880 - 60 * (line % 3), 160 + line * 42), fill=(120, 130, 128), width=8
        )


SCENES = {
    "bedroom": _bedroom,
    "bathroom": _bathroom,
    "kitchen": _kitchen,
    "play": _play,
    "notice": _notice,
}
