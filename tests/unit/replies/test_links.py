"""Links that nobody can make or change, and files that are what they say."""

import io
import uuid
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.replies.files import file_kind
from app.replies.links import Claim, digest_of, new_code, read, sign
from app.storage import kept_name

SECRET = "s" * 40
CLAIM = Claim(uuid.UUID(int=1), uuid.UUID(int=2))
TOKEN = sign(SECRET, CLAIM)


def archive(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as kept:
        for name, words in members.items():
            kept.writestr(name.replace("__", "/"), words)
    return out.getvalue()


def test_a_link_says_what_was_put_into_it():
    assert read(SECRET, TOKEN) == CLAIM


# Of the last letter two bits say nothing: four letters stand there for the same signature.
@pytest.mark.parametrize("place", range(len(TOKEN) - 1))
def test_a_link_with_any_one_letter_changed_is_none(place):
    other = "A" if TOKEN[place] != "A" else "B"

    assert read(SECRET, TOKEN[:place] + other + TOKEN[place + 1 :]) is None


def test_the_signature_covers_link_and_assessment():
    _body, _dot, signature = TOKEN.rpartition(".")
    other, _dot, _signature = sign(SECRET, Claim(CLAIM.link_id, uuid.UUID(int=3))).rpartition(".")

    assert read(SECRET, f"{other}.{signature}") is None
    assert read("t" * 40, TOKEN) is None


@given(st.text(max_size=80))
def test_rubbish_is_no_link(words):
    assert read(SECRET, words) is None


def test_a_code_is_eight_digits_and_is_kept_as_a_digest_that_hangs_on_link_and_secret():
    code = new_code()

    assert len(code) == 8
    assert code.isdecimal()
    kept = digest_of(SECRET, CLAIM.link_id, code)
    assert kept == digest_of(SECRET, CLAIM.link_id, f" {code[:4]} {code[4:]} ")
    assert kept != digest_of(SECRET, CLAIM.assessment_id, code)
    assert kept != digest_of("t" * 40, CLAIM.link_id, code)


@pytest.mark.parametrize(
    ("name", "content", "accepted"),
    [
        ("meting.pdf", b"%PDF-1.7 ...", True),
        ("meting.PDF", b"%PDF-1.7 ...", True),
        ("meting.docx", b"%PDF-1.7 ...", False),
        ("kamer.jpg", b"\xff\xd8\xff\xe0 ...", True),
        ("kamer.png", b"\x89PNG\r\n\x1a\n ...", True),
        ("brief.docx", archive(word__document_xml="").replace(b"_xml", b".xml"), True),
        (
            "macro.docx",
            archive(word__document_xml="", word__vbaProject_bin="x").replace(b"_xml", b".xml"),
            False,
        ),
        ("tabel.ods", archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), True),
        ("tabel.odt", archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), False),
        ("pagina.html", b"<script>alert(1)</script>", False),
        ("plaatje.svg", b"<svg onload='x'/>", False),
        ("pakket.zip", archive(readme="x"), False),
        ("stuk.docx", b"PK\x03\x04 not an archive", False),
        ("leeg.pdf", b"", False),
    ],
)
def test_a_file_is_accepted_for_what_is_in_it(name, content, accepted):
    assert (file_kind(name, content) is not None) is accepted


def test_a_name_keeps_its_last_part_and_its_ending():
    assert kept_name("C:\\Users\\x\\meting.pdf") == "meting.pdf"
    assert kept_name("../../etc/passwd\x00.pdf") == "passwd.pdf"
    assert kept_name("brief\r\nX: y\u202e.pdf") == "briefX: y.pdf"
    assert len(kept_name("a" * 500 + ".pdf")) == 200
    assert kept_name("a" * 500 + ".pdf").endswith(".pdf")
