"""The forms of partners' own staff, and the office's about them, filled in."""

from datetime import timedelta
from typing import Final

from prakerja.authority.roles import Role
from prakerja.partners.add_redirect_address import add_redirect_address
from prakerja.partners.renew_own_key import renew_own_key
from prakerja.partners.states import PartnerRole
from prakerja.training.models import Course
from tests.partner_console.desks import DESKS
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.catalogue import (
    a_draft,
    a_live_course,
    a_platform,
    a_schedule_of,
    an_institution,
    offered,
)
from tests.situations.declarations import another_schedule
from tests.situations.learning import Bought, a_purchase, a_webinar, handed_in, present
from tests.situations.partner_staff import a_partners_member, acts, at_console
from tests.situations.reviews import review_of, reviewed
from tests.situations.webhooks import webhook_set
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form

_ADDRESS = "https://lembaga.example/kembali"


@form("making a sign key", is_another=True)
def making_a_key() -> Filled:
    return Filled(at_console(a_partners_member()), "/mitra/kunci/baru/", {})


@form("ending one's sign key", leads_to="/mitra/kunci/")
def ending_a_key() -> Filled:
    keeper = a_partners_member()
    renew_own_key(by=acts(keeper), now=NOW - timedelta(hours=1))
    return Filled(at_console(keeper), "/mitra/kunci/1/akhiri/", {})


@form("registering an address", leads_to="/mitra/alamat-kembali/")
def adding_an_address() -> Filled:
    return Filled(at_console(a_partners_member()), "/mitra/alamat-kembali/", {"address": _ADDRESS})


@form("removing an address", leads_to="/mitra/alamat-kembali/")
def removing_an_address() -> Filled:
    keeper = a_partners_member()
    add_redirect_address(address=_ADDRESS, by=acts(keeper), now=NOW)
    return Filled(at_console(keeper), "/mitra/alamat-kembali/hapus/", {"address": _ADDRESS})


@form("inviting a colleague", leads_to="/mitra/staf/")
def inviting() -> Filled:
    fields = {"full_name": "Rudi Rekaan", "email": "rudi@lembaga.example", "role": "staff"}
    return Filled(at_console(a_partners_member()), "/mitra/staf/undang/", fields)


@form("sending a colleague the link once more", leads_to="/mitra/staf/")
def sending_again() -> Filled:
    keeper = a_partners_member()
    invited = a_partners_member(keeper.partner, is_accepted=False, at=NOW - timedelta(minutes=5))
    return Filled(at_console(keeper), f"/mitra/staf/{invited.pk}/kirim-lagi/", {})


@form("removing a colleague", leads_to="/mitra/staf/")
def removing() -> Filled:
    keeper = a_partners_member()
    colleague = a_partners_member(keeper.partner, PartnerRole.STAFF)
    return Filled(at_console(keeper), f"/mitra/staf/{colleague.pk}/akhiri/", {})


@form("leaving a partner", leads_to="/")
def leaving() -> Filled:
    keeper = a_partners_member()
    a_partners_member(keeper.partner)
    return Filled(at_console(keeper), f"/mitra/staf/{keeper.pk}/akhiri/", {})


def _course(address: str, fields: dict[str, object], course: Course | None = None) -> Filled:
    """Of a draft of theirs, unless another one is given."""
    keeper = a_partners_member(course.institution if course else None)
    found = course or a_draft(keeper.partner)
    return Filled(at_console(keeper), f"/mitra/pelatihan/{found.pk}/{address}", fields)


_WRITTEN: Final[dict[str, object]] = {
    "title": "Menjahit Baju Anak",
    "summary": "Peserta mengukur badan, memotong kain, dan menjahit baju anak yang dapat dijual.",
    "topics": ["fashion"],
    "method": "face_to_face",
    "level": "skilling",
    "teacher": "Ibu Contoh",
    "standard": "",
    "hours": "16",
    "price": "500000",
    "minimum_age": "18",
    "maximum_age": "",
    "minimum_education": "junior",
    "regency": "3273",
}
_SCHEDULE: Final[dict[str, object]] = {
    "code": "MARET-1",
    "starts_at": "2021-03-10T09:00",
    "ends_at": "2021-03-12T16:00",
    "meetings": "3",
    "seats": "25",
}


@form("writing a course", leads_to="/mitra/pelatihan/")
def drafting() -> Filled:
    fields = {"code": "JAHIT-1", **_WRITTEN}
    return Filled(at_console(a_partners_member()), "/mitra/pelatihan/baru/", fields)


@form("writing a draft anew", leads_to="/mitra/pelatihan/")
def changing() -> Filled:
    return _course("isi/", _WRITTEN)


@form("another price", leads_to="/mitra/pelatihan/")
def pricing() -> Filled:
    return _course("harga/", {"price": "400000"})


@form("withdrawing one's own course", leads_to="/mitra/pelatihan/")
def withdrawing() -> Filled:
    return _course("tarik/", {}, a_live_course())


@form("adding a schedule", leads_to="/mitra/pelatihan/")
def scheduling() -> Filled:
    return _course("jadwal/", _SCHEDULE)


@form("cancelling a schedule", leads_to="/mitra/jadwal/")
def cancelling() -> Filled:
    schedule = a_schedule_of(a_live_course())
    keeper = a_partners_member(schedule.course.institution)
    return Filled(at_console(keeper), f"/mitra/jadwal/{schedule.pk}/batal/", {})


@form("offering a course", leads_to="/mitra/dijual/")
def offering() -> Filled:
    fields = {"course_code": a_live_course().code, "address": "https://jual.example/kursus/1"}
    return Filled(at_console(a_partners_member(a_platform())), "/mitra/dijual/baru/", fields)


@form("selling a course no more", leads_to="/mitra/dijual/")
def ending_an_offer() -> Filled:
    keeper = a_partners_member(a_platform())
    offer = offered(a_live_course(), keeper.partner)
    return Filled(at_console(keeper), f"/mitra/dijual/{offer.pk}/akhiri/", {})


@form("answering a review", leads_to="/mitra/ulasan/")
def answering() -> Filled:
    bought = reviewed()
    keeper = a_partners_member(bought.market.institution)
    address = f"/mitra/ulasan/{review_of(bought).reference}/"
    return Filled(at_console(keeper), address, {"text": "Terima kasih atas ulasannya."})


@form("setting a webhook", is_another=True)
def setting_a_webhook() -> Filled:
    fields = {"address": "https://lembaga.example/kabar", "kinds": ["code.redeemed"]}
    return Filled(at_console(a_partners_member()), "/mitra/webhook/pasang/", fields)


@form("trying a webhook", leads_to="/mitra/webhook/")
def trying_a_webhook() -> Filled:
    keeper = a_partners_member()
    webhook_set(keeper.partner)
    return Filled(at_console(keeper), "/mitra/webhook/coba/", {})


@form("having news sent again", leads_to="/mitra/webhook/")
def replaying() -> Filled:
    keeper = a_partners_member()
    address = DESKS["replay"].address(keeper)
    return Filled(at_console(keeper), address, {})


@form("ending a webhook", leads_to="/mitra/webhook/")
def ending_a_webhook() -> Filled:
    keeper = a_partners_member()
    webhook_set(keeper.partner)
    return Filled(at_console(keeper), "/mitra/webhook/akhiri/", {})


@form("another secret of a webhook", is_another=True)
def rotating_a_secret() -> Filled:
    keeper = a_partners_member()
    webhook_set(keeper.partner)
    return Filled(at_console(keeper), "/mitra/webhook/rahasia/", {})


@form("beginning a test case anew", leads_to="/mitra/uji-coba/", is_another=True)
def beginning_anew() -> Filled:
    return Filled(at_console(a_partners_member()), "/mitra/uji-coba/TC1-001-200/", {})


def _teaching(bought: Bought, address: str, fields: dict[str, object]) -> Filled:
    keeper = a_partners_member(bought.market.institution)
    return Filled(at_console(keeper), f"/mitra/{address}/", {"redeem_code": bought.code, **fields})


@form("declaring that a participant has left", leads_to="/mitra/keterangan/")
def declaring_left() -> Filled:
    return _teaching(present(a_webinar(meetings=2)), "keterangan/keluar", {"reason": "work"})


@form("declaring that a participant comes another time", leads_to="/mitra/keterangan/")
def declaring_deferred() -> Filled:
    bought = a_webinar()
    return _teaching(bought, "keterangan/pindah", {"schedule_code": another_schedule(bought).code})


@form("answering a task", leads_to="/mitra/tugas/")
def answering_a_task() -> Filled:
    bought = present(a_purchase(meetings=2))
    handed_in(bought)
    fields: dict[str, object] = {"scope": "tpm", "sequence": "1", "notes": "Bagus.", "file_address": ""}
    return _teaching(bought, "tugas/umpan-balik", fields)


_DISPUTE: Final = {"reason": "other", "text": "Dua peserta kurang"}


def _dispute(name: str) -> Filled:
    keeper = a_partners_member()
    return Filled(at_console(keeper), DESKS[name].address(keeper), _DISPUTE)


@form("disputing a statement", leads_to="/mitra/rekapitulasi/")
def disputing() -> Filled:
    return _dispute("dispute")


@form("disputing a line", leads_to="/mitra/rekapitulasi/")
def disputing_a_line() -> Filled:
    return _dispute("dispute_line")


def by_an_officer(address: str, fields: dict[str, object]) -> Filled:
    return Filled(signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER)), address, fields)


@form("proposing a partner's keeper", leads_to="/kantor/mitra/")
def proposing_a_keeper() -> Filled:
    fields: dict[str, object] = {
        "full_name": "Rudi Rekaan",
        "email": "rudi@lembaga.example",
        "reason_keeper": "Surat kuasa 3/2021",
    }
    return by_an_officer(f"/kantor/mitra/{an_institution().pk}/pengelola/", fields)


@form("removing somebody of a partner's staff", leads_to="/kantor/mitra/")
def removing_by_the_office() -> Filled:
    member = a_partners_member()
    return by_an_officer(
        f"/kantor/mitra/{member.partner_id}/staf/{member.pk}/akhiri/", {"reason_end": "Tidak bekerja di sana lagi"}
    )
