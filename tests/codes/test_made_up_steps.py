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
from prakerja.codes.rules import CodeJudgement
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
def owner() -> ApplicantId:
    return an_applicant()


def ask(
    owner: ApplicantId, by: Actor, bound_to: Bound = A_COURSE, *, seconds: int = 0, purpose: CodePurpose = PURCHASE
) -> Code:
    code = send_code(
        purpose=purpose,
        to=Destination(owner_id=owner, address="+6281100000000", language="id"),
        bound_to=bound_to,
        by=by,
        now=NOW + seconds * SECOND,
    )
    assert code is not None
    return code


def buy(owner: ApplicantId, digits: str, bound_to: Bound = A_COURSE, *, code: Code | None = None) -> bool:
    """Whether the owner confirmed this very purchase."""
    answer = type_code(
        purpose=PURCHASE,
        owner_id=owner,
        typed=digits,
        bound_to=bound_to,
        code_id=code.id if code else None,
        now=NOW + MINUTE,
    )
    return not isinstance(answer, CodeRefused)


def digits_of(code: Code) -> str:
    """As the owner reads them in their SMS."""
    message = Message.objects.filter(owner_id=code.owner_id).latest("created_at")
    return str(read_words(message.words_as_json)["code"])


def test_a_platform_asks_and_the_owner_types(owner: ApplicantId, platform: Actor) -> None:
    code = ask(owner, platform)
    assert (code.owner_id, code.asked_by) == (owner, platform.account_id)
    assert buy(owner, digits_of(code))


def test_what_an_owner_asks_for_themselves_was_asked_by_nobody_else(owner: ApplicantId) -> None:
    assert ask(owner, Actor.applicant(owner)).asked_by is None


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
    owner: ApplicantId, platform: Actor, other: Bound
) -> None:
    code = ask(owner, platform)
    assert not buy(owner, digits_of(code), other)
    code.refresh_from_db()
    assert code.tries == 1
    assert buy(owner, digits_of(code))


def test_the_order_in_which_the_data_are_named_is_no_matter(owner: ApplicantId, platform: Actor) -> None:
    code = ask(owner, platform)
    assert buy(owner, digits_of(code), dict(reversed(A_COURSE.items())))


def test_the_message_says_what_is_confirmed_and_the_table_does_not(owner: ApplicantId, platform: Actor) -> None:
    ask(owner, platform)
    words = read_words(Message.objects.get().words_as_json)
    assert {name: words[name] for name in A_COURSE} == A_COURSE
    assert "barista" not in str(Code.objects.values().get())


def test_two_purchases_at_once_do_not_kill_each_other(owner: ApplicantId, platform: Actor) -> None:
    other: Bound = A_COURSE | {"course": "menjahit"}
    first = ask(owner, platform)
    first_digits = digits_of(first)
    second = ask(owner, platform, other, seconds=1)
    assert buy(owner, first_digits, code=first)
    assert buy(owner, digits_of(second), other, code=second)


def test_a_code_of_another_purchase_is_gone_when_it_is_asked_for_by_name(owner: ApplicantId, platform: Actor) -> None:
    code = ask(owner, platform)
    with pytest.raises(CodeGone):
        type_code(purpose=LINKING, owner_id=owner, typed=digits_of(code), code_id=code.id, now=NOW)
    with pytest.raises(CodeGone):
        type_code(purpose=PURCHASE, owner_id=an_applicant(), typed=digits_of(code), code_id=code.id, now=NOW)


def test_another_sms_brings_the_same_purchase_and_nothing_else(owner: ApplicantId, platform: Actor) -> None:
    first = ask(owner, platform)
    early = digits_of(first)
    with pytest.raises(CodeGone):
        resend_code(purpose=PURCHASE, owner_id=owner, bound_to={}, by=platform, now=NOW + MINUTE / 2)
    again = resend_code(purpose=PURCHASE, owner_id=owner, bound_to=A_COURSE, by=platform, now=NOW + MINUTE / 2)
    assert again.id != first.id
    assert buy(owner, early)


def test_a_second_tap_on_buying_is_no_second_sms(owner: ApplicantId, platform: Actor) -> None:
    ask(owner, platform)
    with pytest.raises(TooSoon) as refused, transaction.atomic():
        ask(owner, platform, seconds=29)
    assert refused.value.free_at == NOW + 30 * SECOND
    assert ask(owner, platform, seconds=30)


def test_a_number_that_is_verified_can_be_asked_at_every_later_step(owner: ApplicantId, platform: Actor) -> None:
    number = with_phone(owner, now=NOW)
    to = Destination(owner_id=owner, address=number, language="id")
    code = send_code(purpose=LINKING, to=to, bound_to={"account": "0123456789", "bank": "bni"}, by=platform, now=NOW)
    assert code is not None


def test_five_wrong_ones_close_the_purchases_of_the_owner_and_not_the_linking(
    owner: ApplicantId, platform: Actor
) -> None:
    code = ask(owner, platform)
    for _ in range(5):
        assert not buy(owner, f"{(int(digits_of(code)) + 1) % 1_000_000:06d}")
    answer = type_code(purpose=PURCHASE, owner_id=owner, typed=digits_of(code), bound_to=A_COURSE, now=NOW + MINUTE)
    assert isinstance(answer, CodeRefused)
    assert (answer.judgement, answer.locked_until) == (CodeJudgement.LOCKED, NOW + 16 * MINUTE)
    assert ask(owner, Actor.applicant(owner), purpose=LINKING)


def test_a_platform_has_a_limit_of_its_own_and_hears_what_is_left(platform: Actor) -> None:
    left = [take(PURCHASES_OF_A_PLATFORM, str(platform.account_id), now=NOW) for _ in range(100)]
    assert left[0] == Allowance(99)
    assert left[-1] == Allowance(0, NOW + MINUTE)
    with pytest.raises(TriesSpent):
        take(PURCHASES_OF_A_PLATFORM, str(platform.account_id), now=NOW + 59 * SECOND)
