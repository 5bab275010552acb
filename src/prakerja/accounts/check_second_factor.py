"""A code of the authenticator app, or one from paper."""

import hmac
from datetime import datetime
from typing import Final
from uuid import UUID

import pyotp

from prakerja.accounts.counted_tries import Tries, tried
from prakerja.accounts.limits import WRONG_APP_CODES, WRONG_RECOVERY_CODES
from prakerja.accounts.models import Account, AuthenticatorApp, RecoveryCodes
from prakerja.accounts.passwords import is_hash_of
from prakerja.accounts.second_factors import RECOVERY_DIGITS
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.codes.figures import DIGITS
from prakerja.codes.rules import read_code

#: A telephone's clock may be half a minute off, and the code typed may be the one before.
_HALF_MINUTES_OFF: Final = (-1, 0, 1)
#: Of a code from the app, and of one from paper.
LENGTHS: Final = (DIGITS, RECOVERY_DIGITS)


def check_second_factor(
    *, account: Account, typed: str, tries: Tries, now: datetime, from_app_only: bool = False
) -> bool:
    """Whether it is theirs; each code opens once. The caller commits also when it is not, or the try would not count.

    Codes from paper are counted apart. Raises TriesSpent.
    """
    code = read_code(typed, lengths=LENGTHS) or ""
    if len(code) == RECOVERY_DIGITS and not from_app_only:
        opened = tried(WRONG_RECOVERY_CODES, tries, now=now, opens=lambda: _by_paper(account.pk, code))
    else:
        opened = tried(WRONG_APP_CODES, tries, now=now, opens=lambda: _by_app(account.pk, code, now))
    if not opened:
        notice(SecurityKind.WRONG_SECOND_FACTOR, about=account.pk)
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
    unused = ((place, kept) for place, kept in enumerate(papers.hashes.split("\n")) if place not in papers.used)
    place = next((place for place, kept in unused if is_hash_of(kept, typed)), None)
    if place is None:
        return False
    papers.used = [*papers.used, place]
    papers.save(update_fields=["used"])
    return True
