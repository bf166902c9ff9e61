"""Every setting of Opvangkompas comes from the environment, and a wrong value stops the program at once.

`.env.example` lists every name with its meaning. Nothing is read from a file, except the secret key that was
made on the first start and is kept in the var folder.
"""

import os
import re
import secrets
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

_DATABASE_URL = re.compile(r"^(postgres|postgresql|postgresql\+psycopg)://")
_MAIL_FROM = re.compile(r"^([^<>@\r\n]+<)?[^<>@\s]+@[^<>@\s]+>?$")
_SHORTEST_SECRET = 32
_NEVER_SHOWN = ("DATABASE_URL", "SECRET_KEY", "SMTP_PASSWORD")


class SettingsError(Exception):
    """A setting is wrong. The text is one line that names the setting and says what is expected."""


class Environment(StrEnum):
    """Where the program runs: it decides what may be shown, never what is true."""

    PRODUCTION = "production"
    DEVELOPMENT = "development"
    TEST = "test"


class MailSecurity(StrEnum):
    """How the connection to the mail server is kept secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


def _database_url(value: str) -> str:
    if not _DATABASE_URL.match(value):
        raise ValueError("must begin with postgresql:// (no other database is supported)")
    return _DATABASE_URL.sub("postgresql+psycopg://", value)


def _public_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be a web address such as https://kompas.example.nl")
    return value.rstrip("/")


def _mail_from(value: str) -> str:
    if not _MAIL_FROM.match(value):
        raise ValueError("must be an e-mail address such as kompas@example.nl")
    return value


def _secret_key(value: str) -> str:
    if len(value) < _SHORTEST_SECRET:
        raise ValueError(f"must have at least {_SHORTEST_SECRET} characters")
    return value


class Settings(BaseSettings):
    """All settings, checked. Make one with `Settings.load()`."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    environment: Environment = Environment.PRODUCTION
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    database_url: Annotated[str, AfterValidator(_database_url)] | None = Field(default=None, repr=False)
    var_folder: Path = Path("var")
    files_folder: Path | None = None
    max_upload_mb: Annotated[int, Field(ge=1, le=500)] = 20
    public_url: Annotated[str, AfterValidator(_public_url)] | None = None
    measure_days_acute: Annotated[int, Field(ge=0, le=3650)] = 2
    measure_days_high: Annotated[int, Field(ge=0, le=3650)] = 14
    measure_days_medium: Annotated[int, Field(ge=0, le=3650)] = 90
    measure_days_low: Annotated[int, Field(ge=0, le=3650)] = 180
    trusted_proxies: Annotated[int, Field(ge=0, le=5)] = 0
    demo: bool = False
    secret_key: Annotated[str, AfterValidator(_secret_key)] | None = Field(default=None, repr=False)
    smtp_host: str | None = None
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_security: MailSecurity = MailSecurity.STARTTLS
    smtp_user: str | None = None
    smtp_password: str | None = Field(default=None, repr=False)
    mail_from: Annotated[str, AfterValidator(_mail_from)] = "Opvangkompas <opvangkompas@localhost>"

    @classmethod
    def load(cls, **overrides: Any) -> Self:  # noqa: ANN401 (pydantic checks each value)
        """Read the environment, make relative folders absolute and make sure that there is a secret key.

        Raises SettingsError with one line when a value is wrong; keyword arguments win over the environment.
        """
        try:
            read = cls(**overrides)
        except ValidationError as error:
            raise SettingsError(_first_mistake(error)) from None
        var_folder = read.var_folder.absolute()
        return read.model_copy(
            update={
                "var_folder": var_folder,
                "files_folder": (read.files_folder or var_folder / "files").absolute(),
                "secret_key": read.secret_key or _kept_secret(var_folder / "secret_key"),
            }
        )

    @property
    def uses_embedded_database(self) -> bool:
        """True when no DATABASE_URL is given: we then start our own PostgreSQL under the var folder."""
        return self.database_url is None

    @property
    def address(self) -> str:
        """The address that people type: PUBLIC_URL, or the host and port that are listened on."""
        if self.public_url is not None:
            return self.public_url
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def session_cookie_secure(self) -> bool:
        """True when people reach us over HTTPS: the session cookie then never travels over plain HTTP."""
        return self.address.startswith("https://")

    @property
    def mail_folder(self) -> Path:
        """Where mail is put, a file each, while no mail server is set."""
        return self.var_folder / "mail"

    @property
    def max_upload_bytes(self) -> int:
        """The largest request that is accepted, in bytes."""
        return self.max_upload_mb * 1024 * 1024


def _first_mistake(error: ValidationError) -> str:
    mistake = error.errors(include_url=False)[0]
    name = str(mistake["loc"][0]).upper() if mistake["loc"] else "a setting"
    reason = str(mistake["msg"]).removeprefix("Value error, ")
    given = name if name in _NEVER_SHOWN else f"{name}={mistake['input']!r}"
    return f"{given} is not accepted: {reason}"


def _kept_secret(path: Path) -> str:
    """The key that signs sessions: made once, readable by the owner only, and the same after a restart."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            unfinished = path.with_name(f"{path.name}.{os.getpid()}")
            unfinished.touch(mode=0o600)
            unfinished.write_text(secrets.token_urlsafe(48), encoding="ascii")
            # A link fails when another process was first: its key is then the one that counts.
            try:
                os.link(unfinished, path)
            except FileExistsError:
                pass
            finally:
                unfinished.unlink()
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SettingsError(f"VAR_FOLDER cannot be used for {path.name}: {error.strerror}") from error
