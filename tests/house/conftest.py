"""The portal as it is put together, without a database: nothing here asks it for a page."""

import pytest
from flask import Flask

from app.factory import create_app
from config import Environment, Settings


@pytest.fixture(scope="session")
def portal(tmp_path_factory) -> Flask:
    """Every room with its routes, sentences and templates; the database is never called."""
    settings = Settings.load(
        environment=Environment.TEST,
        database_url="postgresql://nobody@127.0.0.1:1/nothing",
        var_folder=tmp_path_factory.mktemp("var"),
        secret_key="h" * 40,
    )
    return create_app(settings)
