"""The blueprint of this room; its pages stand in several files."""

from flask import Blueprint

room = Blueprint("review", __name__, url_prefix="/review")
