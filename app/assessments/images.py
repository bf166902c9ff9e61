"""A photo as it came → a clean JPEG: turned upright, scaled down, without metadata. Knows no database."""

import io
import warnings
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms, ImageFile, ImageOps

from app.problems import Invalid, TooLarge

pillow_heif.register_heif_opener()

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 1600
SMALL_SIDE = 320
QUALITY = 80
# What phones and tablets make; nothing that needs a program to be read.
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")


@dataclass(frozen=True)
class CleanPhoto:
    """The photo to keep and its small picture for lists, both JPEG; sizes in pixels."""

    content: bytes
    small: bytes
    width: int
    height: int


def clean_photo(content: bytes) -> CleanPhoto:
    """The photo without anything that tells where, when or with what it was taken, its longest side at most
    1600 pixels.

    Refused by name: empty, too many bytes or pixels, not a photo that we can read, or cut off half way.
    """
    if not content:
        raise Invalid("photo-empty")
    if len(content) > MOST_BYTES:
        raise TooLarge("photo-too-large", megabytes=MOST_BYTES // 1024 // 1024)
    try:
        with warnings.catch_warnings():
            # A picture that claims to be enormous is refused before it is unpacked.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise TooLarge("photo-too-many-pixels", megapixels=MOST_PIXELS // 1_000_000) from None
    except (OSError, ValueError, SyntaxError):
        raise Invalid("photo-not-readable") from None
    with image:
        if image.width * image.height > MOST_PIXELS:
            raise TooLarge("photo-too-many-pixels", megapixels=MOST_PIXELS // 1_000_000)
        try:
            # A library for print allows half photos for the whole process; here a photo is whole or refused.
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            upright = _plain(ImageOps.exif_transpose(image))
        except (OSError, ValueError, SyntaxError, EOFError):
            raise Invalid("photo-cut-off") from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small = upright.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.LANCZOS)
    return CleanPhoto(_jpeg(upright), _jpeg(small), upright.width, upright.height)


def _plain(image: Image.Image) -> Image.Image:
    """In sRGB without transparency, in a new picture that carries nothing else along."""
    profile = image.info.get("icc_profile")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    if profile and image.mode == "RGB":
        try:
            converted = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None
        image = converted if converted is not None else image
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
