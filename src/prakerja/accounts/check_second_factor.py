"""A code of the authenticator app, or one from paper."""

from datetime import datetime

from allauth.mfa.models import Authenticator

from prakerja.accounts.limits import SAME_APP_CODE, WRONG_SECOND_FACTORS
from prakerja.accounts.models import Account
from prakerja.accounts.tries import count_try, forget_tries, take_try


def check_second_factor(*, account: Account, typed: str, now: datetime, from_app_only: bool = False) -> bool:
    """Whether it is theirs; each code opens once. The caller commits also when it is not, or the try would not count.

    Raises TriesSpent.
    """
    take_try(WRONG_SECOND_FACTORS, str(account.pk), now=now)
    factors = Authenticator.objects.filter(user=account)
    if from_app_only:
        factors = factors.filter(type=Authenticator.Type.TOTP)
    for factor in factors:
        if factor.wrap().validate_code(typed) and count_try(SAME_APP_CODE, f"{account.pk}:{typed}", now=now):
            forget_tries(WRONG_SECOND_FACTORS, str(account.pk))
            factor.record_usage()
            return True
    return False
