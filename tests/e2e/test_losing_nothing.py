"""The short forms of `./dev chaos`: a server and a browser that are killed while people judge."""

from tests.chaos.drops import drop_again_and_again
from tests.chaos.field import Server, lay_out
from tests.chaos.storm import rage
from tests.chaos.visit import Outcome, go_on_visit


def test_a_server_that_is_killed_while_clients_send_loses_and_doubles_nothing(committing_database, tmp_path):
    place = lay_out(committing_database, assessments=4)

    found = rage(place, Server(committing_database, tmp_path), clients=4, judgements=400, kills=3)

    assert found.acknowledged == 400
    assert (found.lost, found.duplicates, found.strangers, found.refused) == (0, 0, 0, 0)
    assert found.kills > 0


def test_a_browser_that_is_killed_or_closed_keeps_what_the_screen_said_was_kept(
    playwright, committing_database, tmp_path
):
    place = lay_out(committing_database, assessments=2)
    server = Server(committing_database, tmp_path, workers=1)
    server.start()
    try:
        found = drop_again_and_again(playwright, place, server.url, tmp_path, judgements=24, kills=2)
        whole = go_on_visit(
            playwright, place, server.url, tmp_path, place.assessments[1], judgements=12, photos=2, rooms=2
        )
    finally:
        server.kill()

    assert (found.lost, found.duplicates) == (0, 0)
    assert whole == Outcome(judgements=12, photos=2, rooms=2, lost=0, strangers=0)
