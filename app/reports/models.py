"""The register of audit reports: frozen content and the files that were issued."""
