"""A moment in words: in WIB, as every announcement says it, and in the zone that the reader lives by."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prakerja.kit.clock import WIB, WIT, WITA, ZONE_NAMES, wib_day
from prakerja.regions.known import zone_of

#: Longer than that is told in hours, or in days.
_MOST_MINUTES: Final = 90
_MOST_HOURS: Final = 48


def in_wib(moment: datetime, zones: Sequence[ZoneInfo] = ()) -> str:
    """`Jumat, 26 Februari 2021 pukul 12.00 WIB`, and in brackets the same moment in other zones."""
    said = _("%(day)s pukul %(time)s %(zone)s") % _parts(moment, WIB)
    others = [_elsewhere(moment, zone) for zone in zones if zone != WIB]
    return f"{said} ({', '.join(others)})" if others else said


def for_reader(moment: datetime, regency: str | None) -> str:
    """In WIB and, when the reader lives in another zone, in theirs."""
    return in_wib(moment, [zone_of(regency)] if regency else [])


def in_three_zones(moment: datetime) -> str:
    """For everybody: nobody knows where the reader lives."""
    return in_wib(moment, [WITA, WIT])


def in_all_zones(moment: datetime) -> str:
    """`12.00 WIB / 13.00 WITA / 14.00 WIT`: the time of day alone, as the three zones read it."""
    return " / ".join(f"{time_of_day(moment, zone)} {ZONE_NAMES[zone.key]}" for zone in (WIB, WITA, WIT))


def time_of_day(moment: datetime, zone: ZoneInfo = WIB) -> str:
    """`13.05`, in English `13:05`."""
    # Translators: how a time of day is written, in Django's letters: 13.05 in Indonesian, 13:05 in English.
    return date_format(localtime(moment, zone), _("H.i"))


def waited_words(waited: timedelta) -> str:
    """`3 jam`: the largest unit that says enough."""
    minutes = int(waited.total_seconds() // 60)
    if minutes < 60:
        return ngettext("%(count)s menit", "%(count)s menit", minutes) % {"count": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(count)s jam", "%(count)s jam", hours) % {"count": hours}
    return ngettext("%(count)s hari", "%(count)s hari", hours // 24) % {"count": hours // 24}


def time_left_until(moment: datetime, *, now: datetime) -> str:
    """`10 menit lagi`, rounded up: the same in every zone, and nobody has to reckon. Empty once it is over."""
    seconds = (moment - now).total_seconds()
    if seconds <= 0:
        return ""
    minutes = ceil(seconds / 60)
    if minutes <= _MOST_MINUTES:
        return _("%(count)s menit lagi") % {"count": minutes}
    hours = ceil(minutes / 60)
    if hours <= _MOST_HOURS:
        return _("%(count)s jam lagi") % {"count": hours}
    return _("%(count)s hari lagi") % {"count": ceil(hours / 24)}


def _elsewhere(moment: datetime, zone: ZoneInfo) -> str:
    parts = _parts(moment, zone)
    if localtime(moment, zone).date() == wib_day(moment):
        return f"{parts['time']} {parts['zone']}"
    # A closing at 23.59 WIB is already the next day in the east.
    return _("%(day)s pukul %(time)s %(zone)s") % parts


def _parts(moment: datetime, zone: ZoneInfo) -> dict[str, str]:
    return {
        "day": date_format(localtime(moment, zone), "l, j F Y"),
        "time": time_of_day(moment, zone),
        "zone": ZONE_NAMES[zone.key],
    }
