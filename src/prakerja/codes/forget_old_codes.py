"""What nobody can use any more is not kept."""

from datetime import datetime

from prakerja.codes.figures import KEPT
from prakerja.codes.models import Code, Tally


def forget_old_codes(*, now: datetime) -> int:
    """Codes and tallies that have run out are gone; returns how many codes."""
    Tally.objects.filter(kept_until__lte=now).delete()
    deleted, _by_model = Code.objects.filter(sent_at__lte=now - KEPT).delete()
    return deleted
