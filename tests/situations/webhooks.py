"""Partners with webhooks, and events that wait for them."""

from collections.abc import Collection
from datetime import datetime
from itertools import count
from typing import Final

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.kinds import TO_CHOOSE, EventKind
from prakerja.partners.webhooks.models import PartnerEvent
from prakerja.partners.webhooks.set_webhook import set_webhook
from prakerja.partners.webhooks.tell_partners import tell_partners
from tests.situations.catalogue import NOW, calls

ADDRESS: Final = "https://mitra.example/hook"
_numbers: Final = count(1)


def webhook_set(
    partner: Partner, address: str = ADDRESS, *, kinds: Collection[str] = TO_CHOOSE, at: datetime = NOW
) -> str:
    """Its secret, where it is new."""
    by = calls(partner)
    with unit_of_work(by=by):
        return set_webhook(address=address, kinds=kinds, by=by, now=at)


def told(
    *partners: Partner, kind: EventKind = EventKind.COURSE_MOVED, subject: str = "", at: datetime = NOW
) -> list[PartnerEvent]:
    """Each of them has one more event."""
    about = subject or f"course {next(_numbers)}"
    with unit_of_work(by=calls(partners[0])):
        tell_partners(kind, {one.pk: {"course_code": "PEL-1"} for one in partners}, subject=about, now=at)
    return [PartnerEvent.objects.get(partner_id=one.pk, kind=kind, subject=about) for one in partners]
