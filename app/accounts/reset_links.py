"""The link by which somebody who has forgotten their password chooses a new one: signed, short-lived, and of
no use once the password or the address has changed, because it names the epoch of the person's sessions and a
digest of the address to which it was mailed.
"""

import uuid
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer

MINUTES_VALID = 60


@dataclass(frozen=True)
class ResetClaim:
    """Whose password it is, how often that person's sessions were ended when the link was made, and to which
    address it went, as a digest: no address stands in a link.
    """

    person_id: uuid.UUID
    epoch: int
    address_digest: str


def _signer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="opvangkompas.password-reset")


def sign(secret: str, claim: ResetClaim) -> str:
    """The part of the address that only we can make."""
    return str(_signer(secret).dumps([str(claim.person_id), claim.epoch, claim.address_digest]))


def read(secret: str, token: str) -> ResetClaim | None:
    """What the token says; None when we did not make it or its time is over."""
    try:
        person_id, epoch, address_digest = _signer(secret).loads(token, max_age=MINUTES_VALID * 60)
        return ResetClaim(uuid.UUID(person_id), int(epoch), str(address_digest))
    except (BadSignature, ValueError, TypeError, AttributeError):
        return None
