"""A training is bought: token and code make one purchase with its seat, its money and its redeem code, or none."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.cards.models import Card
from prakerja.cards.move_cards import move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.require_spendable import require_spendable
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.codes.figures import LIVES
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor
from prakerja.kit.clock import is_open
from prakerja.kit.digests import every_digest
from prakerja.kit.prepared_rows import lock_rows
from prakerja.kit.purpose import Purpose
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.add_purchase import add_purchase
from prakerja.training.ask_to_be_paid import NOT_SPENDABLE
from prakerja.training.buyer import Buyer, buyer_with
from prakerja.training.buying_rules import bars_buyer, bars_sale, commission_of, waits_until
from prakerja.training.events import TrainingEvent
from prakerja.training.invoices import Invoice, require_wellformed
from prakerja.training.models import Payment, Purchase
from prakerja.training.new_codes import give_redeem_code, new_transaction_code
from prakerja.training.purchase_code import PURCHASE_CODE, bound_to
from prakerja.training.purchase_money import hold_price
from prakerja.training.refusals import (
    CardNotAccepted,
    InvoiceUsed,
    PaymentOver,
    PaymentUnknown,
)
from prakerja.training.sale import Sale, sale_of
from prakerja.training.seats import take_seat
from prakerja.training.slips import Slip, slip_for, slip_of
from prakerja.training.tell_of_purchase import tell_both


def buy_training(*, token: str, typed: str, invoice: Invoice, by: Actor, now: datetime) -> Slip | CodeRefused:
    """It is bought, once: the same again gets the first answer, also at once. A wrong code is an answer, and counts.

    Raises PermissionMissing, NotAPartner, PartnerSuspended, PaymentUnknown, PaymentOver, InvoiceMalformed, InvoiceUsed,
    CannotBuy, CodeGone.
    """
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    payment = _lock_payment(token, platform)
    if payment.purchase is not None:
        return _first_answer(payment, invoice)
    if not is_open(payment.expires_at, now=now, lasts=LIVES):
        raise PaymentOver
    require_wellformed(invoice)
    sale = sale_of(payment.schedule_id, platform)
    code = type_code(
        purpose=PURCHASE_CODE,
        owner_id=payment.applicant_id,
        typed=typed,
        code_id=payment.code_id,
        bound_to=bound_to(platform=platform.name, course=sale.course.title, amount=payment.amount),
        now=now,
        is_used=True,
    )
    if isinstance(code, CodeRefused):
        return code
    return _buy(payment, sale, platform, invoice, by=by, now=now)


def _lock_payment(token: str, platform: Partner) -> Payment:
    """Held until the end: of ten at once nine find what the first one bought. Raises PaymentUnknown."""
    # One key is in the ring, but while another takes its place.
    for one in every_digest(token, purpose=Purpose.PAYMENT):
        for payment in lock_rows(Payment, {"digest": one, "platform_id": platform.pk}):
            return payment
    raise PaymentUnknown


def _first_answer(payment: Payment, invoice: Invoice) -> Slip:
    """Raises InvoiceUsed: the payment is another invoice's."""
    purchase: Purchase = Purchase.objects.get(pk=(payment.applicant_id, payment.purchase))
    if purchase.invoice_code != invoice.code:
        raise InvoiceUsed
    return slip_of(purchase)


def _buy(payment: Payment, sale: Sale, platform: Partner, invoice: Invoice, *, by: Actor, now: datetime) -> Slip:
    """The seat comes last: whoever else buys of the same schedule waits for it alone."""
    buyer = _require_buyer(payment, sale, now=now)
    purchase = _new_purchase(payment, sale, buyer, platform, invoice, now=now)
    add_purchase(purchase, payment)
    hold_price(purchase, year=buyer.year, wave=buyer.wave, milestones=buyer.facts.rules.milestones, now=now)
    if buyer.card.state == CardState.AWARDED:
        move_cards([buyer.card.pk], to=CardState.ACTIVE, reason=MoveReason.BOUGHT, now=now)
    record(
        TrainingEvent.BOUGHT,
        subject=purchase,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        course=sale.course.code,
        amount=purchase.price,
    )
    _tell(purchase, sale, now=now)
    tell_both(EventKind.PURCHASE_MADE, purchase, now=now)
    take_seat(sale.schedule.pk)
    return slip_for(purchase, holder_name=buyer.name)


def _require_buyer(payment: Payment, sale: Sale, *, now: datetime) -> Buyer:
    """All is asked again, now that nobody ends or holds the card meanwhile. Raises CannotBuy."""
    try:
        card: Card = require_spendable((payment.applicant_id, payment.award), now=now)
    except NOT_SPENDABLE as refused:
        raise CardNotAccepted from refused
    buyer = buyer_with(card)
    barrier = bars_sale(sale.facts, now=now) or bars_buyer(buyer.facts, sale.facts, amount=payment.amount, now=now)
    if barrier is not None:
        raise barrier
    return buyer


def _new_purchase(
    payment: Payment, sale: Sale, buyer: Buyer, platform: Partner, invoice: Invoice, *, now: datetime
) -> Purchase:
    offer = sale.offer
    # What is not offered was barred before.
    assert offer is not None
    percent = min(offer.commission_percent, buyer.facts.rules.most_commission_percent)
    purchase = Purchase(
        applicant_id=payment.applicant_id,
        # Their card is locked.
        number=buyer.last_number + 1,
        award=payment.award,
        platform=platform,
        schedule=sale.schedule,
        price=payment.amount,
        commission=commission_of(payment.amount, percent=percent),
        moves=1,
        invoice_code=invoice.code,
        invoice_address=invoice.address,
        transaction_code=new_transaction_code(now),
        bought_at=now,
        waits_until=waits_until(buyer.facts.year_end),
    )
    give_redeem_code(purchase)
    return purchase


def _tell(purchase: Purchase, sale: Sale, *, now: datetime) -> None:
    """The redeem code goes to its holder alone."""
    words: dict[str, Word] = {
        "course": sale.course.title,
        "institution": sale.course.institution.name,
        "starts_at": sale.schedule.starts_at,
        "ends_at": sale.schedule.ends_at,
        "amount": purchase.price,
        "redeem_code": purchase.redeem_code,
    }
    news = {purchase.applicant_id: News(f"bought:{purchase.number}", words)}
    tell_holders(news, text="training_bought", now=now, over=[Channel.EMAIL])
