"""How far the custodians of an attempt are: what anybody may see of each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from prakerja.draw.models import Commitment, NamedCustodian, Reveal, Statement


@dataclass(frozen=True)
class CustodianNow:
    """Whom the statement names, and what came of them."""

    named: NamedCustodian
    commitment: Commitment | None
    reveal: Reveal | None

    @property
    def account_id(self) -> UUID:
        return self.named.account_id


def custodians_now(statement: Statement) -> list[CustodianNow]:
    """In the order of the seed, without the reserves."""
    committed = {one.position: one for one in Commitment.objects.filter(statement=statement)}
    revealed = {one.position: one for one in Reveal.objects.filter(statement=statement)}
    named = NamedCustodian.objects.filter(statement=statement, is_reserve=False)
    return [CustodianNow(one, committed.get(one.position), revealed.get(one.position)) for one in named]


def secrets_awaited(account_id: UUID, *, now: datetime) -> int:
    """Attempts that name the person, run still, and do not have their secret."""
    named = NamedCustodian.objects.filter(account_id=account_id, is_reserve=False)
    running = named.filter(statement__reveal_by__gt=now, statement__taken_back=None)
    shown = Reveal.objects.filter(statement=OuterRef("statement"), position=OuterRef("position"))
    return running.exclude(Exists(shown)).count()
