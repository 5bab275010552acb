"""The test as an applicant gets it: composed from a secret seed, one right option, a score that decides nothing."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.assessment.bank import ItemKind, load_bank
from prakerja.assessment.rules import (
    Blueprint,
    answer_key,
    compose_test,
    may_be_extra,
    score,
    time_left,
)
from prakerja.assessment.variants import AGREEMENT, CannotCompose

BLUEPRINT = Blueprint(scheme="2021", minutes=15, motivation=4, reading=4, arithmetic=6, ordering=4)
EVERYTHING = Blueprint(scheme="2021", minutes=15, motivation=12, reading=10, arithmetic=16, ordering=10)
SEEDS = st.binary(min_size=32, max_size=32)
NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


@given(SEEDS)
def test_a_test_has_the_items_that_the_terms_ask_for(seed: bytes) -> None:
    items = compose_test(seed, BLUEPRINT)
    assert Counter(item.kind for item in items) == {
        ItemKind.MOTIVATION: 4,
        ItemKind.READING: 4,
        ItemKind.ARITHMETIC: 6,
        ItemKind.ORDERING: 4,
    }
    assert len({item.key for item in items}) == BLUEPRINT.items


@given(SEEDS)
def test_the_same_seed_gives_the_same_test(seed: bytes) -> None:
    assert compose_test(seed, BLUEPRINT) == compose_test(seed, BLUEPRINT)


@given(SEEDS)
def test_options_read_differently_in_both_languages_and_exactly_one_is_right(seed: bytes) -> None:
    for item in compose_test(seed, EVERYTHING):
        for language in ("id", "en"):
            assert len({option.in_language(language) for option in item.options}) == len(item.options)
        if item.kind == ItemKind.MOTIVATION:
            assert (item.right, item.options) == (None, AGREEMENT)
        else:
            assert len(item.options) == 4
            assert item.right in range(4)


@given(SEEDS)
def test_no_place_is_left_unfilled_and_no_number_is_negative(seed: bytes) -> None:
    for item in compose_test(seed, EVERYTHING):
        texts = [item.ask, *item.options, *item.lines, *([item.passage] if item.passage else [])]
        for text in texts:
            assert "{" not in text.id + text.en
            assert "Rp-" not in text.id + text.en
            assert not text.id.startswith("-")


def test_order_numbers_and_right_places_differ_from_applicant_to_applicant() -> None:
    tests = [compose_test(bytes([number]) * 32, BLUEPRINT) for number in range(50)]
    assert len({tuple(item.key for item in test) for test in tests}) == 50
    assert len({tuple(answer_key(test)) for test in tests}) == 50
    places = Counter(item.right for test in tests for item in test if item.right is not None)
    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) < 2 * min(places.values())


def test_one_template_reads_differently_for_most_applicants() -> None:
    asked = {
        item.ask.id
        for number in range(50)
        for item in compose_test(bytes([number]) * 32, EVERYTHING)
        if item.key == "price-of-several"
    }
    assert len(asked) > 45


def test_the_actions_of_a_procedure_stand_in_the_order_of_the_right_option() -> None:
    procedures = {procedure.key: procedure.actions for procedure in load_bank("1").procedures}
    for item in compose_test(b"7" * 32, EVERYTHING):
        if item.kind == ItemKind.ORDERING and item.right is not None:
            lines = {line.id[0]: line.id[3:] for line in item.lines}
            walked = [lines[letter] for letter in item.options[item.right].id.split(" – ")]
            every_action = [action.id for action in procedures[item.key]]
            assert [action for action in every_action if action in walked] == walked


def test_the_bank_holds_enough_of_every_kind() -> None:
    bank = load_bank("1")
    assert len(bank.arithmetic) >= 12
    assert len(bank.procedures) >= 8
    assert len(bank.reading) >= 8
    assert len(bank.statements) >= 10


def test_keys_are_unique_in_the_bank() -> None:
    bank = load_bank("1")
    keys = [template.key for template in (*bank.arithmetic, *bank.reading)]
    keys += [procedure.key for procedure in bank.procedures]
    keys += [statement.key for statement in bank.statements]
    assert len(keys) == len(set(keys))


def test_terms_that_ask_for_more_than_the_bank_holds_are_refused() -> None:
    with pytest.raises(CannotCompose, match="17 items"):
        compose_test(b"0" * 32, replace(BLUEPRINT, arithmetic=17))


@given(SEEDS)
def test_the_key_scores_everything_right(seed: bytes) -> None:
    items = compose_test(seed, BLUEPRINT)
    answers = {place: right if right is not None else 3 for place, right in enumerate(answer_key(items))}
    whole = score(items, answers)
    assert (whole.right, whole.scored) == (14, 14)
    assert all(kind.answered == kind.items for kind in whole.kinds)


@given(SEEDS, st.dictionaries(st.integers(0, 17), st.integers(0, 4)))
def test_any_answers_score_between_nothing_and_everything(seed: bytes, answers: dict[int, int]) -> None:
    result = score(compose_test(seed, BLUEPRINT), answers)
    assert 0 <= result.right <= result.scored == 14
    assert sum(kind.answered for kind in result.kinds) == len(answers)


def test_motivation_has_no_right_answers() -> None:
    items = compose_test(b"1" * 32, BLUEPRINT)
    motivation = next(kind for kind in score(items, {}).kinds if kind.kind == ItemKind.MOTIVATION)
    assert (motivation.items, motivation.answered, motivation.right) == (4, 0, None)


def test_a_kind_that_the_terms_leave_out_has_no_score() -> None:
    items = compose_test(
        b"1" * 32, Blueprint(scheme="2021", minutes=40, motivation=0, reading=9, arithmetic=9, ordering=0)
    )
    assert [kind.kind for kind in score(items, {}).kinds] == [ItemKind.READING, ItemKind.ARITHMETIC]


def test_the_time_shown_never_goes_below_nothing() -> None:
    assert time_left(NOW, NOW - timedelta(seconds=61)) == timedelta(seconds=61)
    assert time_left(NOW, NOW + timedelta(seconds=1)) == timedelta()


@pytest.mark.parametrize(("minutes", "may"), [(0, False), (1, True), (120, True), (121, False)])
def test_one_to_a_hundred_and_twenty_minutes_may_be_given_on_top(minutes: int, *, may: bool) -> None:
    assert may_be_extra(minutes) is may
