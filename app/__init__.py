"""The office around the trade: web, database and PDF."""

__version__ = "0.1.0"
