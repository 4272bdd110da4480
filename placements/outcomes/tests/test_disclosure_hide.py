"""The *hide* method on rows and tables worked by hand, and attacked."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.outcomes.disclosure import (
    Programme,
    Sum,
    differs_by_few,
    hide,
    hide_row,
    hide_table,
    nested_leaks,
    table_ranges,
)

small_tables = st.tuples(st.integers(2, 3), st.integers(2, 3)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 25), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        ([20, 30, 11], set()),
        ([0, 30, 12], set()),
        ([5, 30, 12], {0, 2}),  # The smaller of the two serves.
        ([5, 30, 0], {0, 1}),  # A zero cannot serve.
        ([5, 7, 30], {0, 1}),  # 12 together.
        ([2, 3, 40, 13], {0, 1, 3}),  # 5 together is too few.
        ([10, 11, 12], {0, 1}),
    ],
)
def test_rows(cells, hidden):
    assert hide_row(cells) == (hidden, False)


def test_the_total_goes_where_the_parts_cannot_protect():
    assert hide_row([6, 0, 0]) == ({0}, True)
    assert hide_row([2, 3, 0]) == ({0, 1}, True)
    assert hide_row([0, 0]) == (set(), False)


def test_a_table_is_closed_by_rows_and_columns():
    table = [[30, 12, 40], [25, 6, 33], [50, 14, 27]]
    # 6; beside it in its row 25, in its column 12; then the corner that closes the square.
    assert hide_table(table) == ({(1, 1), (1, 0), (0, 1), (0, 0)}, set())


def test_a_pattern_with_two_in_every_line_can_still_give_a_cell_away():
    """Rows one and two less columns one and two leave exactly the third cell of row two."""
    table = [[20, 20, 90, 90], [20, 20, 3, 90], [90, 90, 30, 30]]
    pattern = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (0, 3)]
    assert table_ranges(table, pattern[:7])[1, 2] == (3, 3)
    hidden = hide_table(table)
    low, high = table_ranges(table, hidden.cells)[1, 2]
    assert high - low > 4


def test_ranges_by_hand():
    # Row 9 + 21 hidden of 60: each may be anything to 30.
    assert table_ranges([[9, 21, 30]], [(0, 0)]) == {(0, 0): (9, 9)}
    sums = [Sum("t", ("a", "b", "c"))]
    bounds = {"a": (0, 10), "b": (11, 99), "c": (28, 32), "t": (58, 62)}
    programme = Programme(bounds, sums)
    assert programme.range("b")[:2] == (16, 34)
    assert programme.range("a")[:2] == (0, 10)
    assert programme.range("c")[:2] == (28, 32)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), st.lists(st.integers(0, 3), min_size=18, max_size=18))
@settings(max_examples=60, deadline=None)
def test_ranges_equal_those_of_trying_every_table(cells, slack):
    """2 x 3 cells with margins, each known only to within something: every whole-number table is tried."""
    keys = [(row, column) for row in range(2) for column in range(3)]
    counts = dict(zip(keys, cells, strict=True))
    sums = [Sum(("row", r), tuple((r, c) for c in range(3))) for r in range(2)]
    sums += [Sum(("column", c), tuple((r, c) for r in range(2))) for c in range(3)]
    counts |= {total: sum(counts[part] for part in parts) for total, parts in sums}
    bounds = {
        key: (max(0, count - slack[i]), count + slack[-1 - i] % 2) for i, (key, count) in enumerate(counts.items())
    }
    choices = [range(bounds[key][0], bounds[key][1] + 1) for key in keys]
    possible = [
        table
        for table in (dict(zip(keys, values, strict=True)) for values in product(*choices))
        if all(bounds[t][0] <= sum(table[part] for part in parts) <= bounds[t][1] for t, parts in sums)
    ]
    programme = Programme(bounds, sums)
    for key in keys:
        values = [table[key] for table in possible]
        assert programme.range(key)[:2] == (min(values), max(values))


@given(small_tables)
@settings(max_examples=150, deadline=None)
def test_no_table_gives_a_small_count_away(table):
    found = hide_table(table)
    for row, column in product(range(len(table)), range(len(table[0]))):
        assert not 0 < table[row][column] < 11 or (row, column) in found.cells
        assert table[row][column] != 0 or (row, column) not in found.cells
    if not found.margins:
        for (row, column), (low, high) in table_ranges(table, found.cells).items():
            if table[row][column] < 11:
                assert high - low > 4
                assert low < 1 or high > 10


def test_hiding_in_linked_tables():
    """A count shown in two tables is hidden in both, and neither gives it away."""
    counts = {"a": 4, "b": 40, "c": 50, "ab": 44, "abc": 94}
    hidden = hide(counts, [Sum("ab", ("a", "b")), Sum("abc", ("ab", "c"))])
    assert hidden == {"a", "b"}


@pytest.mark.parametrize(("sizes", "leaks"), [((40, 39), True), ((40, 30), True), ((40, 29), False), ((40, 40), False)])
def test_differences(sizes, leaks):
    assert differs_by_few(*sizes) is leaks
    assert differs_by_few(*reversed(sizes)) is leaks


def test_nested_sets_of_a_menu():
    everybody, most, half = frozenset(range(40)), frozenset(range(32)), frozenset(range(20))
    apart = frozenset(range(25, 60))
    assert nested_leaks([everybody, most, half, apart]) == [(everybody, most)]
