"""Recovery codes while their owner writes them down: of what is kept nobody can read them, so the browser brings them.

It holds them sealed, in a cookie for ten minutes, where they were made; the server has nothing that tells them.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from pydantic import TypeAdapter

from prakerja.accounts.second_factors import paper_of
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import CannotUnseal, seal, unseal
from prakerja.kit.signed import read_signed, sign

#: They can be seen and saved this long; afterwards only new ones can be made.
SHOWN_FOR: Final = timedelta(minutes=10)
_SALT: Final = "accounts.shown_codes"
_SEALED: Final = TypeAdapter(str)


def show_codes(response: HttpResponse, account_id: UUID, codes: list[str]) -> None:
    """The codes that were just made can be seen for a while, in this browser."""
    sealed = seal("\n".join(codes), purpose=Purpose.RECOVERY_CODES, owner=account_id, row=_row(account_id))
    response.set_cookie(
        settings.SHOWN_CODES_COOKIE_NAME,
        sign(sealed.hex(), salt=_SALT),
        max_age=SHOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def shown_codes(request: HttpRequest, account_id: UUID) -> list[str]:
    """Those that were just made here for the account; none later, elsewhere, or once there are newer ones."""
    try:
        sealed = read_signed(
            request.COOKIES.get(settings.SHOWN_CODES_COOKIE_NAME, ""), _SEALED, salt=_SALT, lives=SHOWN_FOR
        )
        plain = unseal(bytes.fromhex(sealed), purpose=Purpose.RECOVERY_CODES, owner=account_id, row=_row(account_id))
    except (signing.BadSignature, CannotUnseal):
        return []
    return plain.split("\n")


def _row(account_id: UUID) -> str:
    """On which paper they stand."""
    paper = paper_of(account_id)
    return "shown" if paper is None else f"shown {paper.made_at.isoformat()}"
