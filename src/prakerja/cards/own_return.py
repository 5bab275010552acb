"""What giving one's newest card back would return to the state, and what stands against it now."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from prakerja.cards.models import Card
from prakerja.cards.states import LIVE, CardState
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind


class AgainstReturn(StrEnum):
    """What `give_back` would refuse it for."""

    ENDED = "ended"
    HELD = "held"
    MONEY_UNDER_WAY = "money_under_way"


@dataclass(frozen=True)
class OwnReturn:
    award: int
    last_four: str
    scheme: str
    #: Nothing was bought yet.
    has_deadline: bool
    training: Rupiah
    incentive: Rupiah
    #: None: it can be given back now.
    against: AgainstReturn | None


def own_return(applicant_id: UUID) -> OwnReturn | None:
    """None: there is no card."""
    card = Card.objects.of_applicant(applicant_id).select_related("wave").order_by("-award").first()
    if card is None:
        return None
    return OwnReturn(
        award=card.award,
        last_four=card.last_four,
        scheme=card.wave.scheme,
        has_deadline=card.state == CardState.AWARDED,
        training=balance_of(Account(AccountKind.TRAINING_BALANCE, applicant_id)),
        incentive=balance_of(Account(AccountKind.INCENTIVE_RESERVE, applicant_id)),
        against=_against(card),
    )


def _against(card: Card) -> AgainstReturn | None:
    if card.state not in LIVE:
        return AgainstReturn.ENDED
    if card.held_since is not None:
        return AgainstReturn.HELD
    if balance_of(Account(AccountKind.HELD, card.applicant_id)):
        return AgainstReturn.MONEY_UNDER_WAY
    return None
