"""Free text as we keep it."""

from app.problems import Invalid

LONGEST = 4000


def kept_text(words: str, *, longest: int = LONGEST) -> str:
    """The text without white space around it and without the null characters that no database keeps;
    refused above `longest` characters, never cut off.
    """
    kept = words.replace("\x00", "").strip()
    if len(kept) > longest:
        raise Invalid("text-too-long", longest=longest)
    return kept
