"""Typing a code, and doing what it opened."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodeGone
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.codes.use_code import mark_used, may_use, use_code
from prakerja.messages.states import Channel
from tests.situations.accounts import NOW
from tests.situations.codes import BY_LETTER, BY_SMS, a_letter, an_sms, digits_of, other_digits, typed, wrong_ones

pytestmark = pytest.mark.django_db

SECOND, MINUTE, INSTANT = timedelta(seconds=1), timedelta(minutes=1), timedelta(microseconds=1)
HOLDER = UUID(int=7)
OTHER_LETTER = CodePurpose(name="made_up.other", channel=Channel.EMAIL, text="login_code", is_signed_in=False)


def states() -> list[dict[str, Any]]:
    """Of all codes in the order of their sending: what typing can change."""
    return list(Code.objects.order_by("sent_at", "id").values("tries", "locked_until", "passed_at", "used_at"))


UNTOUCHED: dict[str, Any] = {"tries": 0, "locked_until": None, "passed_at": None, "used_at": None}


# right


@pytest.mark.parametrize("spelled", ["{}", " {} "])
def test_the_right_digits_pass_and_the_row_says_when(spelled: str) -> None:
    code = an_sms(HOLDER, now=NOW)
    outcome = typed(code, spelled.format(digits_of(code)), now=NOW + MINUTE)
    assert isinstance(outcome, Code)
    assert (outcome.pk, outcome.passed_at) == (code.pk, NOW + MINUTE)
    assert states() == [UNTOUCHED | {"passed_at": NOW + MINUTE}]


def test_typed_again_within_ten_seconds_it_has_passed_when_it_did() -> None:
    code = an_sms(HOLDER, now=NOW)
    typed(code, digits_of(code), now=NOW)
    again = typed(code, digits_of(code), now=NOW + 10 * SECOND)
    assert isinstance(again, Code)
    assert again.passed_at == NOW
    assert states() == [UNTOUCHED | {"passed_at": NOW}]
    late = typed(code, digits_of(code), now=NOW + 10 * SECOND + INSTANT)
    assert late == CodeRefused(CodeJudgement.USED, 5)


def test_without_a_page_the_newest_is_meant() -> None:
    an_sms(HOLDER, now=NOW, address="+6281100000001")
    newest = an_sms(HOLDER, now=NOW + SECOND)
    outcome = type_code(purpose=BY_SMS, owner_id=HOLDER, typed=digits_of(newest), now=NOW + MINUTE)
    assert isinstance(outcome, Code)
    assert outcome.pk == newest.pk
    assert states() == [UNTOUCHED, UNTOUCHED | {"passed_at": NOW + MINUTE}]


def test_what_was_sent_to_the_same_address_for_the_same_thing_passes_together() -> None:
    first, second = (an_sms(HOLDER, now=NOW + n * MINUTE) for n in range(2))
    elsewhere = an_sms(HOLDER, now=NOW + 2 * MINUTE, address="+6281100000001")
    otherwise = an_sms(HOLDER, now=NOW + 2 * MINUTE, bound_to={"amount": 5})
    strange = an_sms(now=NOW + 2 * MINUTE)
    outcome = typed(first, digits_of(first), now=NOW + 3 * MINUTE)
    assert isinstance(outcome, Code)
    assert outcome.pk == second.pk
    passed = Code.objects.filter(passed_at=NOW + 3 * MINUTE)
    assert {code.pk for code in passed} == {first.pk, second.pk}
    assert {code.pk for code in Code.objects.filter(passed_at=None)} == {elsewhere.pk, otherwise.pk, strange.pk}


def test_what_confirms_the_same_data_passes_together_and_a_code_of_another_purpose_does_not() -> None:
    paid: dict[str, Any] = {"bound_to": {"amount": 5}}
    other = CodePurpose(name="made_up.other_sms", channel=Channel.SMS, text="phone_code")
    first, second = (an_sms(HOLDER, now=NOW + n * MINUTE, **paid) for n in range(2))
    elsewhere = an_sms(HOLDER, now=NOW + MINUTE, purpose=other, **paid)
    typed(first, digits_of(second), now=NOW + 2 * MINUTE, **paid)
    assert {code.pk for code in Code.objects.filter(passed_at=NOW + 2 * MINUTE)} == {first.pk, second.pk}
    assert Code.objects.get(passed_at=None).pk == elsewhere.pk


def test_what_passed_before_keeps_its_moment() -> None:
    first = an_sms(HOLDER, now=NOW)
    typed(first, digits_of(first), now=NOW)
    second = an_sms(HOLDER, now=NOW + MINUTE)
    typed(second, digits_of(second), now=NOW + MINUTE)
    assert [state["passed_at"] for state in states()] == [NOW, NOW + MINUTE]


# whose


def test_there_must_be_such_a_code() -> None:
    code = an_sms(HOLDER, now=NOW)
    digits = digits_of(code)
    for wanted in (
        {"owner_id": uuid4()},
        {"purpose": BY_LETTER},
        {"code_id": uuid4()},
    ):
        values: dict[str, Any] = {"purpose": BY_SMS, "owner_id": HOLDER, "code_id": code.id} | wanted
        with pytest.raises(CodeGone):
            type_code(typed=digits, now=NOW, **values)
    assert states() == [UNTOUCHED]


def test_a_page_opens_with_its_own_code_alone() -> None:
    mine, other = a_letter(now=NOW), a_letter(now=NOW, address="budi@contoh.example")
    assert typed(mine, digits_of(other), now=NOW) == CodeRefused(CodeJudgement.WRONG, 4, was_counted=True)


# wrong


def test_each_wrong_one_is_counted_and_the_fifth_locks_for_a_quarter_of_an_hour() -> None:
    code = an_sms(HOLDER, now=NOW)
    for left in (4, 3, 2, 1):
        outcome = typed(code, other_digits(code), now=NOW + MINUTE)
        assert outcome == CodeRefused(CodeJudgement.WRONG, left, None, was_counted=True)
    until = NOW + 17 * MINUTE
    fifth = typed(code, other_digits(code), now=NOW + 2 * MINUTE)
    assert fifth == CodeRefused(CodeJudgement.LOCKED, 0, until, was_counted=True)
    assert states() == [UNTOUCHED | {"tries": 5, "locked_until": until}]
    sixth = typed(code, digits_of(code), now=NOW + 3 * MINUTE)
    assert sixth == CodeRefused(CodeJudgement.LOCKED, 0, until)
    assert states() == [UNTOUCHED | {"tries": 5, "locked_until": until}]


def test_a_wrong_one_counts_on_the_newest_of_its_family_and_on_no_other() -> None:
    first, second = (an_sms(HOLDER, now=NOW + n * MINUTE) for n in range(2))
    an_sms(HOLDER, now=NOW + 2 * MINUTE, address="+6281100000001")
    typed(first, f"{(int(digits_of(first)) + int(digits_of(second)) + 1) % 1_000_000:06d}", now=NOW + 3 * MINUTE)
    assert [state["tries"] for state in states()] == [0, 1, 0]
    assert second.pk == Code.objects.get(tries=1).pk


def test_what_is_no_code_costs_nothing() -> None:
    code = an_sms(HOLDER, now=NOW)
    assert typed(code, "12345", now=NOW) == CodeRefused(CodeJudgement.NOT_A_CODE, 5)
    assert states() == [UNTOUCHED]


def test_data_that_the_code_was_not_sent_for_cost_a_try() -> None:
    code = an_sms(HOLDER, now=NOW, bound_to={"amount": 5})
    outcome = typed(code, digits_of(code), now=NOW, bound_to={"amount": 6})
    assert outcome == CodeRefused(CodeJudgement.WRONG, 4, was_counted=True)
    assert isinstance(typed(code, digits_of(code), now=NOW, bound_to={"amount": 5}), Code)


def test_a_hollow_code_lets_nobody_pass_and_counts_like_any_other() -> None:
    hollow = a_letter(now=NOW, is_hollow=True)
    assert typed(hollow, hollow.digits, now=NOW) == CodeRefused(CodeJudgement.WRONG, 4, was_counted=True)


def test_a_visitor_is_not_locked_their_code_is_spent() -> None:
    code = a_letter(now=NOW)
    for left in (4, 3, 2, 1, 0):
        outcome = typed(code, other_digits(code), now=NOW)
        assert outcome == CodeRefused(CodeJudgement.WRONG, left, None, was_counted=True)
    assert typed(code, digits_of(code), now=NOW) == CodeRefused(CodeJudgement.SPENT, 0)
    assert states() == [UNTOUCHED | {"tries": 5}]


# nobody's wrong ones count for another


def test_the_wrong_ones_of_other_pages_for_the_same_address_keep_nobody_out() -> None:
    """A stranger asks for codes and types what they like; each page has its five tries."""
    mine = a_letter(now=NOW)
    for n in range(4):
        strangers = a_letter(now=NOW, network=f"net {n}")
        wrong_ones(strangers, 5, now=NOW)
    assert isinstance(typed(mine, digits_of(mine), now=NOW), Code)


# what it opened is done


def test_what_a_passed_code_opened_is_done_once() -> None:
    page = uuid4()
    code = a_letter(page, now=NOW)
    with pytest.raises(CodeGone):
        use_code(purpose=BY_LETTER, owner_id=page, now=NOW)
    typed(code, digits_of(code), now=NOW)
    used = use_code(purpose=BY_LETTER, owner_id=page, now=NOW + MINUTE)
    assert (used.pk, used.used_at) == (code.pk, NOW + MINUTE)
    assert states() == [UNTOUCHED | {"passed_at": NOW, "used_at": NOW + MINUTE}]
    with pytest.raises(CodeGone):
        use_code(purpose=BY_LETTER, owner_id=page, now=NOW + MINUTE)


def test_it_is_done_within_ten_minutes_of_typing() -> None:
    code = a_letter(now=NOW)
    typed(code, digits_of(code), now=NOW + MINUTE)
    code.refresh_from_db()
    assert may_use(code, NOW + 11 * MINUTE - INSTANT)
    assert not may_use(code, NOW + 11 * MINUTE)
    with pytest.raises(CodeGone):
        use_code(purpose=BY_LETTER, owner_id=code.owner_id, now=NOW + 11 * MINUTE)
    assert use_code(purpose=BY_LETTER, owner_id=code.owner_id, now=NOW + 11 * MINUTE - INSTANT)


def test_nobody_uses_a_code_of_another_page_or_purpose() -> None:
    code = a_letter(now=NOW)
    typed(code, digits_of(code), now=NOW)
    with pytest.raises(CodeGone):
        use_code(purpose=BY_LETTER, owner_id=uuid4(), now=NOW)
    with pytest.raises(CodeGone):
        use_code(purpose=OTHER_LETTER, owner_id=code.owner_id, now=NOW)
    assert states() == [UNTOUCHED | {"passed_at": NOW}]


def test_of_several_the_newest_is_used() -> None:
    first = an_sms(HOLDER, now=NOW)
    typed(first, digits_of(first), now=NOW)
    an_sms(HOLDER, now=NOW + MINUTE)
    with pytest.raises(CodeGone):
        use_code(purpose=BY_SMS, owner_id=HOLDER, now=NOW + MINUTE)


def test_whoever_holds_a_passed_code_marks_it_and_no_other() -> None:
    first, second = a_letter(now=NOW), a_letter(now=NOW + SECOND)
    for code in (first, second):
        typed(code, digits_of(code), now=NOW + SECOND)
        code.refresh_from_db()
    mark_used(first, NOW + MINUTE)
    assert not may_use(first, NOW + MINUTE)
    assert [state["used_at"] for state in states()] == [NOW + MINUTE, None]
