"""Many clients send judgements while the server is killed again and again: nothing that was acknowledged is
lost, and nothing is stored twice.
"""

import http.client
import http.cookiejar
import json
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field

from tests.chaos.field import PASSWORD, Field, Server

BATCH = 20
PAUSE_BETWEEN_TRIES = 0.2
SHORTEST_LIFE, LONGEST_LIFE = 0.3, 2.5


@dataclass
class Client:
    """One tablet: it makes judgements under its own ids and sends each until it is answered by name."""

    url: str
    email: str
    assessments: tuple[uuid.UUID, ...]
    indicators: tuple[str, ...]
    number: int
    acknowledged: set[str] = field(default_factory=set)
    refused: list[object] = field(default_factory=list)
    tries: int = 0

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._browser = urllib.request.build_opener(jar)

    def sign_in(self) -> None:
        """As a person does, with the token of the page."""
        page = self._open(f"{self.url}/sign-in").decode()
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert token is not None
        form = {"email": self.email, "password": PASSWORD, "csrf_token": token[1]}
        self._open(f"{self.url}/sign-in", urllib.parse.urlencode(form).encode())

    def _open(self, what: str | urllib.request.Request, form: bytes | None = None) -> bytes:
        with self._browser.open(what, form, timeout=30) as answer:
            content: bytes = answer.read()
        return content

    def send_all(self) -> None:
        """Send to each assessment in batches; a batch without an answer goes again, under the same ids."""
        for assessment in self.assessments:
            self._send_to(assessment, [self._judgement(place) for place in range(self.number)])

    def _send_to(self, assessment: uuid.UUID, waiting: list[dict[str, object]]) -> None:
        while waiting:
            receipts = self._try_to_send(assessment, waiting[:BATCH])
            if receipts is None:
                time.sleep(PAUSE_BETWEEN_TRIES)
                continue
            self.refused += [receipt for receipt in receipts if receipt["status"] == "refused"]
            self.acknowledged |= {receipt["id"] for receipt in receipts if receipt["status"] != "refused"}
            waiting = [item for item in waiting if item["id"] not in {one["id"] for one in receipts}]

    def _judgement(self, place: int) -> dict[str, object]:
        return {
            "id": str(uuid.uuid4()),
            "indicator": self.indicators[place % len(self.indicators)],
            "level": ("met", "partly-met", "not-met")[place % 3],
            "judged_at": "2026-11-25T10:00:00Z",
            "remark": f"{self.email} {place}",
        }

    def _try_to_send(
        self, assessment: uuid.UUID, batch: list[dict[str, object]]
    ) -> list[dict[str, str]] | None:
        self.tries += 1
        try:
            token = json.loads(self._open(f"{self.url}/tablet/session"))["token"]
            request = urllib.request.Request(  # noqa: S310 (our own server)
                f"{self.url}/assessments/{assessment}/judgements",
                json.dumps({"judgements": batch}).encode(),
                {"Content-Type": "application/json", "Accept": "application/json", "X-CSRFToken": token},
            )
            receipts: list[dict[str, str]] = json.loads(self._open(request))["receipts"]
        except urllib.error.HTTPError as error:
            error.close()
            return None
        except (OSError, ValueError, http.client.HTTPException):
            return None
        return receipts


@dataclass(frozen=True)
class Outcome:
    """What the database says afterwards, beside what the clients were told."""

    acknowledged: int
    lost: int
    duplicates: int
    strangers: int
    refused: int
    kills: int
    requests: int


def rage(place: Field, server: Server, *, clients: int, judgements: int, kills: int) -> Outcome:
    """Let the clients send this many judgements in all, and kill the server this many times meanwhile, or
    until everything is in.
    """
    server.start()
    each = judgements // len(place.assessments)
    tablets = [
        Client(
            server.url,
            place.emails[number % len(place.emails)],
            place.assessments[number::clients],
            place.indicators,
            each,
        )
        for number in range(clients)
    ]
    for tablet in tablets:
        tablet.sign_in()
    threads = [threading.Thread(target=tablet.send_all) for tablet in tablets]
    for thread in threads:
        thread.start()
    killed = 0
    chance = random.Random(kills)  # noqa: S311 (the same storm every time)
    while any(thread.is_alive() for thread in threads):
        time.sleep(chance.uniform(SHORTEST_LIFE, LONGEST_LIFE))
        if killed < kills and any(thread.is_alive() for thread in threads):
            server.kill()
            killed += 1
            server.start()
    for thread in threads:
        thread.join()
    server.kill()
    stored = place.judgement_ids()
    told = set().union(*(tablet.acknowledged for tablet in tablets))
    return Outcome(
        acknowledged=len(told),
        lost=len(told - set(stored)),
        duplicates=len(stored) - len(set(stored)),
        strangers=len(set(stored) - told),
        refused=sum(len(tablet.refused) for tablet in tablets),
        kills=killed,
        requests=sum(tablet.tries for tablet in tablets),
    )
