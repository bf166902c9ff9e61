import datetime as dt
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from app.accounts.models import Role
from app.extensions import office_of
from app.i18n import speaking
from app.sheets.actions import keep_file
from app.sheets.content import thaw
from app.sheets.jobs import print_sheet
from app.sheets.models import CouncilSheet
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, ZEIST, make_location, make_places

STREET = "Geheimlaan 77"


def asked(session, client, address):
    answer = client.post(f"{address}?cycle=2024-2026&on=2025-07-01")
    assert answer.status_code == 302, answer.text
    return session.query(CouncilSheet).order_by(CouncilSheet.requested_at.desc()).first()


def test_a_municipality_is_frozen_with_its_sources_and_without_any_address(session, signed_in_client):
    home = make_location(session, kind="unaccompanied-minors", street_address=STREET, postal_code="3599 ZQ")
    make_places(session, home, 18)
    client = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=UTRECHT))
    make_places(session, make_location(session, ZEIST), 4321)
    sheet = asked(session, client, f"/allocation/municipalities/{UTRECHT}/sheet")
    content = thaw(sheet.content)
    assert content.numbers.task == 1946
    assert content.numbers.never == 18
    assert all(figure.source for figure in content.figures)
    for secret in (STREET, "3599", "4321"):
        assert secret not in sheet.content
    assert "Your page is being made." in client.get(f"/allocation/sheets/{sheet.id}").text
    assert client.get(f"/allocation/sheets/{sheet.id}/file").status_code == 409


def test_what_was_frozen_and_a_file_that_is_ready_never_change(session, signed_in_client, storage):
    client = signed_in_client(make_person(session, Role.READER))
    sheet = asked(session, client, "/allocation/provinces/PV26/sheet")
    for values in ({"content": "{}"}, {"area_code": "PV20"}):
        with pytest.raises(DBAPIError, match="never changes"), session.begin_nested():
            session.execute(update(CouncilSheet).values(**values))
    keep_file(session, sheet, sha256=storage.put(b"%PDF a page"), pages=1)
    with pytest.raises(DBAPIError, match="never changes"), session.begin_nested():
        session.execute(update(CouncilSheet).values(pages=2))
    with client.get(f"/allocation/sheets/{sheet.id}/file") as file:
        assert file.data == b"%PDF a page"


@pytest.fixture
def storage(app):
    return office_of(app).storage


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", [f"municipalities/{UTRECHT}", "provinces/PV30"])
def test_a_sheet_is_one_page_that_says_what_was_frozen(session, signed_in_client, app, address, language):
    for number in range(14):
        place = UTRECHT if address.endswith(UTRECHT) else "GM0772"
        make_places(session, make_location(session, place, name=f"De Voorbeeldhof {number}"), 30)
    client = signed_in_client(make_person(session, Role.READER))
    client.get(f"/language/{language}")
    sheet = asked(session, client, f"/allocation/{address}/sheet")
    content = thaw(sheet.content)
    verdicts = ("urgent-action", "improvement-needed", "no-serious-shortcomings", "insufficient-basis", "")
    inspected = [
        replace(one, headline=verdict, visited_on=dt.date(2025, 6, 1))
        for one, verdict in zip(content.locations, verdicts * 2, strict=False)
    ]
    content = replace(content, locations=tuple(inspected), is_fictional=True)
    assert content.language == language
    with app.test_request_context(), speaking(language):
        printed = print_sheet(app, content)
    assert printed.pages == 1
    words = PdfDocument(printed.content)[0].get_textpage().get_text_bounded()
    assert content.area in words
    assert "420" in words
    assert content.on == dt.date(2025, 7, 1)
