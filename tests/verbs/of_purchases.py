"""What platforms do of step 9, ready to be done."""

from functools import partial

from prakerja.codes.refusals import TooSoon
from prakerja.training.ask_to_be_paid import ask_to_be_paid
from prakerja.training.buy_training import buy_training
from tests.situations.cards import NOW
from tests.situations.purchases import an_invoice, asked, sms_code_of, wanted_of
from tests.situations.training import a_buyer, a_market, acting
from tests.verbs.table import Doing, verb

_CARD = "cards_card cards_cardmove cards_cardcount"
_BOOKS = "ledger_transfer ledger_balance ledger_openhold"
_LIFE = "training_purchase training_purchasemove"


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
