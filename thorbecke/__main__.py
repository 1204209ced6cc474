"""`python -m thorbecke`."""

from thorbecke.cli import run

run()
