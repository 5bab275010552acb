"""What the states of webhooks and events are called, and why an address or a try was refused."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.connectors.webhooks.rules import AddressFault
from prakerja.partners.webhooks.states import EventState
from prakerja.words.words import Words

#: The look of the tag, and its words.
EVENT_STATES: Final[dict[EventState, tuple[str, Words]]] = {
    EventState.LISTED: ("quiet", _("hanya dicatat")),
    EventState.WAITING: ("warn", _("menunggu dikirim")),
    EventState.DELIVERED: ("good", _("diterima")),
    EventState.PARKED: ("bad", _("gagal terkirim")),
}
WEBHOOK_ADDRESS_FAULTS: Final[dict[AddressFault, Words]] = {
    AddressFault.UNREADABLE: _("Alamat itu tidak dapat dibaca. Tulis alamat https:// yang utuh."),
    AddressFault.NOT_HTTPS: _("Alamatnya diawali https://, agar tidak ada yang ikut membaca di jalan."),
    AddressFault.PORT: _("Pakai port https yang biasa."),
    AddressFault.NAME: _("Pakai nama domain di internet umum, bukan angka atau nama jaringan sendiri."),
}
