"""Every word of the interface stands in the Dutch catalogue, once, whole and in plain Dutch."""

import re
import string

import pytest
from babel.messages.catalog import Message

from app.i18n import DEFAULT_LANGUAGE, LANGUAGES
from translations.collect_words import CATALOGUES, collect_words, is_translated, read_catalogue

SPOKEN = [language for language in LANGUAGES if language != "en"]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%")
# Words that look down on people or hide behind a desk, and what may not be said to the reader.
NOT_OUR_TONE = re.compile(
    r"\b(je|jij|jou|jouw|jullie|error|cliënt(en)?|casus|asielzoekers?|illegalen|middels|dient te|derhalve)\b",
    re.IGNORECASE,
)
# People are residents; these are names of a kind of location, of an agency and of what the portal is about.
NAMES = ("Asielzoekerscentrum", "opvang van asielzoekers", "Centraal Orgaan opvang asielzoekers")


def catalogue(language):
    return read_catalogue(CATALOGUES / language / "LC_MESSAGES/messages.po")


def messages(language) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def key(message: Message) -> tuple:
    return message.context, message.id


def forms(message: Message) -> list[tuple[str, str]]:
    """English beside its translation; with plurals each form beside each."""
    if isinstance(message.id, (tuple, list)):
        return list(zip(message.id, message.string, strict=True))
    return [(message.id, message.string)]


def test_every_language_but_english_has_a_catalogue_and_dutch_is_the_default():
    assert sorted(path.parent.parent.name for path in CATALOGUES.glob("*/LC_MESSAGES/*.po")) == SPOKEN
    assert DEFAULT_LANGUAGE == "nl"


@pytest.mark.parametrize("language", SPOKEN)
def test_the_catalogue_holds_the_words_of_the_interface_and_no_others(language):
    asked = {key(message) for message in collect_words() if message.id}
    kept = {key(message) for message in messages(language)}

    assert asked - kept == set(), "run ./dev words"
    assert kept - asked == set(), "run ./dev words"


@pytest.mark.parametrize("language", SPOKEN)
def test_every_word_is_translated_and_none_is_a_guess(language):
    assert [message.id for message in messages(language) if not is_translated(message.string)] == []
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_a_translation_fills_in_the_same_values(language):
    wrong = {}
    for message in messages(language):
        english = {name for form in forms(message) for name in PLACEHOLDER.findall(form[0])}
        for form, translation in forms(message):
            own, theirs = set(PLACEHOLDER.findall(form)), set(PLACEHOLDER.findall(translation))
            # A plural may leave its number out of the form for one.
            if not (theirs == own or (len(forms(message)) > 1 and own <= theirs <= english)):
                wrong[form] = translation

    assert wrong == {}


@pytest.mark.parametrize("language", SPOKEN)
def test_a_translation_begins_and_ends_as_the_english_does(language):
    def ends(words: str) -> tuple[str, ...]:
        stop = words.rstrip()[-1:]
        return (
            words[: len(words) - len(words.lstrip())],
            words[len(words.rstrip()) :],
            stop * (stop in ".:?…"),
        )

    wrong = {
        english: words
        for message in messages(language)
        for english, words in forms(message)
        if ends(english) != ends(words)
    }

    assert wrong == {}


def test_no_sentence_shouts():
    words = [form for message in messages("nl") for pair in forms(message) for form in pair]

    assert [form for form in words if "!" in form] == []


def test_dutch_says_u_and_speaks_plainly():
    def without_names(words: str) -> str:
        for name in NAMES:
            words = words.replace(name, "")
        return words

    words = [form for message in messages("nl") for _, form in forms(message)]

    assert [form for form in words if NOT_OUR_TONE.search(without_names(form))] == []


def test_dutch_is_not_english_left_standing():
    same_in_both = {
        message.id
        for message in messages("nl")
        if isinstance(message.id, str)
        and message.id == message.string
        and len(PLACEHOLDER.sub("", message.id).translate(str.maketrans("", "", string.punctuation)).split())
        > 2
    }

    assert same_in_both == set()


def test_one_english_word_has_one_dutch_word():
    said: dict[str, set[str]] = {}
    for message in messages("nl"):
        for english, words in forms(message):
            # A capital and a full stop are no other word; a context says that it is one on purpose.
            said.setdefault(f"{message.context}|{english.rstrip('.').lower()}", set()).add(
                words.rstrip(".").lower()
            )

    assert {english: words for english, words in said.items() if len(words) > 1} == {}
