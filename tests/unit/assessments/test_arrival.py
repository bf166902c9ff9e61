import datetime as dt
import uuid

from app.assessments.arrival import JudgementIn


def test_the_hash_of_a_judgement_is_the_one_that_the_tablet_computes():
    """The same judgement and hash stand in tests/js/digest.test.mjs."""
    item = JudgementIn(
        id=uuid.UUID(int=1),
        indicator="rooms.privacy.lockable-door",
        level="not-met",
        judged_at=dt.datetime(2026, 11, 25, tzinfo=dt.UTC),
        verified_by=("staff", "observation"),
        measured_value="3,4",
        remark='Één deur\x7f “klemt” 🚪\n"gang"',
        replaces=(
            uuid.UUID("b0000000-0000-4000-8000-000000000000"),
            uuid.UUID("a0000000-0000-4000-8000-000000000000"),
        ),
    )

    assert item.digest == "4f3a573921f5e37a388ca254498aa6de5920559f74219176b1b0d3f8c21aeced"
