"""Partners hear of what happens to a training, each by the name under which it knows it."""

from datetime import timedelta

import pytest

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.kinds import Facts
from prakerja.partners.webhooks.models import PartnerEvent
from prakerja.training.cancel_schedule import cancel_schedule
from prakerja.training.lapse_purchase import lapse_purchase
from prakerja.training.redeem_code import redeem_code
from prakerja.training.states import CourseState
from prakerja.training.suspend_course import suspend_course
from prakerja.training.withdraw_course import withdraw_course
from tests.situations.cards import NOW
from tests.situations.catalogue import a_curator
from tests.situations.learning import STARTS, Bought, a_purchase, declared, finished, present
from tests.situations.purchases import an_invoice, bought, voided
from tests.situations.statements import approved, made
from tests.situations.training import a_buyer, a_market

pytestmark = pytest.mark.django_db


def heard(partner: Partner) -> list[tuple[str, Facts]]:
    events = PartnerEvent.objects.filter(partner_id=partner.pk).order_by("id")
    return list(events.values_list("kind", "facts"))


def course_of(one: Bought) -> dict[str, str]:
    return {"course_code": one.market.course.code, "schedule_code": one.market.schedule.code}


def test_a_purchase_is_told_by_its_invoice_and_its_code_to_nobody() -> None:
    market, invoice = a_market(), an_invoice()
    bought(market, a_buyer(), invoice=invoice)
    course = {"course_code": market.course.code, "schedule_code": market.schedule.code}
    assert heard(market.platform) == [("purchase.made", {**course, "invoice_code": invoice.code})]
    assert heard(market.institution) == [("purchase.made", course)]


def test_a_voided_one_is_told_to_both() -> None:
    market = a_market()
    purchase = bought(market, a_buyer())
    voided(purchase, at=NOW + timedelta(minutes=5))
    assert heard(market.platform)[-1] == (
        "purchase.voided",
        {
            "course_code": market.course.code,
            "schedule_code": market.schedule.code,
            "invoice_code": purchase.invoice_code,
        },
    )
    assert [kind for kind, _ in heard(market.institution)] == ["purchase.made", "purchase.voided"]


def test_a_lapsed_one_is_told_to_both() -> None:
    one = a_purchase()
    by = Actor.system("training.lapse_purchases")
    with unit_of_work(by=by):
        lapse_purchase((one.buyer.applicant_id, one.number), by=by, now=one.purchase.waits_until)
    assert heard(one.market.platform) == [
        ("purchase.lapsed", course_of(one) | {"invoice_code": one.purchase.invoice_code})
    ]
    assert heard(one.market.institution) == [("purchase.lapsed", course_of(one))]


def test_what_is_taught_is_told_to_whoever_teaches_by_the_code() -> None:
    one = finished()
    told = course_of(one) | {"redeem_code": one.code}
    assert heard(one.market.institution) == [
        ("code.redeemed", told),
        ("presence.confirmed", told | {"sequence": 1}),
        ("presence.confirmed", told | {"sequence": 999}),
        ("completion.declared", told | {"number": 1}),
        ("certificate.issued", told),
    ]
    assert heard(one.market.platform) == [
        ("certificate.issued", course_of(one) | {"invoice_code": one.purchase.invoice_code})
    ]


def test_a_code_that_is_redeemed_twice_is_told_once() -> None:
    one = present(a_purchase())
    with unit_of_work(by=one.teacher):
        redeem_code(code=one.code, by=one.teacher, now=STARTS)
    assert [kind for kind, _ in heard(one.market.institution)] == ["code.redeemed", "presence.confirmed"]


def test_nothing_of_a_person_is_told() -> None:
    one = declared()
    text = str(list(PartnerEvent.objects.values_list("facts", flat=True)))
    assert str(one.buyer.applicant_id) not in text
    assert one.buyer.number not in text


def test_whoever_teaches_and_whoever_sells_hear_of_a_course() -> None:
    market, another = a_market(), a_market()
    by = a_curator()
    with unit_of_work(by=by):
        suspend_course(course_id=market.course.pk, reason="Laporan", by=by, now=NOW)
        suspend_course(course_id=market.course.pk, reason="Laporan", by=by, now=NOW)
        withdraw_course(course_id=market.course.pk, reason="Laporan", by=by, now=NOW)
    told = [
        ("course.moved", {"course_code": market.course.code, "state": state.value})
        for state in (CourseState.SUSPENDED, CourseState.WITHDRAWN)
    ]
    assert heard(market.platform) == heard(market.institution) == told
    assert heard(another.platform) == heard(another.institution) == []


def test_a_schedule_that_is_cancelled_is_told_once() -> None:
    market = a_market()
    by = Actor.partner(market.institution.client_code)
    for _ in range(2):
        with unit_of_work(by=by):
            cancel_schedule(course_code=market.course.code, schedule_code=market.schedule.code, by=by, now=NOW)
    told = [("schedule.cancelled", {"course_code": market.course.code, "schedule_code": market.schedule.code})]
    assert heard(market.platform) == heard(market.institution) == told


def test_a_months_statement_is_told_to_whose_it_is() -> None:
    one = finished()
    made()
    approved(one.market.institution)
    told = [event for event in heard(one.market.institution) if event[0].startswith("statement.")]
    assert told == [("statement.ready", {"month": "2021-03"}), ("statement.approved", {"month": "2021-03"})]
    assert ("statement.ready", {"month": "2021-03"}) in heard(one.market.platform)
