"""How stable life at a location is, and what it does with its neighbourhood, as reported."""
