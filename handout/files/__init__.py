"""The disk: the only reading of sources and the only writing of a site.

`read` gives all bytes a build starts from. `reserve` keeps other builds away from an output folder, and `publish`
replaces that folder's content as a whole or not at all. What no build asks for is imported on its own:
`verifying.verify` tells whether a site is still as it was published, `creating.create` makes one new source.
"""

from handout.files.manifest import MANIFEST
from handout.files.publishing import publish
from handout.files.reading import read
from handout.files.reserving import Output, reserve

__all__ = [
    "MANIFEST",
    "Output",
    "publish",
    "read",
    "reserve",
]
