"""The audit report: frozen content, PDF, register of issued files."""
