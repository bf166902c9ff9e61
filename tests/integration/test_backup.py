"""A backup holds everything, and comes back only whole and into an empty place."""

import io
import json
import stat
import tarfile

import pytest
from sqlalchemy import create_engine, text

from app.backup import BackupError, make_backup, restore_backup
from app.migrating import current_revision, newest_revision
from app.storage import Storage


@pytest.fixture
def backup(committing_database, tmp_path):
    """A backup of one row and one file."""
    engine = create_engine(committing_database)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE remembered AS SELECT 'ë' AS word"))
    engine.dispose()
    Storage(tmp_path / "files").put(b"a photo")
    make_backup(committing_database, tmp_path / "files", tmp_path / "backup.tar")
    return tmp_path / "backup.tar"


def change(backup, name, content):
    """The same backup with one part replaced."""
    changed = backup.with_name("changed.tar")
    with tarfile.open(backup) as old, tarfile.open(changed, "w") as new:
        for member in old:
            part = old.extractfile(member).read()
            if name in member.name:
                part = content(part)
                member.size = len(part)
            new.addfile(member, io.BytesIO(part))
    return changed


def test_what_was_kept_comes_back(backup, empty_database, tmp_path):
    restore_backup(empty_database, tmp_path / "elsewhere/files", backup)

    engine = create_engine(empty_database)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT word FROM remembered")) == "ë"
    engine.dispose()
    assert current_revision(empty_database) == newest_revision()
    kept = [path.read_bytes() for path in (tmp_path / "elsewhere/files").rglob("*") if path.is_file()]
    assert kept == [b"a photo"]


def test_only_we_can_read_a_backup(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_never_replaces_another(backup, committing_database, tmp_path):
    with pytest.raises(BackupError, match="never replaces"):
        make_backup(committing_database, tmp_path / "files", backup)


def test_a_failed_backup_leaves_nothing_behind(committing_database, tmp_path):
    with pytest.raises(BackupError, match="pg_dump"):
        make_backup(committing_database.replace("/okp_", "/no_such_"), tmp_path, tmp_path / "backup.tar")

    assert list(tmp_path.iterdir()) == []


def test_a_database_with_tables_is_not_overwritten(backup, committing_database, tmp_path):
    with pytest.raises(BackupError, match="database is not empty"):
        restore_backup(committing_database, tmp_path / "elsewhere", backup)


def test_a_folder_with_files_is_not_overwritten(backup, empty_database, tmp_path):
    with pytest.raises(BackupError, match="is not empty"):
        restore_backup(empty_database, tmp_path / "files", backup)


def test_another_file_is_refused(empty_database, tmp_path):
    (tmp_path / "letter.txt").write_text("Geachte heer, mevrouw")

    with pytest.raises(BackupError, match="not a backup"):
        restore_backup(empty_database, tmp_path / "elsewhere", tmp_path / "letter.txt")


def test_a_changed_photo_is_noticed_before_anything_is_put_back(backup, empty_database, tmp_path):
    with pytest.raises(BackupError, match="damaged"):
        restore_backup(empty_database, tmp_path / "elsewhere", change(backup, "files", lambda _: b"other"))

    assert current_revision(empty_database) is None


def test_a_file_with_a_strange_name_is_refused(backup, empty_database, tmp_path):
    with tarfile.open(backup, "a") as archive:
        archive.addfile(tarfile.TarInfo("../outside"), io.BytesIO())

    with pytest.raises(BackupError, match=r"\.\./outside"):
        restore_backup(empty_database, tmp_path / "elsewhere", backup)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("format", 2, "format 2"),
        ("revision", "9999", "newer version"),
        ("contents", {}, "not complete"),
    ],
)
def test_a_backup_that_we_cannot_read_is_refused_with_the_reason(
    backup, empty_database, tmp_path, key, value, reason
):
    changed = change(
        backup, "backup.json", lambda about: json.dumps(json.loads(about) | {key: value}).encode()
    )

    with pytest.raises(BackupError, match=reason):
        restore_backup(empty_database, tmp_path / "elsewhere", changed)
