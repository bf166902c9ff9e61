"""A backup is one tar file: the database, every stored file, and a list of what it holds with their hashes.

The database is written first and the files after it. Files are only ever added, and each is on disk before
its row is committed, so every row of the backup finds its file in the backup.
"""

import datetime as dt
import hashlib
import itertools
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import click
from sqlalchemy import create_engine, inspect, make_url

from app.migrating import current_revision, newest_revision, revisions
from app.postgres_programs import find_programs

FORMAT = 1
_DUMP = "database.dump"
_LIST = "backup.json"
_NAME = re.compile(rf"{re.escape(_DUMP)}|{re.escape(_LIST)}|files/[0-9a-f]{{2}}/[0-9a-f]{{64}}")
_LONGEST_SECONDS = 3600
# Where the settings at the head of a script surely end, and no row of a table can stand yet.
_HEADER_LINES = 15


class BackupError(click.ClickException):
    """The backup cannot be made or put back. The text is one line."""


def make_backup(database_url: str, files_folder: Path, target: Path) -> int:
    """Write everything to the new file `target`, readable by us only; returns its size in bytes.

    The portal may go on meanwhile: what arrives after the first moment is left for the next backup.
    """
    if target.exists():
        raise BackupError(f"{target} exists already; a backup never replaces another")
    with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".backup-") as work:
        dump = Path(work, _DUMP)
        _run_program("pg_dump", database_url, "--format=custom", "--no-owner", f"--file={dump}")
        contents = {_DUMP: _sha256(dump)}
        stored = sorted(
            path for path in files_folder.glob("*/*") if _NAME.fullmatch(_name(path, files_folder))
        )
        contents |= {_name(path, files_folder): _sha256(path) for path in stored}
        about = Path(work, _LIST)
        about.write_text(
            json.dumps(
                {
                    "format": FORMAT,
                    "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                    "revision": current_revision(database_url),
                    "contents": contents,
                },
                indent=1,
            ),
            encoding="utf-8",
        )
        finished = Path(work, "backup.tar")
        finished.touch(mode=0o600)
        with tarfile.open(finished, "w") as archive:
            archive.add(about, _LIST)
            archive.add(dump, _DUMP)
            for path in stored:
                archive.add(path, _name(path, files_folder), recursive=False)
        # A link, not a rename: it fails when another backup took the name meanwhile.
        os.link(finished, target)
    return target.stat().st_size


def restore_backup(database_url: str, files_folder: Path, source: Path) -> None:
    """Put a backup back into an empty database and an empty folder, after checking every hash in it."""
    if files_folder.exists() and any(files_folder.iterdir()):
        raise BackupError(f"{files_folder} is not empty; a backup is put back into an empty place only")
    if not _is_empty(database_url):
        raise BackupError("the database is not empty; a backup is put back into an empty place only")
    files_folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=files_folder.absolute().parent, prefix=".restore-") as work:
        try:
            with tarfile.open(source) as archive:
                _unpack(archive, Path(work))
            about = json.loads(Path(work, _LIST).read_text(encoding="utf-8"))
        except (OSError, tarfile.TarError, ValueError) as error:
            raise BackupError(f"{source} is not a backup of Opvangkompas, or is damaged: {error}") from None
        _check(about, Path(work))
        _restore_database(database_url, Path(work, _DUMP), Path(work, "database.sql"))
        stored = Path(work, "files")
        stored.mkdir(exist_ok=True)
        if files_folder.exists():
            files_folder.rmdir()
        stored.rename(files_folder)


def _name(path: Path, files_folder: Path) -> str:
    """The name of a stored file inside the backup. Half-written files do not have such a name."""
    return f"files/{path.relative_to(files_folder)}"


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Write out what a backup of ours can hold, and nothing else: no links, no strange names."""
    for member in archive:
        content = archive.extractfile(member) if _NAME.fullmatch(member.name) else None
        if content is None:
            raise BackupError(f"this is not a backup of Opvangkompas: it holds {member.name}")
        target = folder / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with content, target.open("wb") as file:
            shutil.copyfileobj(content, file)


def _check(about: dict[str, Any], work: Path) -> None:
    if about.get("format") != FORMAT:
        raise BackupError(f"this is a backup of format {about.get('format')}, and we read format {FORMAT}")
    if about["revision"] not in revisions():
        raise BackupError(
            f"this backup was made by a newer version (tables {about['revision']}); "
            f"this version knows them up to {newest_revision()}"
        )
    there = {str(path.relative_to(work)): path for path in work.rglob("*") if path.is_file()}
    there.pop(_LIST)
    if set(there) != set(about["contents"]):
        raise BackupError("this backup is not complete: its list and its contents differ")
    for name, path in there.items():
        if _sha256(path) != about["contents"][name]:
            raise BackupError(f"this backup is damaged: {name} has changed since it was made")


def _restore_database(database_url: str, dump: Path, script: Path) -> None:
    """Put the dump back in one transaction: all of it, or nothing."""
    with script.open("wb") as file:
        _run([find_programs() / "pg_restore", "--no-owner", "--file=-", dump], output=file)
    # Our pg_restore is of version 18 and begins with a setting that PostgreSQL 15 and 16 do not know.
    with script.open("rb") as lines, (kept := script.with_suffix(".kept.sql")).open("wb") as file:
        for line in itertools.islice(lines, _HEADER_LINES):
            if line.strip() != b"SET transaction_timeout = 0;":
                file.write(line)
        shutil.copyfileobj(lines, file)
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={kept}"]
    _run_program("psql", database_url, *options)


def _is_empty(database_url: str) -> bool:
    engine = create_engine(database_url)
    try:
        return not inspect(engine).get_table_names()
    finally:
        engine.dispose()


def _run_program(program: str, database_url: str, *options: str) -> None:
    """Run pg_dump or psql on the database. The password goes through the environment, which others cannot
    see, unlike the command line of a process.
    """
    url = make_url(database_url)
    address = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    password = {"PGPASSWORD": str(url.password)} if url.password else {}
    with Path(os.devnull).open("wb") as nowhere:
        _run([find_programs() / program, f"--dbname={address}", *options], output=nowhere, more=password)


def _run(command: list[Any], *, output: IO[bytes], more: Mapping[str, str] = MappingProxyType({})) -> None:
    done = subprocess.run(  # noqa: S603 (our own programs)
        command,
        env={**os.environ, **more},
        check=False,
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        timeout=_LONGEST_SECONDS,
    )
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines()
        raise BackupError(
            f"{Path(command[0]).name} did not finish: {reason[-1] if reason else done.returncode}"
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
