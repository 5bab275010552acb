"""What SMS may cost in a day, over all people and gateways: a budget that ends, an alarm before it does.

An SMS costs about Rp500. The figure is the operator's (`PRAKERJA_SMS_A_DAY`); 200,000 a day are Rp100 million.
"""

import secrets
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection
from django.db.models import Sum

from prakerja.connectors.models import SmsOfADay
from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file

_SHARES: Final = 16
#: From this part of the day's budget on, somebody should look: is it a busy day, or an attack?
WARNING_AT: Final = 0.8


class SmsSpent(Refused):
    """As many as a day allows were sent; `free_at` says when there are new ones."""

    def __init__(self, free_at: datetime) -> None:
        self.free_at = free_at
        super().__init__("the day's SMS are used up")


def take_sms(*, now: datetime) -> None:
    """One more is paid for. In parallel a few too many may slip through. Raises SmsSpent."""
    today = wib_day(now)
    if sms_of(today) >= settings.SMS_A_DAY:
        raise SmsSpent(_midnight_after(today))
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "count_sms"), {"day": today, "share": secrets.randbelow(_SHARES)})


def sms_of(day: date) -> int:
    sent: int | None = SmsOfADay.objects.filter(day=day).aggregate(sent=Sum("sent"))["sent"]
    return sent or 0


def part_spent(*, now: datetime) -> float:
    """Of today's budget; 1 and more: none is left."""
    return sms_of(wib_day(now)) / settings.SMS_A_DAY


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), WIB)
