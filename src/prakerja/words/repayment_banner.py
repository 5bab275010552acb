"""The banner of whoever has something to pay back: how much next, and until when."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from prakerja.appeals.repayment.own_demand import OwnDemand
from prakerja.appeals.states import DemandState
from prakerja.words.amounts import rupiah
from prakerja.words.banner import Banner
from prakerja.words.incentives import day_words


def repayment_banner(own: OwnDemand, now: datetime) -> Banner | None:
    """None: nothing is to be paid now, be it that an objection is looked at or that others have taken it on."""
    part = next((one for one in own.dates if one.left), None)
    if own.demand.state != DemandState.OPEN or part is None:
        return None
    said = {"amount": rupiah(part.left), "day": day_words(part.part.due_on), "owed": rupiah(own.owed)}
    is_late = part.part.due_on < now.astimezone(own.demand.clock).date()
    heading = (
        _("Belum dikembalikan: %(amount)s sejak %(day)s") if is_late else _("Kembalikan %(amount)s sampai %(day)s")
    )
    return Banner(
        heading % said,
        _("Yang masih ditagih: %(owed)s. Alasannya, cara membayar, dan cara berkeberatan ada di halaman berikut.")
        % said,
        reverse("appeals:repayment"),
        _("Lihat pengembalian saya"),
        "warn",
    )
