"""`python -m tests.words --write` makes anew what is read aloud."""

import sys

from tests.words.aloud import write

if "--write" not in sys.argv:
    sys.exit("python -m tests.words --write renews tests/words/aloud.*.txt; read `git diff` before committing it")
write()
