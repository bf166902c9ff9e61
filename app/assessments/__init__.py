"""Planning and judging an assessment, photos, verdicts and the frozen scorecard."""
