"""A code of the authenticator app, or one from paper."""

import hmac
from datetime import datetime
from typing import Final
from uuid import UUID

import pyotp

from prakerja.accounts.limits import WRONG_SECOND_FACTORS
from prakerja.accounts.models import Account, AuthenticatorApp, RecoveryCodes
from prakerja.accounts.second_factors import recovery_codes_of
from prakerja.codes.rules import read_code
from prakerja.codes.tallies import forget, take

#: A telephone's clock may be half a minute off, and the code typed may be the one before.
_HALF_MINUTES_OFF: Final = (-1, 0, 1)
#: Of a code from the app, and of one from paper.
LENGTHS: Final = (6, 8)


def check_second_factor(*, account: Account, typed: str, now: datetime, from_app_only: bool = False) -> bool:
    """Whether it is theirs; each code opens once. The caller commits also when it is not, or the try would not count.

    Raises TriesSpent.
    """
    take(WRONG_SECOND_FACTORS, str(account.pk), now=now)
    code = read_code(typed, lengths=LENGTHS) or ""
    opened = _by_app(account.pk, code, now) or (not from_app_only and _by_paper(account.pk, code))
    if opened:
        forget(WRONG_SECOND_FACTORS, str(account.pk))
    return opened


def _by_app(account_id: UUID, typed: str, now: datetime) -> bool:
    app = AuthenticatorApp.objects.filter(pk=account_id).first()
    half_minute = None if app is None else half_minute_of(app.secret, typed, now)
    if half_minute is None:
        return False
    # Compare-and-set: of two tabs with one code, one is let in.
    fresh = AuthenticatorApp.objects.filter(pk=account_id, last_half_minute__lt=half_minute)
    return fresh.update(last_half_minute=half_minute) == 1


def half_minute_of(secret: str, typed: str, now: datetime) -> int | None:
    """The half minute whose code was typed; None: that of no half minute near now. `secret`: base32."""
    codes = pyotp.TOTP(secret)
    current = codes.timecode(now)
    near = (current + off for off in _HALF_MINUTES_OFF)
    return next((one for one in near if hmac.compare_digest(codes.generate_otp(one), typed)), None)


def _by_paper(account_id: UUID, typed: str) -> bool:
    papers = RecoveryCodes.objects.select_for_update(no_key=True).filter(pk=account_id).first()
    if papers is None:
        return False
    codes = recovery_codes_of(papers)
    place = codes.index(typed) if typed in codes else None
    if place is None or place in papers.used:
        return False
    papers.used = [*papers.used, place]
    papers.save(update_fields=["used"])
    return True
