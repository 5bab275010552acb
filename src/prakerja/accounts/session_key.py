"""What the cookie of a session carries: whose it is, and a secret that the database knows only by its digest. Pure."""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

_SECRET_BYTES: Final = 16


@dataclass(frozen=True)
class SessionKey:
    account_id: UUID
    secret: bytes

    @classmethod
    def drawn_for(cls, account_id: UUID) -> Self:
        return cls(account_id, os.urandom(_SECRET_BYTES))

    @classmethod
    def read_from(cls, cookie: str | None) -> Self | None:
        """None: no key, or not one of ours."""
        try:
            whole = base64.b64decode((cookie or "") + "=", altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        if len(whole) != 16 + _SECRET_BYTES:
            return None
        key = cls(UUID(bytes=whole[:16]), whole[16:])
        # The last letter of 43 has two bits to spare: four spellings would be one key.
        return key if str(key) == cookie else None

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(self.account_id.bytes + self.secret).decode().rstrip("=")

    @property
    def digest(self) -> UUID:
        """Who reads the table cannot make a cookie of it."""
        return UUID(bytes=hashlib.sha256(self.secret).digest()[:16])
