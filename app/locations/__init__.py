"""Provinces, municipalities, operators, reception locations and their place groups."""
