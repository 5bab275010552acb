"""How somebody of the demo buys a training: asked for by its platform and confirmed by the code, as by everybody."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Final

from django.db.models import Q

from prakerja.cards.models import Card
from prakerja.codes.models import Code
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.partners.models import Partner
from prakerja.training.ask_to_be_paid import Wanted, ask_to_be_paid
from prakerja.training.buy_training import buy_training
from prakerja.training.invoices import Invoice
from prakerja.training.models import Offer, Purchase, Schedule
from prakerja.training.purchase_code import PURCHASE_CODE, bound_to
from prakerja.training.refusals import CannotBuy

_ADDRESS: Final = "https://platform.contoh.example/tagihan/"


def buy_one_of(schedules: Iterable[Schedule], card: Card, *, now: datetime) -> Purchase | None:
    """The first of these that its rules allow to this person; None: none of them."""
    for schedule in schedules:
        with suppress(CannotBuy):
            return _buy(card, schedule, now=now)
    return None


def tell_nobody_of(purchase: Purchase, *, now: datetime) -> None:
    """A newcomer looks for their own first letter, and not through those of people whom they never heard of."""
    of_trainings = Q(text__startswith="training") | Q(text=PURCHASE_CODE.text)
    Message.objects.filter(of_trainings, owner_id=purchase.applicant_id).update(useful_until=now)


def _buy(card: Card, schedule: Schedule, *, now: datetime) -> Purchase | None:
    """None: the card pays for nothing any more. Raises CannotBuy."""
    course, platform = schedule.course, _seller_of(schedule)
    by, invoice = Actor.partner(platform.client_code), f"INV-PERAGAAN-{card.applicant_id.hex[-12:].upper()}"
    wanted = Wanted(course.code, schedule.code, course.price, f"pelanggan-{card.applicant_id}")
    with unit_of_work(by=by):
        asked = ask_to_be_paid(card_number=card.number, wanted=wanted, by=by, now=now)
    if asked is None:
        return None
    code: Code | None = Code.objects.of(PURCHASE_CODE, card.applicant_id).first()
    assert code is not None
    digits = code.digits_for(bound_to(platform=platform.name, course=course.title, amount=course.price))
    with unit_of_work(by=by):
        buy_training(token=asked.token, typed=digits, invoice=Invoice(invoice, _ADDRESS + invoice), by=by, now=now)
    bought = Purchase.objects.filter(applicant_id=card.applicant_id).latest("number")
    assert isinstance(bought, Purchase)
    return bought


def _seller_of(schedule: Schedule) -> Partner:
    offers = Offer.objects.filter(course=schedule.course_id).select_related("platform").order_by("platform__name")
    offer = offers.first()
    # Whoever chooses a schedule chooses one that is sold.
    assert offer is not None
    return offer.platform
