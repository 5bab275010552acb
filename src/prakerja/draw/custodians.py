"""Who holds the secrets of the next draw: everybody with the role, and they must be three different people."""

from uuid import UUID

from prakerja.accounts.models import StaffRole
from prakerja.accounts.roles import Role
from prakerja.draw.engine.seed import FEWEST_CUSTODIANS
from prakerja.kit.refused import Refused


class TooFewCustodians(Refused):
    """Fewer than three people hold the role; `found` says how many."""

    def __init__(self, found: int) -> None:
        super().__init__(f"{found} custodians, {FEWEST_CUSTODIANS} are needed")
        self.found = found


def appointed_custodians() -> list[tuple[UUID, str]]:
    """Account and name of each, in a fixed order. Raises TooFewCustodians."""
    holders = StaffRole.objects.filter(role=Role.CUSTODIAN, account__is_active=True, account__is_staff=True)
    people = list(holders.order_by("account_id").values_list("account_id", "account__full_name"))
    if len(people) < FEWEST_CUSTODIANS:
        raise TooFewCustodians(len(people))
    return people
