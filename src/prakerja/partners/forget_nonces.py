"""Nonces are kept as long as their calls could be repeated: after that the timestamp alone refuses them."""

from datetime import datetime
from typing import Final

from prakerja.partners.models import UsedNonce

#: At a time, so that no transaction is long.
_AT_ONCE: Final = 10_000


def forget_nonces(*, now: datetime) -> bool:
    """The next that have run out are gone. Returns whether there may be more."""
    over = UsedNonce.objects.filter(kept_until__lt=now).order_by()[:_AT_ONCE]
    deleted, _by_model = UsedNonce.objects.filter(pk__in=over.values("pk")).delete()
    return deleted == _AT_ONCE
