"""Tests of the benchmarks themselves. None of them looks at a clock."""
