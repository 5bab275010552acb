"""Who buys: what a purchase asks of them, read of the steps before."""

from dataclasses import dataclass

from prakerja.cards.models import Card, WaveBudget
from prakerja.identity.models import Identity
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.profile.answers import Education
from prakerja.profile.models import Particulars
from prakerja.schemes.load_scheme import load_scheme
from prakerja.training.buying_rules import BuyerFacts
from prakerja.training.models import Purchase


@dataclass(frozen=True)
class Buyer:
    card: Card
    budget: WaveBudget
    facts: BuyerFacts


def buyer_with(card: Card) -> Buyer:
    """As they are at this moment."""
    budget = WaveBudget.objects.select_related("wave").get(pk=card.wave_id)
    scheme = load_scheme(budget.wave.scheme)
    education = Particulars.objects.filter(pk=card.applicant_id).values_list("education", flat=True).first()
    facts = BuyerFacts(
        born=Identity.objects.values_list("birth_date", flat=True).get(pk=card.applicant_id),
        education=Education(education) if education else None,
        balance=int(balance_of(Account(AccountKind.TRAINING_BALANCE, card.applicant_id))),
        has_unfinished=Purchase.objects.of_applicant(card.applicant_id).unfinished().exists(),
        rules=scheme.training,
        year_end=scheme.year_end(budget.year_id),
    )
    return Buyer(card, budget, facts)
