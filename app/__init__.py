"""The office around the trade: web, database and PDF."""
