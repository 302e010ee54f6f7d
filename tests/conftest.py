"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# No time limit for one example: a busy machine is no fault of the code. In CI the same examples every time, so that a
# change is judged by what it changes; elsewhere new ones at each run, so that they find what nobody thought of.
settings.register_profile("handout", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("handout")
