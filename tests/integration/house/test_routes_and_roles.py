"""Every route, asked as everybody, in and out of scope: what they get, and what it writes and tells."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import pytest
from sqlalchemy import text

from app.accounts.access import public
from app.factory import create_app
from app.security import HEADERS
from tests.integration.house.access_table import COLUMNS, THINGS, rows
from tests.integration.house.visitors import WHO
from tests.integration.house.world import POSTAL_CODE, STREET
from translations.collect_words import CATALOGUES, read_catalogue

# The rooms cover what this table asks five thousand times; to count lines here takes half as long again.
pytestmark = pytest.mark.no_cover

TABLE = rows()
# Method, view, and the thing that fills the address.
Row = tuple[str, str, str]
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|MERGE|TRUNCATE)\b", re.IGNORECASE)
# Looking at a photo that is not published is written in the audit trail, in a transaction of its own.
WRITTEN_DOWN = {"assessments.photo", "assessments.photo_file"}
# Whole sentences and labels of the interface; a single word may be the same in both languages or be data.
ENGLISH = {
    message.id
    for message in read_catalogue(CATALOGUES / "nl/LC_MESSAGES/messages.po")
    if isinstance(message.id, str) and len(message.id.split()) > 2 and "%(" not in message.id
}
MAY_KNOW_THE_ADDRESS = {"inspector", "reviewer", "municipality"}


@dataclass(frozen=True)
class Answers:
    """What became of one row of the table, for everybody."""

    outcome: dict[str, str]
    writes: dict[str, list[str]]
    tells_the_address: set[str]
    missing_headers: dict[str, set[str]]


def outcome(response) -> str:
    if response.status_code == 200:
        return "ok"
    if 300 <= response.status_code < 400:
        return "in" if response.headers["Location"].split("?")[0].endswith("/sign-in") else "go"
    return str(response.status_code)


@pytest.fixture(scope="module")
def kept() -> dict[Row, Answers]:
    """Each row is asked once, however many tests look at it."""
    return {}


@pytest.fixture
def ask(house, kept, statements) -> Callable[[Row], Answers]:
    """Ask a row as everybody."""

    def answers_to(row: Row) -> Answers:
        if row in kept:
            return kept[row]
        method, view, thing = row
        address = house.address(view, thing)
        found = Answers({}, {}, set(), {})
        for who in WHO:
            statements.clear()
            response = house.ask(who, method, address)
            body = response.get_data(as_text=True) if "image" not in response.mimetype else ""
            found.outcome[who] = outcome(response)
            found.writes[who] = [statement for statement in statements if WRITES.match(statement)]
            if STREET in body or POSTAL_CODE in body or POSTAL_CODE.replace(" ", "") in body:
                found.tells_the_address.add(who)
            found.missing_headers[who] = {name for name in HEADERS if name not in response.headers}
        kept[row] = found
        return found

    return answers_to


every_row = pytest.mark.parametrize("row", list(TABLE), ids=" ".join)


def test_every_route_stands_in_the_table_and_no_other(house):
    routes = {
        (method, rule.endpoint)
        for rule in house.app.url_map.iter_rules()
        if rule.endpoint != "static"
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    asked = {(method, view) for method, view, _ in TABLE}

    assert routes - asked == set(), "say in tests/integration/house/access_table.py who may ask for these"
    assert asked - routes == set(), "these routes are gone; take them out of the table"


def test_the_table_names_things_and_people_that_are_there(house):
    assert {thing for _, _, thing in TABLE} <= set(THINGS)
    assert set(THINGS) <= set(house.world.things)
    assert tuple(COLUMNS.values()) == WHO


@every_row
def test_everybody_gets_what_their_role_and_scope_allow(row, ask):
    assert ask(row).outcome == TABLE[row]


@every_row
def test_a_look_writes_nothing(row, ask):
    method, view, _ = row
    if method == "GET":
        allowed = "INTO audit_" if view in WRITTEN_DOWN else "nothing"
        written = {
            who: [statement for statement in statements if allowed not in statement]
            for who, statements in ask(row).writes.items()
        }

        assert {who: statements for who, statements in written.items() if statements} == {}


@every_row
def test_who_is_refused_writes_nothing(row, ask):
    answers = ask(row)
    refused = {who for who, got in answers.outcome.items() if got in {"403", "404"}}

    assert {who: answers.writes[who] for who in refused if answers.writes[who]} == {}


@every_row
def test_a_protected_address_is_told_only_to_who_needs_it(row, ask):
    assert ask(row).tells_the_address - MAY_KNOW_THE_ADDRESS == set()


@every_row
def test_every_answer_carries_the_headers_that_protect_the_reader(row, ask):
    assert {who: missing for who, missing in ask(row).missing_headers.items() if missing} == {}


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row[0] == "GET" and "ok" in TABLE[row].values()], ids=" ".join
)
def test_a_dutch_page_speaks_no_english(row, house):
    method, view, thing = row
    who = next(person for person, got in TABLE[row].items() if got == "ok")

    response = house.ask(who, method, house.address(view, thing), language="nl")

    if response.mimetype == "text/html":
        page = unescape(response.get_data(as_text=True))
        assert '<html lang="nl"' in page
        assert {words for words in ENGLISH if words in page} == set()


def test_a_page_of_refusal_says_what_was_refused(house):
    address = house.address("assessments.one", "judging")

    page = unescape(house.ask("municipality-elsewhere", "GET", address).get_data(as_text=True))

    assert "There is no such assessment, or you may not see it." in page


def test_who_needs_a_protected_address_is_told_it(house):
    address = house.address("locations.change", "hidden")

    assert STREET in house.ask("municipality", "GET", address).get_data(as_text=True)


@pytest.mark.parametrize("who", WHO[1:])
@pytest.mark.parametrize("words", [STREET, STREET.split()[0], POSTAL_CODE])
def test_nobody_finds_a_location_by_its_protected_address(who, words, house):
    found = house.ask(who, "GET", "/locations/", query_string={"words": words, "query": words, "q": words})
    page = found.get_data(as_text=True).replace(f'value="{words}"', "")

    assert house.world.protected_name not in page or who in MAY_KNOW_THE_ADDRESS


@pytest.mark.parametrize("table", ["audit_values", "reports", "jobs.procrastinate_jobs"])
def test_a_protected_address_is_kept_nowhere_but_with_the_location(table, house):
    rows = house.connection.scalars(text(f"SELECT to_jsonb(t)::text FROM {table} t")).all()  # noqa: S608

    assert [row for row in rows if STREET in row] == []


def test_a_view_without_an_access_rule_is_refused_to_everybody(settings, engine):
    app = create_app(settings, engine)
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    app.add_url_rule("/meant", "meant", public(lambda: "<!doctype html>"))

    answer = app.test_client().get("/forgotten", headers={"Accept": "application/json"})
    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_page_takes_another_method(method, house):
    addresses = {house.address(view, thing) for _, view, thing in TABLE}

    assert {house.ask("inspector", method, address).status_code for address in addresses} == {405}
