"""veraPDF, the judge of both standards, over the real reports that the tests print: one Java for all."""

import pytest

from app.reports.audit_report import Status
from app.sheets.jobs import print_sheet
from tests.factories.audit_reports import Sample
from tests.factories.council_sheets import municipality_sheet
from tests.factories.printed_reports import FULL, THIN
from tests.verapdf.judge import STANDARDS, judged

pytestmark = pytest.mark.slow

SPOILED = "spoiled"


@pytest.fixture(scope="module")
def verdicts(portal, print_sample, tmp_path_factory):
    """What veraPDF says, by name of the file and standard."""
    residents = Sample(photos=0)
    prints = {
        "full": print_sample(FULL),
        "thin": print_sample(THIN),
        "public": print_sample(Sample(photos=2, profile="short", status=Status.ADOPTED), edition="public"),
        "residents": print_sample(residents, edition="residents"),
        "residents-right-to-left": print_sample(residents, edition="residents", language="ar"),
    }
    with portal.app_context():
        prints["council-sheet"] = print_sheet(portal, municipality_sheet("nl"))
    contents = {name: printed.content for name, printed in prints.items()}
    # The same length, so that every address in the file still holds.
    contents[SPOILED] = contents["residents"].replace(b'pdfuaid:part="1"', b'pdfuaid:part="9"')
    folder = tmp_path_factory.mktemp("verapdf")
    for name, content in contents.items():
        (folder / f"{name}.pdf").write_bytes(content)
    found = judged(folder / f"{name}.pdf" for name in contents)
    assert len(found) == len(contents) * len(STANDARDS)
    return {
        (verdict.file.rsplit("/", 1)[1].removesuffix(".pdf"), verdict.standard): verdict for verdict in found
    }


def test_every_report_and_sheet_is_compliant_with_the_archive_format_and_with_accessibility(verdicts):
    failed = {
        key: verdict.failures
        for key, verdict in verdicts.items()
        if key[0] != SPOILED and not verdict.compliant
    }
    assert failed == {}


def test_the_judge_sees_what_is_wrong(verdicts):
    spoiled = verdicts[SPOILED, "PDFUA-1"]
    assert not spoiled.compliant
    assert any("clause=5, testNumber=2" in failure for failure in spoiled.failures)
