"""Who holds the secrets of the next draw: everybody with the role, and they must be three different people."""

from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from prakerja.draw.engine.seed import FEWEST_CUSTODIANS
from prakerja.kit.refused import Refused


class TooFewCustodians(Refused):
    """Fewer than three people hold the role; `found` says how many."""

    def __init__(self, found: int) -> None:
        super().__init__(f"{found} custodians, {FEWEST_CUSTODIANS} are needed")
        self.found = found


def appointed_custodians() -> list[tuple[UUID, str]]:
    """Account and name of each, in a fixed order. Raises TooFewCustodians."""
    members = Member.objects.holding(Role.CUSTODIAN).order_by("pk").values_list("pk", flat=True)
    names = dict(Account.objects.filter(pk__in=members).values_list("pk", "full_name"))
    people = [(account_id, names[account_id]) for account_id in members]
    if len(people) < FEWEST_CUSTODIANS:
        raise TooFewCustodians(len(people))
    return people
