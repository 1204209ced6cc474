"""`python -m benchmarks.seeded`."""

import sys

from benchmarks.seeded.making import main

if __name__ == "__main__":
    sys.exit(main())
