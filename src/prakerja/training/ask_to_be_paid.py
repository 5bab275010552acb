"""A platform asks to be paid for a training: its customer has a code by SMS that says for what, and how much."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.cards.card_of_number import card_of_number
from prakerja.cards.limits import WRONG_NUMBERS
from prakerja.cards.models import Card
from prakerja.cards.querysets import NoCard
from prakerja.cards.require_spendable import CardEnded, CardHeld, DeadlinePassed, require_spendable
from prakerja.codes.models import Code
from prakerja.codes.send_code import Destination, send_code
from prakerja.codes.tallies import take
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.profile.facts import phone_of
from prakerja.training.buyer import buyer_with
from prakerja.training.buying_rules import bars_buyer, bars_sale
from prakerja.training.events import TrainingEvent
from prakerja.training.models import CustomerHolder, Payment
from prakerja.training.new_codes import new_token
from prakerja.training.purchase_code import PURCHASE_CODE, bound_to
from prakerja.training.refusals import CustomerOfAnother, CustomerUnnamed, PhoneUnknown, WrongAmount
from prakerja.training.sale import Sale, sale_of, schedule_of

_LONGEST_NAME: Final = 100
#: What `require_spendable` says of a card that pays for nothing now.
NOT_SPENDABLE: Final = (NoCard, CardEnded, CardHeld, DeadlinePassed)


@dataclass(frozen=True)
class Wanted:
    """What a platform's customer wants to buy. `customer`: as the platform names them."""

    course_code: str
    schedule_code: str
    amount: int
    customer: str


@dataclass(frozen=True)
class Asked:
    """`token`: by which the platform names this payment; it stands nowhere else."""

    token: str
    expires_at: datetime


def ask_to_be_paid(*, card_number: str, wanted: Wanted, by: Actor, now: datetime) -> Asked | None:
    """A code is on its way to the holder, and the payment waits for it, ten minutes. None: no card that can pay has
    this number (CardNotAccepted to whoever asked); the caller saves the count all the same.

    Wrong numbers count for the customer, never for the platform. Raises PermissionMissing, NotAPartner,
    PartnerSuspended, CannotBuy, TriesSpent, CodesLocked, TooSoon, SmsSpent.
    """
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    if not 0 < len(wanted.customer.strip()) <= len(wanted.customer) <= _LONGEST_NAME:
        raise CustomerUnnamed
    schedule = schedule_of(course_code=wanted.course_code, schedule_code=wanted.schedule_code)
    sale = sale_of(schedule.pk, platform)
    if barrier := bars_sale(sale.facts, now=now):
        raise barrier
    if wanted.amount != sale.course.price:
        raise WrongAmount
    customer = customer_of(platform, wanted.customer)
    card = _payable_card(card_number, tried_by=customer, now=now)
    if card is None:
        return None
    _require_buyer(card, sale, customer, now=now)
    code = _send_code(card, sale, platform, by=by, now=now)
    return _note_payment(card, sale, platform, customer, code, by=by, now=now)


def customer_of(platform: Partner, customer: str) -> str:
    """Two platforms may call two people the same."""
    return f"{platform.pk}:{customer}"


def _payable_card(card_number: str, *, tried_by: str, now: datetime) -> Card | None:
    """Held until the end. A card that pays for nothing costs what an unknown one costs, so that counting tells no
    more than the answer does."""
    key = card_of_number(card_number, tried_by=tried_by, now=now)
    if key is None:
        return None
    try:
        return require_spendable(key, now=now)
    except NOT_SPENDABLE:
        take(WRONG_NUMBERS, tried_by, now=now)
        return None


def _require_buyer(card: Card, sale: Sale, customer: str, *, now: datetime) -> None:
    """Raises CannotBuy."""
    holder_id = CustomerHolder.objects.holding(digest(customer, purpose=Purpose.CUSTOMER)).first()
    if holder_id not in (None, card.applicant_id):
        raise CustomerOfAnother
    if barrier := bars_buyer(buyer_with(card).facts, sale.facts, amount=sale.course.price, now=now):
        raise barrier


def _send_code(card: Card, sale: Sale, platform: Partner, *, by: Actor, now: datetime) -> Code:
    """Raises PhoneUnknown, CodesLocked, TooSoon, TriesSpent, SmsSpent."""
    phone = phone_of(ApplicantId(card.applicant_id))
    if phone is None:
        raise PhoneUnknown
    language = Account.objects.values_list("language", flat=True).get(pk=card.applicant_id)
    code = send_code(
        purpose=PURCHASE_CODE,
        to=Destination(owner_id=card.applicant_id, address=phone, language=language),
        bound_to=bound_to(platform=platform.name, course=sale.course.title, amount=sale.course.price),
        by=by,
        now=now,
    )
    assert code is not None  # under a new key
    return code


def _note_payment(
    card: Card, sale: Sale, platform: Partner, customer: str, code: Code, *, by: Actor, now: datetime
) -> Asked:
    token = new_token()
    payment = Payment.objects.create(
        digest=digest(token, purpose=Purpose.PAYMENT),
        applicant_id=card.applicant_id,
        award=card.award,
        platform_id=platform.pk,
        customer_digest=digest(customer, purpose=Purpose.CUSTOMER),
        schedule_id=sale.schedule.pk,
        amount=sale.course.price,
        code_id=code.id,
        asked_at=now,
        expires_at=code.expires_at,
    )
    record(
        TrainingEvent.PAYMENT_ASKED,
        subject=sale.schedule,
        by=by,
        at=now,
        applicant_id=card.applicant_id,
        amount=payment.amount,
    )
    return Asked(token, payment.expires_at)
