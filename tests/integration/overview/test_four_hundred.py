"""With hundreds of assessments every list still asks as much of the database as with a few: counted."""

import pytest
from sqlalchemy import event

from tests.factories.assessments import DAY
from tests.factories.many import make_adopted_visits

# Few: four on each of 28 days, so more than a page and more than a day of the calendar shows.
FEW, MANY = 112, 400
A_PAGE = 25
# Every list of assessments and what follows from them, and words that stand once in each line.
LISTS = {
    "/": '<th scope="row">',
    "/assessments/": '<th scope="row">',
    f"/planning/?month={DAY:%Y-%m}": '<th scope="row">',
    "/planning/next": '<th scope="row">',
    "/review/": '<th scope="row">',
    "/improvement/": "Bedden weg.",
    "/improvement/findings": "Finding 1 of",
    "/messages/": "was submitted",
    "/locations/": '<th scope="row">',
}
# Ranking looks at every location: one line for it, one for its open norm and one for its overdue measures.
ROWS_TO_RANK = 3


class Counted:
    """How many statements went to the database, and how many rows came back."""

    def __init__(self):
        self.statements = self.rows = 0

    def note(self, _connection, cursor, statement, *_rest):
        if "SAVEPOINT" not in statement:
            self.statements += 1
            self.rows += max(0, cursor.rowcount)


@pytest.fixture
def asked(engine, signed_in_client, reviewer):
    """What one page asks of the database, once it was asked before."""

    def ask(address):
        client = signed_in_client(reviewer)
        client.get(address)
        counted = Counted()
        event.listen(engine, "after_cursor_execute", counted.note)
        page = client.get(address).get_data(as_text=True)
        event.remove(engine, "after_cursor_execute", counted.note)
        return counted, page

    return ask


def test_four_hundred_assessments_take_as_many_questions_and_rows_per_page_as_a_hundred(
    session, framework, inspector, reviewer, asked
):
    make_adopted_visits(session, FEW, inspector, reviewer, framework)
    few = {address: asked(address)[0] for address in LISTS}
    make_adopted_visits(session, MANY - FEW, inspector, reviewer, framework)

    for address, line in LISTS.items():
        many, page = asked(address)
        grown = (MANY - FEW) * ROWS_TO_RANK if address == "/planning/next" else 0
        assert page.count(line) == A_PAGE, address
        assert (many.statements, many.rows) == (few[address].statements, few[address].rows + grown), address


def test_a_full_day_of_the_calendar_shows_a_few_and_leads_to_all_of_that_day(
    session, framework, inspector, reviewer, asked
):
    make_adopted_visits(session, FEW, inspector, reviewer, framework)

    _counted, month = asked(f"/planning/?month={DAY:%Y-%m}")
    _counted, day = asked(f"/planning/?month={DAY:%Y-%m}&day=3")

    assert month.count("and 1 more") == 28
    assert f"{FEW} assessments" in month
    assert "What is planned on 3 November 2026" in day
    assert day.count('<th scope="row">') == 4
