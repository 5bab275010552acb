"""What the people of the office are called."""

from collections.abc import Iterable
from uuid import UUID

from prakerja.accounts.models import Account


def names_of(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """In one statement; whose account is gone has no name."""
    return dict(Account.objects.filter(pk__in={one for one in people if one}).values_list("pk", "full_name"))
