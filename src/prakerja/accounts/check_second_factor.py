"""A code of the authenticator app, or one from paper."""

from datetime import datetime

from allauth.mfa.models import Authenticator

from prakerja.accounts.limits import SAME_APP_CODE, WRONG_SECOND_FACTORS
from prakerja.accounts.models import Account
from prakerja.codes.tallies import count, forget, take


def check_second_factor(*, account: Account, typed: str, now: datetime, from_app_only: bool = False) -> bool:
    """Whether it is theirs; each code opens once. The caller commits also when it is not, or the try would not count.

    Raises TriesSpent.
    """
    take(WRONG_SECOND_FACTORS, str(account.pk), now=now)
    factors = Authenticator.objects.filter(user=account)
    if from_app_only:
        factors = factors.filter(type=Authenticator.Type.TOTP)
    for factor in factors:
        if factor.wrap().validate_code(typed) and count(SAME_APP_CODE, f"{account.pk}:{typed}", now=now):
            forget(WRONG_SECOND_FACTORS, str(account.pk))
            factor.record_usage()
            return True
    return False
