"""After a payment has failed the money waits: for another account, the same one linked anew, or the limit's end."""

from datetime import UTC, date, datetime, timedelta

import pytest

from prakerja.accounts.models import Account
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import WIB
from prakerja.messages.models import Message
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.link_account import LinkedAlready
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.accounts.unlink_account import unlink_account
from prakerja.payouts.models import AccountHolder, Batch, Instruction, LinkedAccount
from prakerja.payouts.rules import tried_again_on
from prakerja.schemes.load_scheme import load_scheme
from tests.situations.accounts import letters_to
from tests.situations.accounts_to_pay import answered as asked_and_answered
from tests.situations.accounts_to_pay import asked_for, code_for, confirmed, linked
from tests.situations.incentives import earned, the_night
from tests.situations.learning import Bought
from tests.situations.payouts import DUE, PAID, TONIGHT, answered, built, came_back, paid_out, released, to_be_paid
from tests.situations.profile import with_phone

pytestmark = pytest.mark.django_db

_LAST = load_scheme("2021").year_end(2021).last_payment_on
DORMANT = Outcome(OutcomeKind.REFUSED, "4031709")
OVER_LIMIT = Outcome(OutcomeKind.REFUSED, "4033823")
TOO_OFTEN = Outcome(OutcomeKind.REFUSED, "4031704")


def _holder(bought: Bought) -> ApplicantId:
    return ApplicantId(bought.buyer.applicant_id)


def _a_wallet() -> Bought:
    """Linked by its holder."""
    bought = earned()
    with_phone(_holder(bought), now=DUE)
    linked(_holder(bought), at=DUE)
    the_night(bought, at=DUE)
    return bought


def _texts(text: str) -> list[str]:
    return sorted(Message.objects.filter(text=text).values_list("channel", flat=True))


def _built_on(at: datetime) -> int:
    """How many instructions there are after that night."""
    built(at=at)
    return Instruction.objects.count()


@pytest.mark.parametrize("days", [0, 1, 31, 62])
def test_an_account_that_was_refused_is_not_tried_again_whatever_night_it_is(days: int) -> None:
    to_be_paid()
    paid_out(outcome=DORMANT)
    assert _built_on(TONIGHT + timedelta(days=days)) == 1


def test_a_limit_of_the_month_is_tried_again_in_the_next_one() -> None:
    to_be_paid(AccountHouse.GOPAY)
    paid_out(outcome=OVER_LIMIT)
    again_on = tried_again_on(OVER_LIMIT.code, TONIGHT.date(), last_day=date.max)
    assert again_on is not None
    night = datetime(again_on.year, again_on.month, again_on.day, 14, tzinfo=UTC)
    assert _built_on(night - timedelta(days=1)) == 1
    assert _built_on(night) == 2
    assert Instruction.objects.values("reference").distinct().count() == 2


def test_a_limit_of_the_day_is_tried_again_on_the_next_one() -> None:
    to_be_paid()
    paid_out(outcome=TOO_OFTEN)
    assert _built_on(TONIGHT) == 1
    assert _built_on(TONIGHT + timedelta(days=1)) == 2


def test_what_came_back_waits_as_what_was_refused_does() -> None:
    to_be_paid()
    came_back(paid_out())
    assert _built_on(TONIGHT + timedelta(days=1)) == 1


def test_a_payment_that_arrived_after_another_was_refused_shows_that_the_account_works() -> None:
    bought = to_be_paid()
    paid_out(outcome=TOO_OFTEN)
    later = TONIGHT + timedelta(days=31)
    the_night(bought, at=later)
    built(at=later)
    batch = Batch.objects.latest("built_at")
    released(batch, at=later)
    answered(batch, PAID, at=later)
    last = TONIGHT + timedelta(days=62)
    the_night(bought, at=last)
    assert _built_on(last) == 3


def test_the_same_account_linked_anew_is_paid_the_same_night() -> None:
    bought = _a_wallet()
    with pytest.raises(LinkedAlready):
        asked_for(_holder(bought), at=TONIGHT)
    paid_out(outcome=DORMANT)
    row = asked_and_answered(asked_for(_holder(bought), at=TONIGHT), at=TONIGHT)
    mended = confirmed(row, code_for(row, at=TONIGHT), at=TONIGHT).row
    assert (mended.number, mended.usable_from) == (2, TONIGHT)
    assert LinkedAccount.objects.get(number=1).state == AccountState.REPLACED
    assert AccountHolder.objects.count() == 1
    assert _built_on(TONIGHT + timedelta(days=1)) == 2
    newest = Instruction.objects.get(number=2)
    assert (newest.account, newest.amount) == (2, 600_000)
    with pytest.raises(LinkedAlready):
        asked_for(_holder(bought), at=TONIGHT)


def test_nobody_spares_the_cool_down_by_linking_the_same_account_anew() -> None:
    bought = _a_wallet()
    paid_out(outcome=DORMANT)
    other = linked(_holder(bought), typed="081100000018", at=TONIGHT)
    unlink_account(applicant_id=_holder(bought), number=other.number, by=Actor.applicant(_holder(bought)), now=TONIGHT)
    again = linked(_holder(bought), typed="081100000018", at=TONIGHT)
    assert again.usable_from == TONIGHT + timedelta(days=1)


def test_a_refusal_is_told_once_in_both_ways_with_its_reason() -> None:
    _a_wallet()
    sent = answered(_released(), DORMANT)
    assert len(sent) == 1
    assert _texts("payment_refused") == ["email", "sms"]
    assert "reason" in Message.objects.get(text="payment_refused", channel="email").words_as_json
    assert _texts("payment_returned") == []


def test_what_came_back_is_told_once() -> None:
    _a_wallet()
    batch = paid_out()
    came_back(batch)
    came_back(batch)
    assert _texts("payment_returned") == ["email", "sms"]


@pytest.mark.parametrize(("days", "is_over"), [(0, False), (1, True)])
def test_after_the_last_day_of_payment_no_letter_says_that_it_is_sent_again(days: int, *, is_over: bool) -> None:
    bought, batch = _a_wallet(), _released()
    last = datetime(_LAST.year, _LAST.month, _LAST.day, 12, tzinfo=WIB)
    answered(batch, PAID)
    came_back(batch, at=last + timedelta(days=days))
    address = Account.objects.get(pk=bought.buyer.applicant_id).email
    [body] = [letter.body for letter in letters_to(address) if "mengirim kembali" in letter.body]
    assert ("tidak dikirim lagi" in body) is is_over
    assert ("tetap hak Anda" in body) is not is_over


def _released() -> Batch:
    built()
    batch = Batch.objects.latest("built_at")
    released(batch)
    return batch


@pytest.mark.parametrize(
    ("code", "refused_on", "again_on"),
    [
        ("4033823", date(2021, 1, 31), date(2021, 2, 1)),
        ("4033802", date(2020, 2, 29), date(2020, 3, 1)),
        ("4031702", date(2021, 12, 1), date(2022, 1, 1)),
        ("4031704", date(2021, 12, 31), date(2022, 1, 1)),
        ("4031709", date(2021, 3, 1), None),
        ("", date(2021, 3, 1), None),
    ],
)
def test_limits_end_with_their_day_or_month(code: str, refused_on: date, again_on: date | None) -> None:
    assert tried_again_on(code, refused_on, last_day=date.max) == again_on
    if again_on is not None:
        assert tried_again_on(code, refused_on, last_day=again_on) == again_on
        assert tried_again_on(code, refused_on, last_day=again_on - timedelta(days=1)) is None
