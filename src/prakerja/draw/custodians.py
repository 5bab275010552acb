"""Who holds the secrets of the next draw: everybody with the role whose key the public log has held for long enough."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from prakerja.accounts.models import Account
from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from prakerja.draw.attempt_rules import FEWEST_CUSTODIANS
from prakerja.draw.log_entries import CUSTODIAN_KEY
from prakerja.draw.models import CustodianKey
from prakerja.kit.refused import Refused
from prakerja.publog.quorum import places_of


class TooFewCustodians(Refused):
    """Fewer than three people hold the role with a key that counts; `found` says how many."""

    def __init__(self, found: int) -> None:
        super().__init__(f"{found} custodians, {FEWEST_CUSTODIANS} are needed")
        self.found = found


@dataclass(frozen=True)
class Appointed:
    """A custodian with the key by which they sign, and whose it is."""

    account_id: UUID
    name: str
    organisation: str
    public_key: str

    def told(self, position: int) -> dict[str, object]:
        """As a statement names them."""
        named = {"name": self.name, "organisation": self.organisation, "public_key": self.public_key}
        return {"position": position, **named}


def appointed_custodians(*, now: datetime) -> list[Appointed]:
    """In a fixed order: the first three hold the secrets, the others are reserves. Raises TooFewCustodians."""
    people = _people(now)
    if len(people) < FEWEST_CUSTODIANS:
        raise TooFewCustodians(len(people))
    return people


def count_custodians(*, now: datetime) -> int:
    """How many could hold a secret of a draw that is stated now."""
    return len(_people(now))


def newest_key(account_id: UUID) -> CustodianKey | None:
    """The key by which somebody signs, whether or not it counts yet."""
    return CustodianKey.objects.filter(account_id=account_id).order_by("-pk").first()


def _people(now: datetime) -> list[Appointed]:
    members = list(Member.objects.holding(Role.CUSTODIAN).order_by("pk").values_list("pk", flat=True))
    names = dict(Account.objects.filter(pk__in=members).values_list("pk", "full_name"))
    keys = _keys_that_count(members, now)
    return [
        Appointed(account_id, names[account_id], keys[account_id].organisation, keys[account_id].public_key)
        for account_id in members
        if account_id in keys
    ]


def _keys_that_count(members: list[UUID], now: datetime) -> dict[UUID, CustodianKey]:
    """The newest of each, if it is in the log and old enough: a key of yesterday could be anybody's."""
    newest = {one.account_id: one for one in CustodianKey.objects.filter(account_id__in=members).order_by("pk")}
    if not settings.CUSTODIAN_KEY_AGE:
        return newest
    logged = places_of([f"{CUSTODIAN_KEY}:{one.public_key}" for one in newest.values()])
    return {
        account_id: one
        for account_id, one in newest.items()
        if f"{CUSTODIAN_KEY}:{one.public_key}" in logged and one.registered_at <= now - settings.CUSTODIAN_KEY_AGE
    }
