"""What the states of webhooks and events are called, and why an address or a try was refused."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.connectors.webhooks.rules import AddressFault
from prakerja.partners.webhooks.models import Webhook
from prakerja.partners.webhooks.states import EventState, WebhookState
from prakerja.words.words import Words

#: The look of the tag, and its words.
EVENT_STATES: Final[dict[EventState, tuple[str, Words]]] = {
    EventState.LISTED: ("quiet", _("hanya dicatat")),
    EventState.WAITING: ("warn", _("menunggu dikirim")),
    EventState.DELIVERED: ("good", _("diterima")),
    EventState.PARKED: ("bad", _("gagal terkirim")),
}
#: The same of a webhook; `failing`: the last try was in vain.
_STOPPED: Final = ("bad", _("dihentikan"))
_FAILING: Final = ("warn", _("gagal"))
_RUNNING: Final = ("good", _("berjalan"))


def webhook_tag(webhook: Webhook) -> tuple[str, Words]:
    if webhook.state == WebhookState.STOPPED:
        return _STOPPED
    return _FAILING if webhook.failures else _RUNNING


WEBHOOK_ADDRESS_FAULTS: Final[dict[AddressFault, Words]] = {
    AddressFault.UNREADABLE: _("Alamat itu tidak dapat dibaca. Tulis alamat https:// yang utuh."),
    AddressFault.NOT_HTTPS: _("Alamatnya diawali https://, agar tidak ada yang ikut membaca di jalan."),
    AddressFault.PORT: _("Pakai port https yang biasa."),
    AddressFault.NAME: _("Pakai nama domain di internet umum, bukan angka atau nama jaringan sendiri."),
}
