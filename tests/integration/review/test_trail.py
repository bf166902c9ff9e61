"""The audit trail of an assessment, taken away as a file."""

import csv
import io
import json

from app.assessments.workflow import Step
from app.review.actions import take_step
from tests.factories.assessments import submitted


def test_the_trail_is_taken_away_whole_with_hashes_that_follow_each_other(
    session, signed_in_client, location, inspector, reviewer, municipality
):
    found = submitted(session, location, inspector)
    take_step(session, reviewer, found, Step.BEGIN_REVIEW)
    client = signed_in_client(reviewer)

    told = json.loads(client.get(f"/assessments/{found.id}/history/json").get_data())
    actions = [line["action"] for line in told]
    assert actions[0] == "plan-assessment"
    assert actions[-1] == "begin-review"
    assert {"record-judgements", "submit", "freeze-scorecard"} <= set(actions)
    hashes = [(line["previous_hash"], line["line_hash"]) for line in told]
    assert [before for before, _own in hashes] == ["", *[own for _before, own in hashes[:-1]]]
    assert told[-1]["after"] == {"state": "in-review"}

    answer = client.get(f"/assessments/{found.id}/history/csv")
    assert answer.headers["Content-Disposition"] == f"attachment; filename={found.number}.csv"
    rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert [row["action"] for row in rows] == actions
    assert rows[-1]["person"] == "Bea Toets"
    assert signed_in_client(municipality).get(f"/assessments/{found.id}/history/csv").status_code == 404
