"""The demo's purchase: one recipient of wave 11 has bought what the sandbox's institution teaches."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.cards.models import Card
from prakerja.codes.models import Code
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.simulation.demo_cards import recipients_by_stage
from prakerja.simulation.demo_partners import OF_SANDBOX, platforms
from prakerja.training.ask_to_be_paid import Asked, Wanted, ask_to_be_paid
from prakerja.training.buy_training import buy_training
from prakerja.training.invoices import Invoice
from prakerja.training.models import Purchase, Schedule
from prakerja.training.purchase_code import PURCHASE_CODE, bound_to
from prakerja.training.refusals import CannotBuy
from prakerja.training.states import CourseState, Method, PurchaseState

#: Whose card stands for having bought.
BUYER: Final = "card_active"
_CUSTOMER: Final = "pelanggan-peragaan"
_INVOICE: Final = Invoice("INV-PERAGAAN-1", "https://platform.contoh.example/tagihan/INV-PERAGAAN-1")
_WITH_A_CODE: Final = (PurchaseState.BOUGHT, PurchaseState.REDEEMED)


def put_purchase(now: datetime) -> None:
    """Asked for by the platform and confirmed by the code, as by everybody. What was bought is not bought again."""
    buyer = recipients_by_stage().get(BUYER)
    card = None if buyer is None else Card.objects.filter(applicant_id=buyer).first()
    if card is None or Purchase.objects.of_applicant(card.applicant_id).exists():
        return
    platform = Partner.objects.get(client_code=platforms()[0].client_code)
    for schedule in _on_sale(platform):
        with suppress(CannotBuy):
            _buy(card, schedule, platform, now=now)
            return


def redeem_codes_of(applicant_ids: list[UUID]) -> list[dict[str, str | None]]:
    """With which institutions begin what these people have bought."""
    bought = Purchase.objects.filter(applicant_id__in=applicant_ids, state__in=_WITH_A_CODE)
    rows = bought.select_related("schedule__course__institution").order_by("bought_at")
    return [
        {
            "code": one.redeem_code,
            "client_code": one.schedule.course.institution.client_code,
            "course_code": one.schedule.course.code,
            "schedule_code": one.schedule.code,
        }
        for one in rows
    ]


def _on_sale(platform: Partner) -> Iterator[Schedule]:
    """What can be begun at once, the cheapest first."""
    of_course = {"course__institution__client_code": OF_SANDBOX, "course__offers__platform": platform}
    live = Schedule.objects.filter(course__state=CourseState.LIVE, course__method=Method.SELF_PACED, **of_course)
    yield from live.select_related("course").order_by("course__price", "pk")


def _buy(card: Card, schedule: Schedule, platform: Partner, *, now: datetime) -> None:
    by, course = Actor.partner(platform.client_code), schedule.course
    wanted = Wanted(course.code, schedule.code, course.price, _CUSTOMER)
    with unit_of_work(by=by):
        asked = ask_to_be_paid(card_number=card.number, wanted=wanted, by=by, now=now)
    assert isinstance(asked, Asked)
    code: Code | None = Code.objects.of(PURCHASE_CODE, card.applicant_id).first()
    assert code is not None
    digits = code.digits_for(bound_to(platform=platform.name, course=course.title, amount=course.price))
    with unit_of_work(by=by):
        buy_training(token=asked.token, typed=digits, invoice=_INVOICE, by=by, now=now)
