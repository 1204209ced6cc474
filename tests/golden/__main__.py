"""`python -m tests.golden --write` renews what is kept of every command."""

import sys

from tests.golden.commands import write

if "--write" not in sys.argv:
    sys.exit("python -m tests.golden --write renews tests/golden/digests.json; look at `git diff` before committing it")
write()
