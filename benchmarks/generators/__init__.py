"""One module for each generator: how it wants a corpus written down, and how it is run."""

from benchmarks.generators.eleventy import Eleventy
from benchmarks.generators.generator import Generator
from benchmarks.generators.hugo import Hugo
from benchmarks.generators.installing import MissingPeerError, install
from benchmarks.generators.mkdocs import MkDocs
from benchmarks.generators.own import Own
from benchmarks.generators.pelican import Pelican

PEERS: tuple[type[Hugo | Eleventy | MkDocs | Pelican], ...] = (Hugo, Eleventy, MkDocs, Pelican)

__all__ = ["PEERS", "Eleventy", "Generator", "Hugo", "MissingPeerError", "MkDocs", "Own", "Pelican", "install"]
