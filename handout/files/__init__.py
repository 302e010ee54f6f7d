"""The disk: the only reading of sources and the only writing of a site.

`read` gives all bytes a build starts from. `reserve` keeps other builds away from an output folder, and `publish`
replaces that folder's content as a whole or not at all. `verify` tells whether it is still so. `create` makes one new
source.
"""

from handout.files.creating import create
from handout.files.manifest import MANIFEST
from handout.files.publishing import Output, publish, reserve
from handout.files.reading import read
from handout.files.verifying import Listed, verify

__all__ = [
    "MANIFEST",
    "Listed",
    "Output",
    "create",
    "publish",
    "read",
    "reserve",
    "verify",
]
