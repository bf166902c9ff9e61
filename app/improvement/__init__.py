"""What is done about the findings: improvement measures, their proof, and what a later visit saw of it."""
