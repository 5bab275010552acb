"""What a run leaves out for a thorough one is no place and no kind of input, only some of them beside some others."""

import pytest

from tests.thorough import as_many, beside_some, is_thorough, spread

every_run = pytest.mark.skipif(is_thorough(), reason="a thorough run leaves nothing out")


@every_run
@pytest.mark.parametrize(("ours", "theirs", "times"), [(3, 7, 2), (7, 3, 2), (22, 136, 5), (5, 4, 3), (1, 9, 1)])
def test_each_of_both_stands_beside_so_many_of_the_other(ours: int, theirs: int, times: int) -> None:
    pairs = beside_some(range(ours), range(theirs), times=times)
    assert len(set(pairs)) == len(pairs) <= ours * theirs
    for place, others in ((0, ours), (1, theirs)):
        beside = [{pair[1 - place] for pair in pairs if pair[place] == one} for one in range(others)]
        assert min(map(len, beside)) >= times


def test_where_there_is_nothing_to_stand_beside_there_is_no_pair() -> None:
    assert beside_some(range(3), ()) == []


@every_run
def test_of_a_row_of_cases_the_ends_are_tried_and_some_between() -> None:
    assert (spread(range(1, 31), 5), spread(range(3), 5)) == ([1, 8, 15, 22, 30], range(3))
    assert as_many(5, thorough=12) == 5


def test_in_a_thorough_run_each_stands_beside_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRAKERJA_TESTS_ARE_THOROUGH", "1")
    assert len(beside_some(range(22), range(136))) == 22 * 136
    assert list(spread(range(9), 2)) == list(range(9))
    assert as_many(5, thorough=12) == 12
