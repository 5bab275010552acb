"""What a recipient sees of the account that they are paid into; and for payments, whose may be paid now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.kit.sealed import masked
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.querysets import LinkedAccountQuerySet
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.states import UNDER_WAY, AccountState
from prakerja.payouts.models import LinkedAccount


@dataclass(frozen=True)
class SeenAccount:
    """The number with all but its end hidden."""

    number: int
    house: AccountHouse
    masked_number: str
    state: AccountState
    problem: AccountProblem | None
    asked_at: datetime
    unanswered_since: datetime | None
    linked_at: datetime | None
    usable_from: datetime | None


@dataclass(frozen=True)
class OwnLinkedAccount:
    """`linked` is paid; `newest` was tried last and is not linked: on its way, or refused. None: there is none."""

    linked: SeenAccount | None
    newest: SeenAccount | None

    @property
    def rows(self) -> tuple[SeenAccount, ...]:
        """What is paid first."""
        return tuple(one for one in (self.linked, self.newest) if one is not None)

    @property
    def is_under_way(self) -> bool:
        return self.newest is not None and self.newest.state in UNDER_WAY


def own_linked_account(applicant_id: UUID) -> OwnLinkedAccount:
    """In one query."""
    rows = list(LinkedAccount.objects.of(applicant_id).order_by("-number"))
    linked = next((row for row in rows if row.state == AccountState.LINKED), None)
    newest = rows[0] if rows and rows[0].state in (*UNDER_WAY, AccountState.REFUSED) else None
    return OwnLinkedAccount(_seen(linked) if linked else None, _seen(newest) if newest else None)


def accounts_to_pay(applicants: Collection[UUID], *, now: datetime) -> LinkedAccountQuerySet:
    """Of these people, the accounts that may be paid now: one each at most; who has none is not among them."""
    return LinkedAccount.objects.filter(applicant_id__in=applicants).payable(now)


def _seen(row: LinkedAccount) -> SeenAccount:
    return SeenAccount(
        number=row.number,
        house=AccountHouse(row.house),
        masked_number=masked(row.account_number),
        state=AccountState(row.state),
        problem=AccountProblem(row.problem) if row.problem else None,
        asked_at=row.asked_at,
        unanswered_since=row.unanswered_since,
        linked_at=row.linked_at,
        usable_from=row.usable_from,
    )
