"""What partners have asked is kept for ninety days: as long as they ask why a call of last month was refused."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.partners.models import Call

KEPT: Final = timedelta(days=90)


def forget_old_calls(*, now: datetime) -> int:
    """Returns how many."""
    deleted, _by_model = Call.objects.filter(at__lte=now - KEPT).delete()
    return deleted
