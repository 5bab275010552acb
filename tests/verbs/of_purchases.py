"""What platforms do of step 9, ready to be done."""

from functools import partial

from prakerja.cards.models import Card
from prakerja.codes.refusals import TooSoon
from prakerja.kit.actor import Actor
from prakerja.training.ask_to_be_paid import ask_to_be_paid
from prakerja.training.buy_training import buy_training
from prakerja.training.decline_purchase import decline_purchase
from prakerja.training.lapse_purchase import lapse_purchase
from prakerja.training.models import Schedule
from prakerja.training.refusals import VoidedAlready
from prakerja.training.under_way_act import VOID_UNDER_WAY
from prakerja.training.void_cancelled import void_cancelled
from prakerja.training.void_purchase import void_purchase
from prakerja.training.void_under_way import void_under_way
from tests.situations.cards import NOW
from tests.situations.lives import decided_on, held
from tests.situations.purchases import an_invoice, asked, bought, sms_code_of, wanted_of
from tests.situations.training import a_buyer, a_market, acting
from tests.verbs.table import Doing, verb

_CARD = "cards_card cards_cardmove cards_cardcount"
_BOOKS = "ledger_transfer ledger_balance ledger_openhold"
_LIFE = "training_purchase training_purchasemove partners_partnerevent"


@verb(
    "training.ask_to_be_paid",
    writes="training_payment codes_code codes_tally connectors_smsofaday a_message",
    events="training.payment.asked",
    again=TooSoon,
)
def ask() -> Doing:
    market, buyer = a_market(), a_buyer()
    by, wanted = acting(market.platform), wanted_of(market)
    do = partial(ask_to_be_paid, card_number=buyer.number, wanted=wanted, by=by, now=NOW)
    return Doing(do, by, buyer.applicant_id)


@verb(
    "training.buy_training",
    writes=f"{_LIFE} training_payment training_invoiceholder training_customerholder training_redeemcodeholder"
    f" training_scheduleseats codes_code {_CARD} {_BOOKS} a_message",
    events="training.purchase.bought",
)
def buy() -> Doing:
    market, buyer = a_market(), a_buyer()
    by, payment, invoice = acting(market.platform), asked(market, buyer), an_invoice()
    typed = sms_code_of(buyer)
    do = partial(buy_training, token=payment.token, typed=typed, invoice=invoice, by=by, now=NOW)
    return Doing(do, by, buyer.applicant_id)


_VOIDED = f"{_LIFE} training_scheduleseats {_CARD} {_BOOKS} a_message"
_HEARD = "training.purchase.voided"


@verb("training.void_purchase", writes=_VOIDED, events=_HEARD, again=VoidedAlready)
def void() -> Doing:
    market, buyer = a_market(), a_buyer()
    purchase, by = bought(market, buyer), acting(market.platform)
    codes = {"invoice_code": purchase.invoice_code, "transaction_code": purchase.transaction_code}
    return Doing(partial(void_purchase, **codes, by=by, now=NOW), by, buyer.applicant_id)


@verb("training.decline_purchase", writes=_VOIDED, events=_HEARD, again=VoidedAlready)
def decline() -> Doing:
    market, buyer = a_market(), a_buyer()
    code, by = bought(market, buyer).redeem_code, acting(market.institution)
    return Doing(partial(decline_purchase, redeem_code=code, by=by, now=NOW), by, buyer.applicant_id)


@verb("training.void_under_way", writes=f"{_VOIDED} approvals_proposal", events=_HEARD)
def void_on_a_held_card() -> Doing:
    market, buyer = a_market(), a_buyer()
    bought(market, buyer)
    card = held(Card.objects.get(pk=(buyer.applicant_id, buyer.award)), at=NOW)
    by = decided_on(card, VOID_UNDER_WAY, at=NOW)
    do = partial(void_under_way, applicant_id=buyer.applicant_id, award=buyer.award, by=by, now=NOW)
    return Doing(do, by, buyer.applicant_id)


@verb("training.void_cancelled", writes=_VOIDED, events=_HEARD)
def void_what_is_cancelled() -> Doing:
    market, buyer, by = a_market(), a_buyer(), Actor.system("training.void_cancelled")
    bought(market, buyer)
    Schedule.objects.filter(pk=market.schedule.pk).update(cancelled_at=NOW)
    return Doing(partial(void_cancelled, (buyer.applicant_id, 1), by=by, now=NOW), by, buyer.applicant_id)


@verb("training.lapse_purchase", writes=f"{_LIFE} {_BOOKS} a_message", events="training.purchase.lapsed")
def lapse() -> Doing:
    market, buyer, by = a_market(), a_buyer(), Actor.system("training.lapse_purchases")
    over = bought(market, buyer).waits_until
    return Doing(partial(lapse_purchase, (buyer.applicant_id, 1), by=by, now=over), by, buyer.applicant_id)
