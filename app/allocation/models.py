"""Cycles of the Spreidingswet, their steps, and every published figure with its source."""
