import json

import pytest

from app.accounts.models import Role
from app.framework import queries, words
from app.framework.actions import publish_framework
from app.i18n import speaking
from app.problems import Conflict, NotFound
from quality_framework import framework_from_canonical_json, load_framework, shipped_framework_path
from tests.factories.people import make_person


@pytest.fixture(scope="session")
def shipped():
    return load_framework(shipped_framework_path("nl-reception"))


@pytest.fixture
def version(session, shipped):
    return publish_framework(session, None, shipped)


@pytest.fixture
def reader(session, signed_in_client):
    return signed_in_client(make_person(session, Role.READER))


def test_publishing_the_same_content_twice_gives_the_same_version(session, shipped, version):
    assert publish_framework(session, None, shipped) is version


def test_other_content_under_the_same_version_number_is_refused(session, shipped, version):
    changed = json.loads(shipped.to_canonical_json())
    changed["title"]["nl"] += " (anders)"
    with pytest.raises(Conflict) as refused:
        publish_framework(session, None, framework_from_canonical_json(json.dumps(changed)))
    assert refused.value.code == "framework-version-taken"


def test_a_kept_version_is_read_back_as_it_was_published(shipped, version):
    kept = queries.framework_of(version)
    assert kept.digest == shipped.digest
    assert kept.to_canonical_json() == shipped.to_canonical_json()


def test_before_the_first_publication_there_is_nothing_to_plan_with(session_of_empty_portal):
    with pytest.raises(NotFound):
        queries.newest_version(session_of_empty_portal)


def test_a_reader_walks_from_versions_to_a_theme_and_its_sources(reader, version):
    assert "2026.2" in reader.get("/framework/").text
    page = reader.get(f"/framework/{version.id}").text
    assert version.digest in page
    theme = reader.get(f"/framework/{version.id}/rooms").text
    assert "at least 4 m² per person" in theme
    assert "Court order, not upheld on appeal." in theme


def test_a_number_the_country_has_not_fixed_is_said_to_be_open(reader, version):
    assert "has not fixed a number" in reader.get(f"/framework/{version.id}/sanitary").text


def test_every_theme_of_the_shipped_framework_makes_a_good_page_in_both_languages(reader, shipped, version):
    for language in ("nl", "en"):
        reader.get(f"/language/{language}")
        for theme in shipped.themes:
            assert reader.get(f"/framework/{version.id}/{theme.id}").status_code == 200


def test_a_law_stands_by_its_name_in_the_language_of_the_reader_and_leads_to_its_text(reader, version):
    for language, name in (("nl", "Richtlijn (EU) 2024/1346"), ("en", "Directive (EU) 2024/1346")):
        reader.get(f"/language/{language}")
        page = reader.get(f"/framework/{version.id}/rooms").text
        assert (
            f'<a href="https://eur-lex.europa.eu/eli/dir/2024/1346" rel="noreferrer">{name}</a>, art. 14'
            in page
        )


def test_a_version_published_before_laws_had_names_in_each_language_is_read_as_it_stands(
    session, reader, shipped
):
    document = json.loads(shipped.to_canonical_json())
    names = {key: law["name"]["en"] for key, law in document.pop("instruments").items()}
    for standard in [each for theme in document["themes"] for each in theme["standards"]]:
        for part in (standard, *standard["indicators"]):
            for reference in part.get("legal", ()):
                reference["instrument"] = names[reference["instrument"]]
    kept = publish_framework(session, None, framework_from_canonical_json(json.dumps(document)))
    assert queries.framework_of(kept).to_canonical_json() == kept.document
    assert "Directive (EU) 2024/1346, art. 14" in reader.get(f"/framework/{kept.id}/rooms").text


def test_the_whole_version_is_given_as_a_file(reader, version):
    answer = reader.get(f"/framework/{version.id}/document.json")
    assert answer.json["id"] == "nl-reception"
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "path", ["/framework/{id}/no-such-theme", "/framework/018f0000-0000-7000-8000-000000000000"]
)
def test_what_is_not_there_is_not_found(reader, version, path):
    assert reader.get(path.format(id=version.id)).status_code == 404


def test_pages_of_the_framework_ask_the_database_the_same_few_questions(reader, version, count_queries):
    reader.get(f"/framework/{version.id}/rooms")
    first = len(count_queries)
    reader.get(f"/framework/{version.id}/unaccompanied-minors")
    assert len(count_queries) - first == first <= 4


def test_a_dated_threshold_is_said_with_the_day_from_which_it_holds(app, shipped):
    measure = shipped.indicator("arrival.information.in-time").measure
    with app.test_request_context(), speaking("en"):
        assert words.threshold_words(shipped, measure, None) == (
            "at most 15 days; at most 3 days from 12 June 2026"
        )
