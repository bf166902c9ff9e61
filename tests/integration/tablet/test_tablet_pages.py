"""What every tablet needs: service worker, scripts, manifest, what is kept, and who is signed in."""

import re

import pytest

from app.accounts.models import Role
from tests.factories.people import make_person


@pytest.fixture
def inspector(session):
    return make_person(session, Role.INSPECTOR, name="Iris Toets")


def test_a_page_names_its_scripts_by_their_release_and_an_older_release_is_not_there(client):
    address = re.search(
        r'src="(/scripts/(\w+)/pages/mine\.js)"', client.get("/tablet").get_data(as_text=True)
    )

    with client.get(address[1]) as script:
        assert script.status_code == 200
        assert script.mimetype == "text/javascript"
        assert "immutable" in script.headers["Cache-Control"]
    assert client.get(address[1].replace(address[2], "0" * 12)).status_code == 404
    assert client.get(address[1].replace("mine", "nothing")).status_code == 404


def test_only_the_thread_that_reads_heic_photos_may_run_webassembly(client):
    address = re.search(r'src="(/scripts/\w+/pages/mine\.js)"', client.get("/tablet").get_data(as_text=True))

    policies = []
    for name in ("pages/mine", "photo/heic_worker"):
        with client.get(address[1].replace("pages/mine", name)) as script:
            policies.append(script.headers["Content-Security-Policy"])

    assert "wasm" not in policies[0]
    assert policies[1] == "default-src 'self'; connect-src 'none'; script-src 'self' 'wasm-unsafe-eval'"


def test_the_page_of_what_is_kept_loads_no_module_of_another_page(client):
    page = client.get("/tablet").get_data(as_text=True)

    assert "/store/database.js" in page
    assert "/pages/tablet.js" not in page


def test_the_service_worker_answers_for_the_whole_portal_and_is_always_asked_anew(client):
    with client.get("/sw.js") as worker:
        assert worker.mimetype == "text/javascript"
        assert worker.headers["Cache-Control"] == "no-cache"


def test_the_portal_can_be_installed(client):
    manifest = client.get("/manifest.webmanifest")

    assert manifest.mimetype == "application/manifest+json"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest.json["icons"]}
    for icon in manifest.json["icons"]:
        with client.get(icon["src"]) as picture:
            assert picture.status_code == 200


def test_who_is_signed_in_is_told_with_a_fresh_token(client, signed_in_client, inspector):
    signed_in = signed_in_client(inspector).get("/tablet/session").json

    assert signed_in["person"] == str(inspector.id)
    assert signed_in["token"]
    assert client.get("/tablet/session").json["person"] is None


def test_the_page_of_what_is_kept_names_nobody(signed_in_client, inspector):
    page = signed_in_client(inspector).get("/tablet").get_data(as_text=True)

    assert inspector.name not in page
    assert str(inspector.id) not in page
    assert "csrf" not in page
