"""What can go wrong, as values: a stable code for programs, words are added in `errors.py`."""

from collections.abc import Mapping


class Problem(Exception):  # noqa: N818 (the field says problem: application/problem+json)
    """Something the asker can understand and mend.

    `code` is stable and English (`assessment-not-open`), `status` the HTTP status it becomes; `details` hold
    the values that the sentence needs. Raised in actions and queries, put into words in `errors.py`.
    """

    status = 400

    def __init__(self, code: str, /, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, object] = details


class NotFound(Problem):
    """There is no such thing, or the asker may not know that there is."""

    status = 404


class NotAllowed(Problem):
    """The asker is known and may not do this."""

    status = 403


class Conflict(Problem):
    """Somebody else was first, or the thing is no longer in the state that the step needs."""

    status = 409


class Invalid(Problem):
    """The values given can't be used as they are."""

    status = 400


class Unavailable(Problem):
    """Something that we need does not work at this moment; nothing was kept, and a later try may do."""

    status = 503


class TooLarge(Problem):
    """More bytes than we accept."""

    status = 413
