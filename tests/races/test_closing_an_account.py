"""Closing an account against what happens to it at the same moment: either comes first, and nothing is left between."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final
from uuid import UUID

import pytest
import time_machine
from django.db import transaction

from prakerja.accounts.account_manager import AccountClosed
from prakerja.accounts.address_holder import AddressHolder
from prakerja.accounts.ask_for_new_address import ask_for_new_address
from prakerja.accounts.change_address import change_address
from prakerja.accounts.models import Account
from prakerja.accounts.purposes import RESET
from prakerja.accounts.set_new_password import set_new_password
from prakerja.accounts.sign_in_by_code import sign_in_by_code
from prakerja.assessment.models import Sitting
from prakerja.assessment.start_test import start_test
from prakerja.audit.models import Event
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone
from prakerja.codes.type_code import type_code
from prakerja.identity.decide_review import decide_review
from prakerja.identity.enter_numbers import enter_numbers
from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.identity.numbers import Numbers
from prakerja.identity.states import ReviewDecision
from prakerja.identity.take_review import ReviewTaken
from prakerja.journey.close_account import CannotClose, close_account
from prakerja.journey.hand_over_nik import hand_over_nik
from prakerja.journey.join_wave import join_wave
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.profile.models import Particulars
from prakerja.profile.save_answer import save_answer
from prakerja.waves.join_wave import CannotJoin
from prakerja.waves.models import Joiner, WaveId
from tests.assessment.test_rules import BLUEPRINT
from tests.situations.accounts import NOW, a_code, an_account, letters_to
from tests.situations.at_once import all_at_once
from tests.situations.claims import a_claim, confirmed, proposed
from tests.situations.identity import a_reviewer, in_hand, in_review, numbers
from tests.situations.waves import OPENS, open_wave, ready_applicant

pytestmark = pytest.mark.django_db(transaction=True)
SITI: Final = "siti@contoh.example"
ROUNDS: Final = 8


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def told(by: Actor, do: Callable[[], object]) -> object:
    """What it came to, or the refusal, each in a unit of work of its own."""
    try:
        with unit_of_work(by=by):
            return do()
    except Refused as refused:
        return type(refused)


def prepared[T](make: Callable[[], T]) -> T:
    """No unit of work: photos lie in the store outside of one."""
    with transaction.atomic():
        return make()


def at_once(*doings: Callable[[], object]) -> list[object]:
    return all_at_once(doings)


def closing(account_id: UUID) -> Callable[[], object]:
    by = Actor.applicant(account_id)
    return partial(told, by, partial(close_account, account=Account.objects.get(pk=account_id), by=by, now=NOW))


def is_closed(account_id: UUID) -> bool:
    return not Account.objects.filter(pk=account_id).exists()


def test_closed_many_times_at_once_is_closed_once() -> None:
    account = an_account(SITI)
    assert at_once(*(closing(account.pk) for _ in range(6))) == [None] * 6
    assert len(letters_to(SITI)) == Event.objects.filter(name="journey.account.closed").count() == 1


def test_whoever_joins_and_closes_at_once_has_done_one_of_them() -> None:
    wave = open_wave()
    for _ in range(ROUNDS):
        one = ready_applicant()
        by = Actor.applicant(one)
        join = partial(join_wave, wave_id=WaveId(wave.pk), applicant_id=one, by=by, now=OPENS)
        closed, joined = at_once(closing(one), partial(told, by, join))
        assert (closed, joined is CannotJoin) in ((None, True), (CannotClose, False))
        assert is_closed(one) is (closed is None) is not Joiner.objects.filter(applicant_id=one).exists()


def a_case_in_hand(typed: Numbers, account: Account, reviewer: Actor) -> Review:
    return in_hand(in_review(typed, account=account), reviewer)


def test_a_review_is_decided_before_the_closing_or_is_no_case_any_more() -> None:
    _account, reviewer = a_reviewer()
    for number in range(1, ROUNDS):
        account = an_account(f"orang{number}@contoh.example")
        review = prepared(partial(a_case_in_hand, numbers(number), account, reviewer))
        decide = partial(
            decide_review,
            review_id=review.pk,
            decision=ReviewDecision.APPROVED,
            note="Wajah dan kartu sama.",
            by=reviewer,
            now=NOW,
        )
        closed, decided = at_once(closing(review.applicant_id), partial(told, reviewer, decide))
        assert closed is None
        assert decided is ReviewTaken or isinstance(decided, Review)
        assert is_closed(review.applicant_id)
        assert not Identity.objects.filter(pk=review.applicant_id).exists()
        assert not Review.objects.waiting().exists()
        assert not NikHolder.objects.filter(holder_id=review.applicant_id).exists()


def test_a_nik_is_handed_over_whatever_its_holder_does_meanwhile() -> None:
    (_first, first), (_second, second) = a_reviewer(), a_reviewer()
    for number in range(1, ROUNDS):
        claim = prepared(partial(a_claim, numbers(number)))
        holder_id = NikHolder.objects.get(digest=claim.identity.nik_digest).holder_id
        with unit_of_work(by=first):
            proposal = proposed(claim, first)
        with unit_of_work(by=second):
            confirmed(proposal, claim, second)
        do = partial(
            hand_over_nik, applicant_id=ApplicantId(claim.applicant_id), number=claim.number, by=second, now=NOW
        )
        closed, _handed = at_once(closing(holder_id), partial(told, second, do))
        assert closed in (None, CannotClose)
        assert is_closed(holder_id) is (closed is None)
        assert NikHolder.objects.get(digest=claim.identity.nik_digest).holder_id == claim.applicant_id


def changing_the_address(account_id: UUID, code: Code) -> Callable[[], object]:
    by = Actor.applicant(account_id)
    mine = Account.objects.get(pk=account_id)
    return partial(told, by, partial(change_address, account=mine, typed=code.digits, but=None, by=by, now=NOW))


def test_whoever_changes_the_address_and_closes_at_once_has_done_one_after_the_other() -> None:
    """Each holds the account and its codes: taken crosswise, one of the two would be thrown out by the database."""
    for number in range(ROUNDS):
        account, to = an_account(f"orang{number}@contoh.example"), f"baru{number}@contoh.example"
        by = Actor.applicant(account.pk)
        ask = partial(ask_for_new_address, account=account, email=to, language="id", by=by, now=NOW)
        with unit_of_work(by=by):
            code = ask()
        doings = [closing(account.pk), changing_the_address(account.pk, code), changing_the_address(account.pk, code)]
        closed, *changed = at_once(*doings)
        assert closed is None
        assert set(changed) <= {None, AccountClosed}
        assert is_closed(account.pk)
        assert not AddressHolder.objects.filter(holder_id=account.pk).exists()
        assert not Code.objects.filter(owner_id=account.pk).exists()


def test_a_sign_in_under_way_finds_its_account_or_none() -> None:
    for number in range(ROUNDS):
        account = an_account(f"orang{number}@contoh.example")
        code, reset = a_code(account.email), a_code(account.email, RESET)
        with unit_of_work(by=Actor.visitor()):
            type_code(purpose=RESET, owner_id=reset.id, typed=reset.digits, now=NOW)
        visitor = Actor.visitor()
        sign_in = partial(sign_in_by_code, code_id=code.id, typed=code.digits, now=NOW)
        choose = partial(set_new_password, code_id=reset.id, password="ikan terbang biru", by=visitor, now=NOW)
        closed, *found = at_once(closing(account.pk), *(partial(told, visitor, do) for do in (sign_in, choose)))
        assert closed is None
        assert all(one is CodeGone or isinstance(one, Account) for one in found)
        assert is_closed(account.pk)
        assert not AddressHolder.objects.filter(holder_id=account.pk).exists()


def test_whatever_is_under_way_leaves_nothing_behind_of_a_closed_account() -> None:
    """Numbers, answers and a test that somebody sends while another browser of theirs closes the account."""
    for number in range(1, ROUNDS):
        account = an_account(f"orang{number}@contoh.example")
        by, one = Actor.applicant(account.pk), ApplicantId(account.pk)
        doings = (
            partial(enter_numbers, applicant_id=one, numbers=numbers(number), by=by, now=NOW),
            partial(save_answer, applicant_id=one, typed={"education": "senior"}, by=by, now=NOW),
            partial(start_test, applicant_id=one, blueprint=BLUEPRINT, by=by, now=NOW),
        )
        closed, *_done = at_once(closing(one), *(partial(told, by, do) for do in doings))
        assert closed is None
        for left in (Identity, Particulars, Sitting):
            assert not left.objects.filter(pk=one).exists(), left
