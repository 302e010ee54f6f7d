"""Long tests of wholeness: builds that are killed, starved and disturbed in many ways. `make endure` runs them."""
