"""The page of an incentive, in all its states."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from prakerja.accounts.models import Account
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.payouts.standing import Standing
from tests.situations.accounts import NOW
from tests.situations.incentives import earned, finished_with_a_card_in_use, the_night
from tests.situations.learning import Bought, a_purchase
from tests.situations.own_cards import held, moved
from tests.situations.payments import STANDINGS
from tests.situations.reviews import WITH_A_PHONE
from tests.situations.surveys import a_survey_today, handed_in, with_a_survey
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, Opening, add


def a_due_one() -> Bought:
    bought = earned()
    the_night(bought, at=NOW + timedelta(days=365))
    return bought


def _with(change: Callable[..., object], bought: Bought) -> Bought:
    change(bought.buyer.card)
    return bought


def _survey() -> Open:
    return Open(signed_in(Account.objects.get(pk=a_survey_today().buyer.applicant_id)), "/insentif/survei/1/")


def _survey_handed_in() -> Open:
    bought = a_survey_today()
    handed_in(bought, at=NOW)
    return Open(signed_in(Account.objects.get(pk=bought.buyer.applicant_id)), "/insentif/survei/1/")


def _survey_over() -> Open:
    bought = with_a_survey()
    return Open(signed_in(Account.objects.get(pk=bought.buyer.applicant_id)), "/insentif/survei/1/")


add("survey, open", _survey)
add("survey, handed in", _survey_handed_in)
add("survey, over", _survey_over)

_INCENTIVES: Final[dict[str, Callable[[], Bought]]] = {
    "nothing finished": a_purchase,
    "not reviewed": finished_with_a_card_in_use,
    "a hidden review": lambda: earned(text=WITH_A_PHONE),
    "earned": earned,
    "due": a_due_one,
    "a survey": a_survey_today,
    "held": lambda: _with(held, earned()),
    "ended": lambda: _with(lambda card: moved(card, CardState.REVOKED, MoveReason.CAUSE), earned()),
}


def _page_of(bought: Callable[[], Bought]) -> Opening:
    def opening() -> Open:
        account = Account.objects.get(pk=bought().buyer.applicant_id)
        return Open(signed_in(account), "/insentif/")

    return opening


for _name, _bought in _INCENTIVES.items():
    add(f"incentives, {_name}", _page_of(_bought))


_PAYMENTS: Final[dict[str, Callable[[], Bought]]] = {
    "none yet": a_purchase,
    "held": STANDINGS[Standing.HELD],
    "in a batch": STANDINGS[Standing.IN_BATCH],
    "failed": STANDINGS[Standing.ACCOUNT_FAILED],
    "paid": STANDINGS[Standing.PAID],
}


def _payments_of(bought: Callable[[], Bought]) -> Opening:
    def opening() -> Open:
        return Open(signed_in(Account.objects.get(pk=bought().buyer.applicant_id)), "/pembayaran/")

    return opening


for _name, _bought in _PAYMENTS.items():
    add(f"payments, {_name}", _payments_of(_bought))
