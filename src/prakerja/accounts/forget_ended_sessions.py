"""A session that has ended is not kept: it would tell who was here when."""

from datetime import datetime

from prakerja.accounts.models import Session


def forget_ended_sessions(*, now: datetime) -> int:
    """Sessions past their end are gone; returns how many."""
    deleted, _by_model = Session.objects.filter(expires_at__lte=now).delete()
    return deleted
