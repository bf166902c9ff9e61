"""One page on paper about a municipality or province, to hand to a council."""
