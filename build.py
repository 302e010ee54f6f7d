"""Builds the site: `python build.py --help` tells the rest."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - who runs this with an older Python should be told so
    sys.stderr.write("build.py: this needs Python 3.11 or newer, and this is Python " + sys.version.split()[0] + "\n")
    sys.exit(2)

if __name__ == "__main__":
    sys.path[:0] = [__file__.removesuffix("build.py")] * sys.flags.safe_path  # our own folder, which -P leaves out
    try:
        from handout.cli import run

        run()
    except KeyboardInterrupt as stop:  # so early or so late that nothing is to be said of it
        sys.exit(getattr(stop, "code", 130))
