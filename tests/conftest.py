"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# No time limit for one example: a busy machine is no fault of the code.
settings.register_profile("handout", deadline=None)
settings.load_profile("handout")
