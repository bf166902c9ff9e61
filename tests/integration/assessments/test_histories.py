"""Two tablets and a server, in every order that chance finds: the server stands where the model does.

The short form; `./dev chaos histories` plays more.
"""

from tests.chaos.histories import Place, play


def test_whatever_two_tablets_do_the_server_ends_where_the_model_does(
    session, storage, assessment, inspector, colleague
):
    play(Place(session, storage, assessment, (inspector, colleague)), histories=12, steps=20)
