"""Whatever the counts: nothing small is published, and nothing hidden can be computed from what is."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from prakerja.statistics.suppress import LEAST, suppressed

_COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40), min_size=2, max_size=6)
#: So many people, each with an answer to each of three questions.
_PEOPLE = st.lists(st.tuples(*(st.sampled_from("abcd"[:size]) for size in (2, 3, 4))), max_size=60)


@given(_COUNTS)
def test_nothing_small_is_published_and_what_is_published_is_true(counts: dict[str, int]) -> None:
    found = suppressed(counts)
    if found is None:
        assert sum(counts.values()) < LEAST
        return
    shown = {option: count for option, count in found.items() if count is not None}
    assert found.keys() == counts.keys()
    assert all(count >= LEAST and count == counts[option] for option, count in shown.items())


@given(_COUNTS)
def test_what_is_not_small_is_hidden_only_where_it_would_tell_what_is(counts: dict[str, int]) -> None:
    found = suppressed(counts)
    if found is not None and min(counts.values()) >= LEAST:
        assert found == counts


@given(_PEOPLE)
def test_by_subtraction_from_all_that_is_published_of_the_same_people_nothing_hidden_is_found(
    people: list[tuple[str, ...]],
) -> None:
    tables = []
    for place, options in enumerate(("ab", "abc", "abcd")):
        said = Counter(one[place] for one in people)
        tables.append(({option: said[option] for option in options}, suppressed({one: said[one] for one in options})))
    for counts, found in tables:
        if found is None:
            assert len(people) < LEAST
            continue
        hidden = [option for option, count in found.items() if count is None]
        # Whoever knows how many people there are, from whichever question or from elsewhere.
        left = len(people) - sum(count for count in found.values() if count is not None)
        assert left == sum(counts[option] for option in hidden)
        assert not hidden or (len(hidden) > 1 and left >= LEAST)


@given(_COUNTS)
def test_each_hidden_count_could_be_another_one_and_all_that_is_published_the_same(counts: dict[str, int]) -> None:
    found = suppressed(counts)
    hidden = [option for option, count in (found or {}).items() if count is None]
    for option in hidden:
        others = (
            {**counts, option: counts[option] + by, other: counts[other] - by}
            for other in hidden
            for by in (-1, 1)
            if other != option and counts[option] + by >= 0 and counts[other] - by >= 0
        )
        assert any(sum(one.values()) == sum(counts.values()) for one in others)
