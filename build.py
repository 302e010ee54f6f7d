"""Builds the site: `python build.py --help` tells the rest."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - who runs this with an older Python should be told so
    sys.stderr.write("build.py: this needs Python 3.11 or newer, and this is Python " + sys.version.split()[0] + "\n")
    sys.exit(2)

from handout.cli import main

if __name__ == "__main__":
    sys.exit(main())
