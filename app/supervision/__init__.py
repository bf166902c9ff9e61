"""Supervision of municipalities: steps, dates, letters and answers. People decide; the portal reminds."""
