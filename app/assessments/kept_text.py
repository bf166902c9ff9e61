"""Free text as we keep it."""

from app.problems import Invalid

LONGEST = 4000


def kept_text(words: str, *, longest: int = LONGEST) -> str:
    """The text without white space around it and without what no database keeps: null characters go, half of
    an emoji becomes a question mark. Refused above `longest` characters, never cut off.
    """
    kept = words.replace("\x00", "").encode(errors="replace").decode().strip()
    if len(kept) > longest:
        raise Invalid("text-too-long", longest=longest)
    return kept
