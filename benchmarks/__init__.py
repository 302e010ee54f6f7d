"""This project beside others: how fast it builds, and how fast its pages are there. See benchmarks/README.md."""
