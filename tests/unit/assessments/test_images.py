"""Photos: clean, upright, small enough; anything else is refused with a reason."""

import io

import pillow_heif
import pytest
from PIL import Image, ImageCms, ImageFile

from app.assessments import images
from app.assessments.images import LONGEST_SIDE, SMALL_SIDE, clean_photo
from app.problems import Invalid, Problem, TooLarge


def photo(size=(400, 300), form="JPEG", mode="RGB", **more):
    out = io.BytesIO()
    Image.new(mode, size, "seagreen" if mode == "RGB" else None).save(out, form, **more)
    return out.getvalue()


def opened(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def test_a_photo_is_scaled_down_and_keeps_its_shape():
    clean = clean_photo(photo((3200, 1600)))

    assert (clean.width, clean.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert opened(clean.content).size == (clean.width, clean.height)
    assert max(opened(clean.small).size) == SMALL_SIDE


def test_nothing_tells_where_or_with_what_it_was_taken():
    exif = Image.Exif()
    exif[0x010F] = "Fabrikant"
    exif.get_ifd(0x8825)[1] = "N"

    clean = opened(clean_photo(photo(exif=exif, comment=b"Naam van iemand")).content)

    assert not clean.getexif()
    assert "comment" not in clean.info
    assert "icc_profile" not in clean.info


def test_a_photo_taken_on_its_side_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    clean = clean_photo(photo((400, 300), exif=exif))

    assert (clean.width, clean.height) == (300, 400)


def test_a_colour_profile_is_worked_into_the_colours():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert clean_photo(photo(icc_profile=profile)).width == 400
    assert clean_photo(photo(icc_profile=b"no profile at all")).width == 400


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("JPEG", "CMYK")])
def test_other_kinds_of_picture_become_jpeg(form, mode):
    assert opened(clean_photo(photo(form=form, mode=mode)).content).mode == "RGB"


def test_the_photos_of_iphones_are_understood():
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (200, 100), "seagreen")).save(out)

    assert clean_photo(out.getvalue()).width == 200


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "photo-empty"),
        (b"this is no picture", "photo-not-readable"),
        (b"%PDF-1.7 nor is this", "photo-not-readable"),
        (b"\xff\xd8\xff\xe0 only the beginning", "photo-not-readable"),
    ],
)
def test_what_is_no_photo_is_refused_with_a_reason(content, code):
    with pytest.raises(Invalid) as refused:
        clean_photo(content)

    assert refused.value.code == code


@pytest.mark.parametrize("allowed_elsewhere", [False, True])
def test_a_photo_that_is_cut_off_is_refused(monkeypatch, allowed_elsewhere):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", allowed_elsewhere)
    out = io.BytesIO()
    Image.effect_noise((600, 600), 80).convert("RGB").save(out, "JPEG")
    whole = out.getvalue()

    with pytest.raises(Problem) as refused:
        clean_photo(whole[: len(whole) // 2])

    assert refused.value.code == "photo-cut-off"


def test_a_photo_of_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(images, "MOST_BYTES", 100)

    with pytest.raises(TooLarge) as refused:
        clean_photo(photo())

    assert refused.value.code == "photo-too-large"


@pytest.mark.parametrize("side", [9000, 14000, 20000])
def test_a_picture_that_claims_to_be_enormous_is_refused_before_it_is_unpacked(side):
    with pytest.raises(TooLarge) as refused:
        clean_photo(photo((side, side), form="PNG", mode="1"))

    assert refused.value.code == "photo-too-many-pixels"


def test_the_same_photo_gives_the_same_bytes():
    assert clean_photo(photo()) == clean_photo(photo())
