"""The way of an assessment from submitted to published."""
