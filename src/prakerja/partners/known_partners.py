"""Partners by their client codes, kept in this process for a second: each call names one, and they rarely change."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Final
from uuid import UUID

from prakerja.partners.models import Partner, PartnerKey
from prakerja.partners.states import PartnerKind

_KEPT_S: Final = 1.0


@dataclass(frozen=True)
class KnownPartner:
    id: UUID
    client_code: str
    kind: PartnerKind
    is_suspended: bool
    rows: tuple[PartnerKey, ...]

    def sign_keys(self, now: datetime) -> list[bytes]:
        """What its calls may be signed with now: two while one replaces the other."""
        return [
            key
            for row, key in self._keys
            if row.valid_from <= now and (row.valid_until is None or now < row.valid_until)
        ]

    @cached_property
    def _keys(self) -> list[tuple[PartnerKey, bytes]]:
        """Opened when the partner first calls."""
        return [(row, row.sign_key.encode()) for row in self.rows]


@dataclass
class _Kept:
    partners: Mapping[str, KnownPartner] = field(default_factory=dict)
    read_at: float = field(default=float("-inf"))


_kept = _Kept()


def known_partner(client_code: str) -> KnownPartner | None:
    """As it was a moment ago. Verbs read the row itself (`require_partner.py`)."""
    if time.monotonic() - _kept.read_at >= _KEPT_S:
        forget_known_partners()
        begun = time.monotonic()
        _kept.partners = {one.client_code: one for one in _read()}
        _kept.read_at = begun
    return _kept.partners.get(client_code)


def forget_known_partners() -> None:
    """The next call reads them anew."""
    _kept.read_at = float("-inf")


def _read() -> list[KnownPartner]:
    return [
        KnownPartner(
            id=one.pk,
            client_code=one.client_code,
            kind=PartnerKind(one.kind),
            is_suspended=one.suspended_at is not None,
            rows=tuple(one.keys.all()),
        )
        for one in Partner.objects.prefetch_related("keys")
    ]
