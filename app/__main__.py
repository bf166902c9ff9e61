"""`python -m app` is the program `opvangkompas` of a checkout that is not installed."""

from app.cli import main

main()
