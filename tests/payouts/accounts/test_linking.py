"""An account is linked when its house and a code say that it is theirs; it is one person's, and paid once it may be."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.codes.rules import CodeJudgement
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.states import MoveRefused
from prakerja.messages.models import Message
from prakerja.payouts.accounts.decide_account_doubt import decide_account_doubt
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.link_account import AnotherUnderWay, LinkedAlready, NobodyToPay, NotAPartner
from prakerja.payouts.accounts.note_house_silence import note_house_silence
from prakerja.payouts.accounts.own_linked_account import accounts_to_pay, own_linked_account
from prakerja.payouts.accounts.read_number import NotAnAccountNumber, read_account_number
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.rules import COOL_DOWN, NotPayable, problem_of
from prakerja.payouts.accounts.send_account_code import NothingToConfirm
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.accounts.unlink_account import unlink_account
from prakerja.payouts.models import AccountDecision, AccountHolder
from tests.situations.accounts import NOW
from tests.situations.accounts_to_pay import (
    ASKING,
    a_day_later,
    a_payee,
    answered,
    asked_for,
    code_for,
    confirmed,
    in_doubt,
    linked,
    told,
)
from tests.situations.identity import a_reviewer, an_account
from tests.situations.incentives import earned
from tests.situations.learning import Bought
from tests.situations.own_cards import moved
from tests.situations.payments import without_account
from tests.situations.payouts import TONIGHT

pytestmark = pytest.mark.django_db


def _texts() -> list[str]:
    return sorted(text for text in Message.objects.values_list("text", flat=True) if text.startswith("paid_account"))


def test_a_first_account_may_be_paid_at_once() -> None:
    payee = a_payee()
    row = linked(payee)
    assert row.state == AccountState.LINKED
    assert list(accounts_to_pay([payee], now=NOW)) == [row]
    assert "paid_account_linked" in _texts()
    assert row.account_name == told(payee).name


def test_a_changed_account_is_paid_a_day_later_and_the_change_is_warned_of() -> None:
    payee = a_payee()
    first = linked(payee)
    later = a_day_later()
    second = linked(payee, typed="081100000018", at=later)
    first.refresh_from_db()
    assert first.state == AccountState.REPLACED
    assert not accounts_to_pay([payee], now=later).exists()
    assert list(accounts_to_pay([payee], now=later + COOL_DOWN)) == [second]
    assert AccountHolder.objects.count() == 1
    assert _texts().count("paid_account_changed") == 2


def test_who_unlinks_first_has_the_same_cool_down() -> None:
    payee = a_payee()
    unlink_account(applicant_id=payee, number=linked(payee).number, by=Actor.applicant(payee), now=NOW)
    assert not AccountHolder.objects.exists()
    later = a_day_later()
    assert linked(payee, at=later).usable_from == later + COOL_DOWN


def test_an_account_is_one_persons() -> None:
    one, other = a_payee(), a_payee()
    linked(one)
    assert linked(other).problem == AccountProblem.HELD_BY_ANOTHER
    assert own_linked_account(other).linked is None


@pytest.mark.parametrize(
    ("different", "problem"),
    [
        ({"nik": "3273010508920000"}, AccountProblem.OTHER_NIK),
        ({"nik": ""}, AccountProblem.NIK_NOT_TOLD),
        ({"name": "WAHYU HUTAPEA"}, AccountProblem.OTHER_NAME),
        ({"is_unverified": True, "limit_left": 0}, AccountProblem.NOT_UPGRADED),
        ({"limit_left": 599_999}, AccountProblem.OVER_LIMIT),
    ],
)
def test_what_stands_in_the_way_is_said(different: dict[str, Any], problem: AccountProblem) -> None:
    payee = a_payee()
    row = answered(asked_for(payee), told(payee, **different))
    assert (row.state, row.problem) == (AccountState.REFUSED, problem)
    assert "paid_account_refused" in _texts()


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("4031509", AccountProblem.DORMANT),
        ("4033705", AccountProblem.FROZEN),
        ("4031518", AccountProblem.CLOSED),
        ("4043711", AccountProblem.NOT_FOUND),
        ("4033799", AccountProblem.REFUSED_BY_HOUSE),
    ],
)
def test_a_refusal_of_the_house_has_its_reason(code: str, problem: AccountProblem) -> None:
    assert problem_of(code) is problem


def test_a_refusal_keeps_the_code_of_the_house() -> None:
    assert answered(asked_for(a_payee()), NotPayable("4043711")).house_code == "4043711"


@pytest.mark.parametrize("is_theirs", [True, False])
def test_a_doubt_is_decided_by_a_person_once(*, is_theirs: bool) -> None:
    payee = a_payee()
    row = in_doubt(payee)
    assert row.state == AccountState.IN_DOUBT
    _, reviewer = a_reviewer()
    said: dict[str, Any] = {"applicant_id": payee, "number": row.number, "note": "KTP", "by": reviewer, "now": NOW}
    decided = decide_account_doubt(is_theirs=is_theirs, **said)
    assert decided.state == (AccountState.PROVEN if is_theirs else AccountState.REFUSED)
    assert AccountDecision.objects.get().is_theirs is is_theirs
    with pytest.raises(MoveRefused):
        decide_account_doubt(is_theirs=True, **said)


def test_silence_settles_nothing_and_is_noted_once() -> None:
    payee = a_payee()
    row = asked_for(payee)
    for at in (NOW, NOW + timedelta(hours=1)):
        note_house_silence(applicant_id=payee, number=row.number, by=ASKING, now=at)
    newest = own_linked_account(payee).newest
    assert newest is not None
    assert (newest.state, newest.unanswered_since) == (AccountState.ASKED, NOW)


def test_a_wrong_code_links_nothing_and_the_right_one_twice_links_once() -> None:
    asked = asked_for(a_payee())
    with pytest.raises(NothingToConfirm):
        confirmed(asked, "000000")
    row = answered(asked)
    digits = code_for(row)
    assert confirmed(row, "000000" if digits != "000000" else "000001").refused is CodeJudgement.WRONG
    assert confirmed(row, digits).row.state == AccountState.LINKED
    assert confirmed(row, digits).row.number == asked.number
    assert AccountHolder.objects.count() == 1


def test_only_partners_of_the_scheme_pay_and_only_recipients_are_paid() -> None:
    payee = a_payee()
    with pytest.raises(NotAPartner):
        asked_for(payee, house=AccountHouse.BCA, typed="5000000017")
    with pytest.raises(NobodyToPay):
        asked_for(ApplicantId(an_account().pk))
    asked_for(payee)
    with pytest.raises(AnotherUnderWay):
        asked_for(payee, typed="081100000018")


def _ended(bought: Bought, state: CardState = CardState.GIVEN_BACK) -> ApplicantId:
    moved(bought.buyer.card, state, MoveReason.GAVE_BACK)
    return ApplicantId(bought.buyer.applicant_id)


def test_what_was_due_before_a_card_ended_can_still_be_given_an_account() -> None:
    assert linked(_ended(without_account()), at=TONIGHT).state == AccountState.LINKED


@pytest.mark.parametrize("state", [CardState.GIVEN_BACK, CardState.ANNULLED])
def test_of_an_ended_card_of_which_nothing_is_paid_no_account_is_asked_about(state: CardState) -> None:
    bought = without_account() if state is CardState.ANNULLED else earned()
    with pytest.raises(NobodyToPay):
        asked_for(_ended(bought, state), at=TONIGHT)


def test_what_is_linked_is_not_linked_again() -> None:
    payee = a_payee()
    linked(payee)
    with pytest.raises(LinkedAlready):
        asked_for(payee, typed="+62 811-0000-0017", at=datetime(2021, 5, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("house", "typed"),
    [(AccountHouse.BNI, "12345"), (AccountHouse.BNI, "12345678x0"), (AccountHouse.DANA, "0217654321")],
)
def test_a_number_that_is_none_is_refused(house: AccountHouse, typed: str) -> None:
    with pytest.raises(NotAnAccountNumber):
        read_account_number(house, typed)


def test_a_number_is_read_as_people_write_it() -> None:
    assert read_account_number(AccountHouse.BNI, "1000 0000-17") == "1000000017"
    assert read_account_number(AccountHouse.OVO, "0811-0000-0017") == "6281100000017"
