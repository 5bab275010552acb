"""What the events of the audit are called: partners and what they are given."""

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from prakerja.partners.events import PartnersEvent
from prakerja.words.words import Words

PARTNERS: Final[dict[PartnersEvent, Words]] = {
    PartnersEvent.ADMITTED: lazy("Mitra diterima"),
    PartnersEvent.SUSPENDED: lazy("Mitra dihentikan"),
    PartnersEvent.RESUMED: lazy("Mitra diaktifkan lagi"),
    PartnersEvent.KEY_GIVEN: lazy("Kunci tanda tangan mitra dibuat"),
    PartnersEvent.KEY_ENDED: lazy("Kunci tanda tangan mitra diakhiri"),
    PartnersEvent.SIGN_IN_REGISTERED: lazy("Masuk dengan akun Prakerja diatur"),
    PartnersEvent.CONSENT_GIVEN: lazy("Persetujuan berbagi data diberikan"),
    PartnersEvent.CONSENT_WITHDRAWN: lazy("Persetujuan berbagi data ditarik"),
    PartnersEvent.SIGNED_IN: lazy("Masuk di situs mitra"),
    PartnersEvent.TOKENS_GIVEN: lazy("Mitra mendapat kunci masuk"),
    PartnersEvent.TICKET_REUSED: lazy("Kode masuk dipakai dua kali, dan aksesnya diakhiri"),
    PartnersEvent.ADDRESS_ADDED: lazy("Alamat kembali mitra ditambah"),
    PartnersEvent.ADDRESS_REMOVED: lazy("Alamat kembali mitra dihapus"),
    PartnersEvent.WEBHOOK_SET: lazy("Webhook mitra diatur"),
    PartnersEvent.WEBHOOK_ENDED: lazy("Webhook mitra diakhiri"),
    PartnersEvent.WEBHOOK_ROTATED: lazy("Rahasia webhook diganti"),
    PartnersEvent.WEBHOOK_TRIED: lazy("Webhook mitra dicoba"),
    PartnersEvent.WEBHOOK_STOPPED: lazy("Webhook mitra berhenti karena tidak dijawab"),
    PartnersEvent.EVENTS_REPLAYED: lazy("Kabar lama dikirim lagi kepada mitra"),
}
