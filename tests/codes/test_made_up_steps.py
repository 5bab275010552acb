"""Two steps that do not exist yet use the codes as they are: an OTP at a purchase, and one at linking an account.

Everything here is declared from outside; nothing in the room knows of it.
"""

from datetime import timedelta

import pytest
from django.db import transaction

from prakerja.codes.bound import Bound
from prakerja.codes.limits import Allowance, Limit, Window
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodeGone, TooSoon
from prakerja.codes.resend_code import resend_code
from prakerja.codes.rules import CodeVerdict
from prakerja.codes.send_code import Destination, send_code
from prakerja.codes.tallies import TriesSpent, take
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.words import read_words
from tests.situations.accounts import NOW
from tests.situations.profile import an_applicant, with_phone

pytestmark = pytest.mark.django_db
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)

PURCHASE = CodePurpose(name="training.purchase", channel=Channel.SMS, text="phone_code")
LINKING = CodePurpose(name="payouts.linking", channel=Channel.SMS, text="phone_code")
A_COURSE: dict[str, str | int] = {"platform": "pijar", "course": "barista", "amount": 1_000_000}
#: Of one platform, over all its buyers; no buyer waits for another's row.
PURCHASES_OF_A_PLATFORM = Limit("made_up_purchases", (Window(100, MINUTE),), shares=16)


@pytest.fixture
def platform() -> Actor:
    """Asks; it never holds the phone."""
    return Actor.staff(an_applicant())


@pytest.fixture
def holder() -> ApplicantId:
    return an_applicant()


def ask(
    holder: ApplicantId, by: Actor, bound_to: Bound = A_COURSE, *, seconds: int = 0, purpose: CodePurpose = PURCHASE
) -> Code:
    code = send_code(
        purpose=purpose,
        to=Destination(owner_id=holder, address="+6281100000000", language="id"),
        bound_to=bound_to,
        by=by,
        now=NOW + seconds * SECOND,
    )
    assert code is not None
    return code


def buy(holder: ApplicantId, digits: str, bound_to: Bound = A_COURSE, *, code: Code | None = None) -> bool:
    """Whether the holder confirmed this very purchase."""
    outcome = type_code(
        purpose=PURCHASE,
        owner_id=holder,
        typed=digits,
        bound_to=bound_to,
        code_id=code.id if code else None,
        now=NOW + MINUTE,
    )
    return not isinstance(outcome, CodeRefused)


def digits_of(code: Code) -> str:
    """As the holder reads them in their SMS."""
    message = Message.objects.filter(owner_id=code.owner_id).latest("created_at")
    return str(read_words(message.words_as_json)["code"])


def test_a_platform_asks_and_the_holder_types(holder: ApplicantId, platform: Actor) -> None:
    code = ask(holder, platform)
    assert (code.owner_id, code.asked_by) == (holder, platform.account_id)
    assert buy(holder, digits_of(code))


def test_what_a_holder_asks_for_themselves_was_asked_by_nobody_else(holder: ApplicantId) -> None:
    assert ask(holder, Actor.applicant(holder)).asked_by is None


@pytest.mark.parametrize(
    "other",
    [
        A_COURSE | {"amount": 1_000_001},
        A_COURSE | {"amount": "1000000"},
        A_COURSE | {"platform": "pintaria"},
        A_COURSE | {"voucher": ""},
        {"platform": "pijar"},
        {},
    ],
)
def test_the_code_is_not_right_for_another_amount_platform_or_course(
    holder: ApplicantId, platform: Actor, other: Bound
) -> None:
    code = ask(holder, platform)
    assert not buy(holder, digits_of(code), other)
    code.refresh_from_db()
    assert code.tries == 1
    assert buy(holder, digits_of(code))


def test_the_order_in_which_the_data_are_named_is_no_matter(holder: ApplicantId, platform: Actor) -> None:
    code = ask(holder, platform)
    assert buy(holder, digits_of(code), dict(reversed(A_COURSE.items())))


def test_the_message_says_what_is_confirmed_and_the_table_does_not(holder: ApplicantId, platform: Actor) -> None:
    ask(holder, platform)
    words = read_words(Message.objects.get().words_as_json)
    assert {name: words[name] for name in A_COURSE} == A_COURSE
    assert "barista" not in str(Code.objects.values().get())


def test_two_purchases_at_once_do_not_kill_each_other(holder: ApplicantId, platform: Actor) -> None:
    other: Bound = A_COURSE | {"course": "menjahit"}
    first = ask(holder, platform)
    first_digits = digits_of(first)
    second = ask(holder, platform, other, seconds=1)
    assert buy(holder, first_digits, code=first)
    assert buy(holder, digits_of(second), other, code=second)


def test_a_code_of_another_purchase_is_gone_when_it_is_asked_for_by_name(holder: ApplicantId, platform: Actor) -> None:
    code = ask(holder, platform)
    with pytest.raises(CodeGone):
        type_code(purpose=LINKING, owner_id=holder, typed=digits_of(code), code_id=code.id, now=NOW)
    with pytest.raises(CodeGone):
        type_code(purpose=PURCHASE, owner_id=an_applicant(), typed=digits_of(code), code_id=code.id, now=NOW)


def test_another_sms_brings_the_same_purchase_and_nothing_else(holder: ApplicantId, platform: Actor) -> None:
    first = ask(holder, platform)
    early = digits_of(first)
    with pytest.raises(CodeGone):
        resend_code(purpose=PURCHASE, owner_id=holder, bound_to={}, by=platform, now=NOW + MINUTE / 2)
    again = resend_code(purpose=PURCHASE, owner_id=holder, bound_to=A_COURSE, by=platform, now=NOW + MINUTE / 2)
    assert again.id != first.id
    assert buy(holder, early)


def test_a_second_tap_on_buying_is_no_second_sms(holder: ApplicantId, platform: Actor) -> None:
    ask(holder, platform)
    with pytest.raises(TooSoon) as refused, transaction.atomic():
        ask(holder, platform, seconds=29)
    assert refused.value.free_at == NOW + 30 * SECOND
    assert ask(holder, platform, seconds=30)


def test_a_number_that_is_verified_can_be_asked_at_every_later_step(holder: ApplicantId, platform: Actor) -> None:
    number = with_phone(holder, now=NOW)
    to = Destination(owner_id=holder, address=number, language="id")
    code = send_code(purpose=LINKING, to=to, bound_to={"account": "0123456789", "bank": "bni"}, by=platform, now=NOW)
    assert code is not None


def test_five_wrong_ones_close_the_purchases_of_the_holder_and_not_the_linking(
    holder: ApplicantId, platform: Actor
) -> None:
    code = ask(holder, platform)
    for _ in range(5):
        assert not buy(holder, f"{(int(digits_of(code)) + 1) % 1_000_000:06d}")
    outcome = type_code(purpose=PURCHASE, owner_id=holder, typed=digits_of(code), bound_to=A_COURSE, now=NOW + MINUTE)
    assert isinstance(outcome, CodeRefused)
    assert (outcome.verdict, outcome.locked_until) == (CodeVerdict.LOCKED, NOW + 16 * MINUTE)
    assert ask(holder, Actor.applicant(holder), purpose=LINKING)


def test_a_platform_has_a_limit_of_its_own_and_hears_what_is_left(platform: Actor) -> None:
    left = [take(PURCHASES_OF_A_PLATFORM, str(platform.account_id), now=NOW) for _ in range(100)]
    assert left[0] == Allowance(99)
    assert left[-1] == Allowance(0, NOW + MINUTE)
    with pytest.raises(TriesSpent):
        take(PURCHASES_OF_A_PLATFORM, str(platform.account_id), now=NOW + 59 * SECOND)
