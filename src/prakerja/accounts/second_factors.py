"""What a member of the office can show beside the password: an app's code, a passkey, a code from paper."""

from dataclasses import dataclass
from datetime import datetime
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
    added_at: datetime
    #: None: it has opened nothing yet.
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Paper:
    """Recovery codes as their owner sees them once they were shown."""

    made_at: datetime
    #: How many open still.
    left: int


def has_second_factor(account_id: UUID) -> bool:
    """Whether signing in asks for more than the password. The app comes first; passkeys are added to it."""
    return AuthenticatorApp.objects.filter(pk=account_id).exists()


def paper_of(account_id: UUID) -> Paper | None:
    """Nothing of it says what its codes are."""
    row = RecoveryCodes.objects.filter(pk=account_id).values_list("made_at", "used").first()
    return None if row is None else Paper(row[0], MOST_RECOVERY_CODES - len(row[1]))


def passkeys_of(account_id: UUID) -> list[OwnedPasskey]:
    """In the order in which they were added."""
    rows = Passkey.objects.filter(account_id=account_id).order_by("added_at", "id")
    return [OwnedPasskey(*row) for row in rows.values_list("id", "name", "added_at", "used_at")]


def otp_address(secret: str, email: str) -> str:
    """What the picture says to the app: `otpauth://totp/…`."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name="Prakerja")
