"""What nobody can use any more is not kept."""

from datetime import datetime

from prakerja.accounts.limits import LINK_LIVES
from prakerja.accounts.models import EmailCode, Tally


def forget_old_codes(*, now: datetime) -> int:
    """Codes, sign-ups and tallies that have run out are gone; returns how many codes."""
    Tally.objects.filter(free_at__lte=now).delete()
    deleted, _by_model = EmailCode.objects.filter(sent_at__lte=now - LINK_LIVES).delete()
    return deleted
