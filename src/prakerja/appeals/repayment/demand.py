"""Two people ask somebody for what they were given and had no right to."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand, DemandName
from prakerja.appeals.models.repayment import clock_of
from prakerja.appeals.repayment.acts import DEMAND, to_demand, training_of
from prakerja.appeals.repayment.names import reference_of
from prakerja.appeals.repayment.rules import pays_until
from prakerja.appeals.repayment.tell import tell
from prakerja.appeals.states import OVERPAID
from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.cards.card_acts import decision_on, subject_of_card
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.messages.words import Word
from prakerja.profile.models import Particulars
from prakerja.schemes.load_scheme import load_scheme


def demand(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """They have a notice, with the reason, the sums, and by when it is to be paid back. One decision is carried out
    once. No more is demanded than the ledger has as owed in this moment, which is no more than was paid.

    Raises NotConfirmed, NothingOwed, DemandedAlready, OfTheDead, TooLittleToDemand.
    """
    key = applicant_id, award
    decided = decision_on(DEMAND, key, by=by)
    if decided is None:
        return
    # Whoever books a payment of theirs, or gives the card back to them, waits, or was first.
    Card.objects.lock_by_key(key)
    card = Card.objects.select_related("wave").get(pk=key)
    books, because = to_demand(card)
    made = _made(card, books.owed, because, decided, now)
    tell(made, "repayment_demanded", words_of(made), once="demanded", now=now)
    record(
        AppealsEvent.DEMANDED,
        subject=made,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        amount=made.amount,
    )
    note_carried_out(act=DEMAND, subject=subject_of_card(key), now=now)


def _made(card: Card, owed: Rupiah, because: str, decided: Proposal, now: datetime) -> Demand:
    """Its row, with the names by which it is found."""
    whose = card.applicant_id
    number = Demand.objects.of_applicant(whose).count() + 1
    regency = regencies_of([whose]).get(whose, "")
    made = a_demand(card, owed, because, number=number, regency=regency, decided=decided, now=now)
    made.save(force_insert=True)
    DemandName.objects.bulk_create(names_of(made))
    return made


def a_demand(
    card: Card, owed: Rupiah, because: str, *, number: int, regency: str, decided: Proposal, now: datetime
) -> Demand:
    """As it will be saved: its clock begins now."""
    days = load_scheme(card.wave.scheme).deadlines.repayment_days
    code = uuid4()
    return Demand(
        applicant_id=card.applicant_id,
        number=number,
        award=card.award,
        wave=card.wave,
        because=because,
        amount=int(owed),
        training=int(training_of(card, owed)),
        code=code,
        reference=reference_of(code),
        demanded_at=now,
        proposed_by=decided.proposed_by,
        confirmed_by=str(decided.confirmed_by),
        regency=regency,
        pays_until=pays_until(now, days=days, zone=clock_of(regency)),
    )


def names_of(made: Demand) -> list[DemandName]:
    return [
        DemandName(value=one, applicant_id=made.applicant_id, demand=made.number)
        for one in (made.code.hex, made.reference)
    ]


def words_of(made: Demand) -> dict[str, Word]:
    """What the letter says."""
    return {
        "owed": made.amount,
        "until": made.pays_until,
        "regency": made.regency,
        "is_overpaid": made.because == OVERPAID,
        "added": 0,
    }


def regencies_of(applicants: Collection[UUID]) -> dict[UUID, str]:
    """Where they live by their particulars; whoever has none left lives by Jakarta's clock."""
    return dict(Particulars.objects.filter(pk__in=applicants).values_list("pk", "domicile_regency"))
