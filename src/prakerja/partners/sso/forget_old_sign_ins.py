"""Codes and tokens that have been over for a day are forgotten, and the signings in that nothing is left of."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef

from prakerja.partners.sso.models import SignInGrant, SignInTicket

KEPT: Final = timedelta(days=1)


def forget_old_sign_ins(*, now: datetime) -> None:
    """A refresh token that was used is kept until it would have ended: it may come again."""
    SignInTicket.objects.filter(expires_at__lt=now - KEPT).delete()
    left = SignInTicket.objects.filter(applicant_id=OuterRef("applicant_id"), grant_id=OuterRef("id"))
    SignInGrant.objects.filter(~Exists(left), begun_at__lt=now - KEPT).delete()
