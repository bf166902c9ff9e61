"""Settings: read from the environment, refused with one clear line."""

import stat
from pathlib import Path

import pytest

from config import Settings, SettingsError


@pytest.fixture(autouse=True)
def own_var_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("VAR_FOLDER", str(tmp_path / "var"))


def test_without_any_setting_the_portal_listens_on_this_machine_only():
    settings = Settings.load()

    assert settings.address == "http://127.0.0.1:8000"
    assert settings.uses_embedded_database
    assert settings.max_upload_bytes == 20 * 1024 * 1024
    assert settings.files_folder == settings.var_folder / "files"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "http"),
        ("WORKERS", "0"),
        ("MAX_UPLOAD_MB", "-1"),
        ("DATABASE_URL", "sqlite:///kompas.db"),
        ("PUBLIC_URL", "kompas.example.nl"),
        ("SECRET_KEY", "short"),
        ("ENVIRONMENT", "acceptance"),
        ("TRUSTED_PROXIES", "many"),
    ],
)
def test_a_wrong_value_is_refused_in_one_line_that_names_the_setting(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name) as refused:
        Settings.load()

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"), [("DATABASE_URL", "mysql://kompas:hunter2@db/kompas"), ("SECRET_KEY", "hunter2")]
)
def test_a_refusal_never_shows_a_secret(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as refused:
        Settings.load()

    assert "hunter2" not in str(refused.value)


def test_the_settings_can_be_printed_without_their_secrets(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://kompas:hunter2@db/kompas")
    monkeypatch.setenv("SECRET_KEY", "hunter2" * 8)

    assert "hunter2" not in repr(Settings.load())


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_each_way_to_write_a_postgresql_address_is_understood(monkeypatch, scheme):
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://db/kompas")

    assert Settings.load().database_url == "postgresql+psycopg://db/kompas"


def test_an_empty_value_is_the_same_as_none(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")

    assert Settings.load().uses_embedded_database


def test_the_session_cookie_is_secure_exactly_when_people_reach_us_over_https(monkeypatch):
    assert not Settings.load().session_cookie_secure
    monkeypatch.setenv("PUBLIC_URL", "https://kompas.example.nl/")

    assert Settings.load().session_cookie_secure
    assert Settings.load().address == "https://kompas.example.nl"


def test_an_address_with_colons_gets_its_brackets():
    assert Settings.load(host="::1").address == "http://[::1]:8000"


def test_the_secret_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    first = Settings.load()

    assert Settings.load().secret_key == first.secret_key
    assert stat.S_IMODE((tmp_path / "var/secret_key").stat().st_mode) == 0o600


def test_another_process_that_made_the_key_first_wins(tmp_path, monkeypatch):
    (tmp_path / "var").mkdir()
    (tmp_path / "var/secret_key").write_text("theirs")
    really_exists = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: path.name != "secret_key" and really_exists(path))

    assert Settings.load().secret_key == "theirs"
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_a_var_folder_that_cannot_be_used_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("VAR_FOLDER", str(tmp_path / "file"))

    with pytest.raises(SettingsError, match="VAR_FOLDER"):
        Settings.load()


def test_what_the_caller_gives_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("PORT", "9000")

    assert Settings.load(port=9001).port == 9001
