"""What a member of the office can show beside the password: an app's code, a passkey, a code from paper."""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import UUID

import pyotp

from prakerja.accounts.models import AuthenticatorApp, Passkey, RecoveryCodes

MOST_RECOVERY_CODES: Final = 10
RECOVERY_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class OwnedPasskey:
    """A passkey as its owner sees it."""

    id: UUID
    name: str


def has_second_factor(account_id: UUID) -> bool:
    """Whether signing in asks for more than the password. The app comes first; passkeys are added to it."""
    return AuthenticatorApp.objects.filter(pk=account_id).exists()


def unused_recovery_codes(account_id: UUID) -> list[str]:
    """Eight digits each, in the order of the paper; those that were used are missing."""
    papers = RecoveryCodes.objects.filter(pk=account_id).first()
    if papers is None:
        return []
    return [code for place, code in enumerate(recovery_codes_of(papers)) if place not in papers.used]


def recovery_codes_of(papers: RecoveryCodes) -> list[str]:
    """All ten, used ones too."""
    seed = papers.seed
    return [_code(seed, place) for place in range(MOST_RECOVERY_CODES)]


def passkeys_of(account_id: UUID) -> list[OwnedPasskey]:
    """In the order in which they were added."""
    rows = Passkey.objects.filter(account_id=account_id).order_by("added_at", "id")
    return [OwnedPasskey(*row) for row in rows.values_list("id", "name")]


def otp_address(secret: str, email: str) -> str:
    """What the picture says to the app: `otpauth://totp/…`."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name="Prakerja")


def _code(seed: str, place: int) -> str:
    number = int.from_bytes(hmac.digest(seed.encode(), str(place).encode(), sha256)[:8])
    return f"{number % 10**RECOVERY_DIGITS:0{RECOVERY_DIGITS}d}"
