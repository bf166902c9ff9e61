"""The printed file: archival, accessible, reproducible, closed, with its own data inside."""

import csv
import io
import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pypdfium2 import PdfDocument

from app.reports.frozen_content import freeze, from_canonical_json, to_canonical_json
from app.reports.pdf import printable, write_html
from app.reports.tables import judgements_sheet
from app.spreadsheets import write_csv
from quality_framework import scorecard_from_json_dict
from tests.factories.audit_reports import Sample, Status, framework, make_report
from tests.factories.printed_reports import BARE, THIN
from tests.house.repository import ROOT
from tests.unit.reports.payloads import payloads
from tests.unit.reports.printed_pages import mistakes

# Laying out the real report takes seconds each time.
pytestmark = pytest.mark.slow


def text_of(content: bytes) -> list[str]:
    return [sheet.get_textpage().get_text_bounded() for sheet in PdfDocument(content)]


@pytest.fixture(scope="module")
def full_words(full_report):
    return text_of(full_report.content)


@pytest.fixture(scope="module")
def bare_report(print_sample):
    return print_sample(BARE)


@pytest.fixture(scope="module")
def attached(full_report):
    """The files inside the full report, by name."""
    with PdfDocument(full_report.content) as file:
        found = (file.get_attachment(number) for number in range(file.count_attachments()))
        return {each.get_name(): bytes(each.get_data()) for each in found}


@pytest.fixture(scope="module")
def canary():
    """A server that notes who asks it for anything; its address and the list."""
    asked: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Canary)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def hostile_report(print_sample, canary):
    """Two hundred texts that ask for something outside, a long remark, and names that turn letters round."""
    tried = list(payloads(canary[0]))
    long = "<img src='https://example.org/x'><script>alert(1)</script> \x00\x0b" + "lang " * 800
    return print_sample(
        Sample(
            language="en",
            profile="short",
            photos=4,
            every_remark=True,
            remarks=(*("\n".join(tried[start : start + 5]) for start in range(0, 200, 5)), long[:4000]),
            location="مركز الاستقبال ጎንደር " + "Zeerlangenaamzonderspaties" * 4,
            person="Ġorġ \U0001f600 \u202eevil",
            danger=tried[2],
            caption=tried[3],
            status=Status.ADOPTED,
        )
    )


def test_the_full_report_is_archival_and_accessible(full_report):
    assert mistakes(full_report.content) == []


def test_a_report_in_which_nothing_was_judged_is_archival_and_accessible_too(bare_report):
    assert mistakes(bare_report.content) == []


def test_long_remarks_and_names_in_other_scripts_are_archival_and_accessible_too(hostile_report):
    assert mistakes(hostile_report.content) == []


def test_every_page_says_which_of_how_many_it_is(full_report, full_words):
    assert len(full_words) == full_report.pages
    for number, words in enumerate(full_words[1:], start=2):
        assert words.rstrip().endswith(str(full_report.pages)) or f"{number} " in words


def test_the_second_page_tells_the_whole(full_words):
    for theme in framework().themes:
        assert theme.title.in_language("nl") in full_words[1]


def test_markup_in_free_text_stays_text(hostile_report):
    whole = "".join(text_of(hostile_report.content)).replace("\n", "")
    assert "<script>alert(1)</script>" in whole


def test_a_chapter_without_content_is_left_out(bare_report, full_report):
    assert "Measurements" not in "".join(text_of(bare_report.content))
    with PdfDocument(full_report.content) as file:
        assert len(list(file.get_toc())) > 5


def test_the_same_report_gives_the_same_bytes_in_another_process_time_zone_and_hash_seed_a_day_later(
    tmp_path, print_sample
):
    program = (
        "import sys; from pathlib import Path; from tests.unit.reports.again import print_again;"
        " Path(sys.argv[1]).write_bytes(print_again(sys.argv[2]))"
    )
    subprocess.run(
        [sys.executable, "-c", program, tmp_path / "again.pdf", tmp_path],
        cwd=ROOT,
        env=os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=300,
    )
    assert (tmp_path / "again.pdf").read_bytes() == print_sample(THIN).content


def test_the_file_carries_its_own_data(portal, attached):
    report = from_canonical_json(attached["report.json"].decode())
    with portal.app_context():
        expected = make_report(Sample())
    assert to_canonical_json(report) == to_canonical_json(expected)
    rows = list(csv.DictReader(io.StringIO(attached["judgements.csv"].decode("utf-8-sig"))))
    assert [row["indicator"] for row in rows] == [line.id for line in report.indicators()]


def test_the_scorecard_can_be_read_back_from_the_file(attached):
    scorecard = scorecard_from_json_dict(json.loads(attached["report.json"])["scoring"]["scorecard"])
    assert scorecard.digest == framework().digest


def test_a_formula_in_a_remark_is_made_harmless(portal):
    with portal.app_context():
        table = write_csv(
            judgements_sheet(make_report(Sample(photos=0, remark='=HYPERLINK("http://example.org")')))
        ).decode()
    assert "\n=" not in table
    assert ',"=HYPERLINK' not in table
    assert "'=HYPERLINK" in table


def test_two_hundred_texts_that_ask_for_something_outside_get_nothing_and_are_printed_as_text(
    hostile_report, canary
):
    where, asked = canary
    tried = list(payloads(where))
    assert len(set(tried)) == 200
    assert asked == []
    whole = "".join("".join(text_of(hostile_report.content)).split())
    assert "root:x:0:0" not in whole
    in_print = [words for words in tried if "".join(words.split())[:30] in whole]
    assert len(in_print) > 180
    with PdfDocument(hostile_report.content) as file:
        names = {file.get_attachment(number).get_name() for number in range(file.count_attachments())}
    assert names == {"report.json", "judgements.csv"}


def test_what_our_fonts_cannot_draw_is_replaced():
    assert printable("a\U0001f600b\x00c\u202ed") == "a\ufffdbcd"
    assert printable("Ġorġ · 4 m² · مركز · ጎንደር") == "Ġorġ · 4 m² · مركز · ጎንደር"


def test_the_pages_are_in_the_language_of_the_report_whatever_the_reader_speaks(portal):
    with portal.app_context():
        report = make_report(Sample(photos=0, language="en"))
        html = write_html(freeze(report), portal.jinja_env, {}, "https://kompas.example.nl")
    assert '<html lang="en">' in html
    assert "In one page" in html
    assert "17 November 2026" in html


def test_the_cover_leads_to_the_check_page(portal):
    with portal.app_context():
        report = make_report(Sample(photos=0, language="en"))
        html = write_html(freeze(report), portal.jinja_env, {}, "https://kompas.example.nl")
    assert "https://kompas.example.nl/check/OK-2026-0147/" in html


@pytest.mark.parametrize("asked", ["operator", "municipality"])
def test_only_who_was_asked_is_said_to_have_been_asked_for_a_reply(portal, asked):
    report = make_report(Sample(photos=0, language="en"))
    assert report.hearing is not None
    parties = tuple(one for one in report.hearing.parties if one.party == asked)
    alone = replace(report, hearing=replace(report.hearing, parties=parties))
    with portal.app_context():
        html = write_html(freeze(alone), portal.jinja_env, {}, "https://kompas.example.nl")
    assert f"Until 1 December 2026 the {asked} could reply." in html
