"""The tests of the checks: one module each."""
