"""Fictional content for trying the portal, made through the actions of users; no real location is judged."""

from app.demo.content import is_empty, load_demo, load_reference_data
from app.demo.people import PASSWORD, SIGN_INS

__all__ = ["PASSWORD", "SIGN_INS", "is_empty", "load_demo", "load_reference_data"]
