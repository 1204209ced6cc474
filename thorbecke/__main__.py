"""`python -m thorbecke`."""

from thorbecke.cli import main

main()
