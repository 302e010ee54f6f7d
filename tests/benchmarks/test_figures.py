from __future__ import annotations

import pytest

from benchmarks.figures import Ratio, number, paired, table


def test_a_ratio_is_the_median_of_pairs_and_not_the_ratio_of_medians() -> None:
    assert paired([1, 10, 3], [2, 10, 1]) == Ratio(1, 0.5, 3)
    assert str(paired([1, 10, 3], [2, 10, 1])) == "1.00 (0.500-3.00)"


def test_runs_without_a_partner_are_no_pair() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired([1, 2], [1])
    with pytest.raises(ValueError, match="nothing"):
        paired([], [])


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (0.01234, "0.0123"), (0.5, "0.500"), (1.234, "1.23"), (12.34, "12.3"), (123.4, "123"), (1234.5, "1234")],
)
def test_a_number_has_three_digits_that_matter(value: float, shown: str) -> None:
    assert number(value) == shown


def test_a_table_is_markdown() -> None:
    assert table([["", "hugo"], ["cold", "1.2"]]) == "|      | hugo |\n|------|-----:|\n| cold |  1.2 |"
