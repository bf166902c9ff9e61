"""Language and the Dutch way of writing dates and numbers."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlencode

from babel import dates, numbers
from flask import Flask, request, session
from flask_babel import force_locale, get_locale
from flask_login import current_user

from app.database import ZONE, day_of, now
from app.extensions import babel

LANGUAGES = {"nl": "Nederlands", "en": "English"}
DEFAULT_LANGUAGE = "nl"
# British English for dates and numbers.
FORMATS = {"nl": "nl_NL", "en": "en_GB"}


@dataclass(frozen=True)
class LanguageChoice:
    """One entry of the language switch."""

    code: str
    label: str
    url: str
    current: bool


def choose_language() -> str:
    """The language of this request: chosen on this device, else the person's own, else Dutch."""
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    own = getattr(current_user, "language", None)
    if own in LANGUAGES:
        return str(own)
    return DEFAULT_LANGUAGE


def current_language() -> str:
    """`nl` or `en`: what the page or job speaks now."""
    locale = get_locale()
    language = locale.language if locale is not None else DEFAULT_LANGUAGE
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block; for jobs, mail and reports."""
    with force_locale(language):
        yield


def write_date(day: dt.date | None) -> str:
    """`23 november 2026`; an en dash when there is none."""
    if day is None:
        return "–"
    return dates.format_date(day, "d MMMM y", locale=FORMATS[current_language()])


def write_month(day: dt.date) -> str:
    """`november 2026`."""
    return dates.format_date(day, "MMMM y", locale=FORMATS[current_language()])


def write_moment(moment: dt.datetime | None) -> str:
    """`23 november 2026, 14:05` in Dutch time; an en dash when there is none."""
    if moment is None:
        return "–"
    return dates.format_datetime(moment, "d MMMM y, HH:mm", tzinfo=ZONE, locale=FORMATS[current_language()])


def write_weekday(day: dt.date) -> str:
    """`maandag`."""
    return dates.format_date(day, "EEEE", locale=FORMATS[current_language()])


def write_time(moment: dt.datetime) -> str:
    """`14:05` in Dutch time."""
    return dates.format_datetime(moment, "HH:mm", tzinfo=ZONE, locale=FORMATS[current_language()])


def write_number(value: Decimal | Fraction | float | None, *, decimals: int | None = None) -> str:
    """`1.234,5` in Dutch; an en dash when there is none. Fractions are rounded only here, when printed."""
    if value is None:
        return "–"
    places = decimals if decimals is not None else 2
    pattern = "#,##0" + ("." + ("0" if decimals is not None else "#") * places if places else "")
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
    return numbers.format_decimal(exact, format=pattern, locale=FORMATS[current_language()])


def write_percentage(value: Fraction | None) -> str:
    """`83%`, rounded down so that 79.9 % never reads as 80 %; an en dash when there is none."""
    if value is None:
        return "–"
    return f"{int(value * 100)}%"


def today() -> dt.date:
    """The day that it is in the Netherlands."""
    return day_of(now())


def language_choices() -> list[LanguageChoice]:
    """The switch on every page: stay here, in the other language."""
    here = request.full_path if request.query_string else request.path
    return [
        LanguageChoice(
            code, label, f"/language/{code}?" + urlencode({"next": here}), code == current_language()
        )
        for code, label in LANGUAGES.items()
    ]


def init_i18n(app: Flask, translations: Path) -> None:
    """Bind languages, the compiled catalogues in `translations` and the formatting filters to the app."""
    app.config["BABEL_DEFAULT_LOCALE"] = DEFAULT_LANGUAGE
    app.config["BABEL_DEFAULT_TIMEZONE"] = ZONE.key
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(translations)
    babel.init_app(app, locale_selector=choose_language)
    # A function, so that macros can ask too: they don't see the page's context.
    app.jinja_env.globals["current_language"] = current_language
    app.jinja_env.filters.update(
        date=write_date,
        moment=write_moment,
        month=write_month,
        number=write_number,
        percentage=write_percentage,
        weekday=write_weekday,
    )
