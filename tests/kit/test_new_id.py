"""Ids that are known before their row: of version 7, each another, one after the other."""

from itertools import pairwise

from prakerja.kit.new_id import new_id, new_ids


def test_many_are_as_one_is() -> None:
    before, many, after = new_id(), new_ids(5_000), new_id()
    assert len(set(many)) == 5_000
    assert {(one.version, one.variant) for one in many} == {(before.version, before.variant)} == {(7, before.variant)}
    # Their moment is one; within it they count.
    assert before.int >> 64 <= many[0].int >> 64 == many[-1].int >> 64 <= after.int >> 64
    turns = [one.int >> 42 & (1 << 20) - 1 for one in many]
    assert all(later == (one + 1) % (1 << 20) for one, later in pairwise(turns))


def test_of_none_there_are_none() -> None:
    assert new_ids(0) == []


def test_chance_is_in_each() -> None:
    assert len({one.int & (1 << 42) - 1 for one in new_ids(1_000)}) > 990
