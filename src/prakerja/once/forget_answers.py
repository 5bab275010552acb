"""First answers are kept for a day: longer than any call can be repeated as it was signed, and as v2 promises."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.once.models import FirstAnswer

#: A call of v1 is good for half an hour at most; keys of v2 are promised this (docs/partner-api/v2.md).
KEPT: Final = timedelta(days=1)
#: At a time, so that no transaction is long.
_AT_ONCE: Final = 10_000


def forget_answers(*, now: datetime) -> bool:
    """The next that are a day old are gone. Returns whether there may be more."""
    old = FirstAnswer.objects.filter(answered_at__lt=now - KEPT).order_by()[:_AT_ONCE]
    deleted, _by_model = FirstAnswer.objects.filter(pk__in=old.values("pk")).delete()
    return deleted == _AT_ONCE
