"""The links that need no account, and their codes: signed, so that nobody can make or change one."""

import hashlib
import hmac
import secrets
import uuid
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

CODE_DIGITS = 8


@dataclass(frozen=True)
class Claim:
    """What a genuine link says: which link it is, and for which assessment."""

    link_id: uuid.UUID
    assessment_id: uuid.UUID


def _signer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="opvangkompas.reply-link")


def sign(secret: str, claim: Claim) -> str:
    """The part of the address that only we can make."""
    return str(_signer(secret).dumps([str(claim.link_id), str(claim.assessment_id)]))


def read(secret: str, token: str) -> Claim | None:
    """What the token says, or None when we did not make it."""
    try:
        link_id, assessment_id = _signer(secret).loads(token)
        return Claim(uuid.UUID(link_id), uuid.UUID(assessment_id))
    except (BadSignature, ValueError, TypeError, AttributeError):
        return None


def new_code() -> str:
    """A code that nobody can guess within the tries that are allowed."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def digest_of(secret: str, link_id: uuid.UUID, code: str) -> str:
    """What is kept of a code: of no use to who reads it without the secret of the portal."""
    digits = "".join(character for character in code if character.isdecimal())
    return hmac.new(secret.encode(), f"reply-code:{link_id}:{digits}".encode(), hashlib.sha256).hexdigest()
