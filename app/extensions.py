"""The Flask extensions, made once and bound to the app in `factory.py`; and what the app itself carries."""

from dataclasses import dataclass

from flask import Flask
from flask_babel import Babel
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.storage import Storage

babel = Babel()
login_manager = LoginManager()
csrf = CSRFProtect()

OFFICE = "opvangkompas"


@dataclass(frozen=True)
class Office:
    """What every request of one app shares."""

    engine: Engine
    sessions: sessionmaker[Session]
    storage: Storage


def office_of(app: Flask) -> Office:
    """The engine and session factory of this app."""
    office = app.extensions[OFFICE]
    assert isinstance(office, Office)
    return office
