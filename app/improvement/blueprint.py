"""The blueprint of this room; its pages stand in several files."""

from flask import Blueprint

room = Blueprint("improvement", __name__, url_prefix="/improvement")
