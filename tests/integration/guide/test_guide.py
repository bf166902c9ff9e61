"""The guide at /help: every page in both languages, its pictures small, and nothing in it that runs."""

import re

import pytest

from app.accounts.models import Role
from app.guide.pages import DUTCH_NAMES, FOLDERS, PICTURES, page_file, picture_file, read_page
from app.problems import NotFound
from tests.factories.people import make_person

MOST_WORDS = 260
MOST_BYTES = 60_000


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", DUTCH_NAMES)
def test_a_page_of_the_guide_is_there_in_both_languages_and_short(client, name, language):
    client.get(f"/language/{language}?next=/")
    address = "/help/" if name == "index" else f"/help/{name}"

    page = client.get(address)

    assert page.status_code == 200
    words = page_file(name, language).read_text(encoding="utf-8")
    assert len(words.split()) < MOST_WORDS
    assert words.splitlines()[0].lstrip("# ") in page.get_data(as_text=True)


@pytest.mark.parametrize("language", FOLDERS)
def test_the_first_page_leads_to_every_other_page(client, language):
    client.get(f"/language/{language}?next=/")

    text = client.get("/help/").get_data(as_text=True)

    assert all(f'href="/help/{name}"' in text for name in DUTCH_NAMES if name != "index")


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_is_there_small_and_used(client, name, language):
    answer = client.get(f"/help/pictures/{language}/{name}")
    assert answer.mimetype == "image/png"
    answer.close()
    assert picture_file(name, language).stat().st_size < MOST_BYTES
    pages = [page_file(key, language).read_text(encoding="utf-8") for key in DUTCH_NAMES]
    assert any(f"pictures/{name}" in text for text in pages)


def test_every_picture_says_in_words_what_it_shows():
    for language in FOLDERS:
        for key in DUTCH_NAMES:
            text = page_file(key, language).read_text(encoding="utf-8")
            assert all(len(words) > 20 for words in re.findall(r"!\[([^\]]*)\]", text))


def test_html_in_a_page_is_shown_and_not_run(tmp_path, monkeypatch):
    (tmp_path / "index.md").write_text("# Kop\n\n<script>alert(1)</script> en [weg](javascript:alert)\n")
    monkeypatch.setitem(FOLDERS, "nl", tmp_path)

    page = read_page("index", "nl", page_url=str, picture_url=str)

    assert "<script" not in page.body
    assert 'href="javascript' not in page.body


@pytest.mark.parametrize(
    "address", ["/help/nothing", "/help/pictures/nl/nothing.png", "/help/pictures/xx/next.png"]
)
def test_there_is_no_other_page(client, address):
    assert client.get(address).status_code == 404


def test_a_name_outside_the_guide_is_not_read():
    with pytest.raises(NotFound, match="guide-page-not-found"):
        page_file("../glossary", "en")
    with pytest.raises(NotFound, match="guide-page-not-found"):
        picture_file("../../judge.png", "en")


def test_every_page_leads_to_the_guide(client):
    assert 'href="/help/"' in client.get("/sign-in").get_data(as_text=True)
    assert 'href="/help/"' in client.get("/nowhere").get_data(as_text=True)


@pytest.mark.parametrize(
    ("role", "address", "topic"),
    [
        (Role.INSPECTOR, "/assessments/", "/help/inspector"),
        (Role.REVIEWER, "/planning/", "/help/reviewer"),
        (Role.READER, "/improvement/", "/help/reader"),
        (Role.FRAMEWORK_OWNER, "/nowhere", "/help/framework-owner"),
        (Role.ADMINISTRATOR, "/review/", "/help/reviewer"),
        (None, "/locations/", "/help/"),
    ],
)
def test_where_one_gets_stuck_a_link_leads_to_the_right_page(session, signed_in_client, role, address, topic):
    page = signed_in_client(make_person(session, role)).get(address).get_data(as_text=True)

    assert f'class="guide-link"><a href="{topic}"' in page


def test_a_refusal_and_a_dead_link_lead_to_the_guide_too(client):
    wrong = client.post("/sign-in", data={"email": "ida@example.org", "password": "niet het wachtwoord"})

    assert 'class="guide-link"><a href="/help/"' in wrong.get_data(as_text=True)
    assert 'class="guide-link"><a href="/help/party"' in client.get("/reply/rubbish").get_data(as_text=True)
