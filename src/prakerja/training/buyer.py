"""Who buys: what a purchase asks of them, read of the steps before in one statement."""

from dataclasses import dataclass

from prakerja.cards.models import Card
from prakerja.kit.prepared import Values, fetch_prepared
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.profile.answers import Education
from prakerja.schemes.load_scheme import load_scheme
from prakerja.training.buying_rules import BuyerFacts
from prakerja.training.states import UNFINISHED


@dataclass(frozen=True)
class Buyer:
    card: Card
    #: By whose budget the card was awarded: of which year, of which wave.
    year: int
    wave: int
    #: Of the purchases that there were.
    last_number: int
    name: str
    facts: BuyerFacts


def buyer_with(card: Card) -> Buyer:
    """As they are at this moment."""
    asked: Values = {
        "applicant_id": card.applicant_id,
        "wave_id": card.wave_id,
        "balance": AccountKind.TRAINING_BALANCE.value,
        "unfinished": sorted(state.value for state in UNFINISHED),
    }
    found = fetch_prepared(sql_file(__file__, "buyer"), asked)
    # Whoever has a card has an account, an identity, and a wave with its budget.
    assert found is not None
    scheme = load_scheme(found["scheme"])
    facts = BuyerFacts(
        born=found["born"],
        education=Education(found["education"]) if found["education"] else None,
        balance=found["balance"],
        has_unfinished=found["has_unfinished"],
        rules=scheme.training,
        year_end=scheme.year_end(found["year"]),
    )
    return Buyer(card, found["year"], found["wave"], found["last_number"], found["name"], facts)
