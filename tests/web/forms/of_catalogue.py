"""The office's forms about partners and courses, filled in."""

from prakerja.authority.roles import Role
from prakerja.partners.models import Partner
from prakerja.training.models import Course
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.catalogue import ALL_FOUND, a_draft, a_live_course, a_suspended_course, an_institution
from tests.situations.certificate_doubts import certificate_of
from tests.situations.learning import finished
from tests.situations.signals import a_signal
from tests.situations.training import a_market
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form


def _course(course: Course, word: str, **typed: object) -> Filled:
    browser = signed_in(a_member_of_staff("sinta@prakerja.example", Role.CURATOR))
    fields = {"go": word, f"reason_{word}": "Diperiksa", **typed}
    return Filled(browser, f"/kantor/pelatihan/{course.pk}/", fields)


@form("proposing to let a course in", leads_to="/kantor/pelatihan/")
def publishing() -> Filled:
    return _course(a_draft(), "publish", found=ALL_FOUND["found"])


@form("proposing to open a course again", leads_to="/kantor/pelatihan/")
def resuming() -> Filled:
    return _course(a_suspended_course(), "resume")


@form("suspending a course", leads_to="/kantor/pelatihan/")
def suspending() -> Filled:
    return _course(a_live_course(), "suspend")


@form("withdrawing a course", leads_to="/kantor/pelatihan/")
def withdrawing() -> Filled:
    return _course(a_live_course(), "withdraw")


def _officer(address: str, fields: dict[str, object]) -> Filled:
    return Filled(signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER)), address, fields)


@form("proposing to withdraw a certificate", leads_to="/kantor/sertifikat/")
def withdrawing_a_certificate() -> Filled:
    address = f"/kantor/sertifikat/{certificate_of(finished()).code.hex}/"
    return _curator(address, {"withdrawn_for": "not_taught", "reason_certificate": "Kelas kosong"})


def _curator(address: str, fields: dict[str, object]) -> Filled:
    return Filled(signed_in(a_member_of_staff("sinta@prakerja.example", Role.CURATOR)), address, fields)


@form("proposing a new partner", leads_to="/kantor/mitra/")
def admitting() -> Filled:
    fields: dict[str, object] = {
        "kind": "institution",
        "partner_name": "Lembaga Baru",
        "client_code": "lembaga-baru",
        "business_number": "8129000000001",
        "owners": "9129000000001 Yayasan Baru",
        "redirect_addresses": "https://baru.example/hadir",
        "reason_admit": "Perjanjian 1/2021",
    }
    return _officer("/kantor/mitra/baru/", fields)


@form("suspending a partner", leads_to="/kantor/mitra/")
def suspending_a_partner() -> Filled:
    address = f"/kantor/mitra/{an_institution().pk}/"
    return _officer(address, {"go": "suspend", "reason_suspend": "Laporan peserta"})


@form("proposing to let a partner go on", leads_to="/kantor/mitra/")
def resuming_a_partner() -> Filled:
    address = f"/kantor/mitra/{an_institution(suspended_at=NOW).pk}/"
    return _officer(address, {"go": "resume", "reason_resume": "Sudah beres"})


@form("proposing to cancel all that an institution teaches", leads_to="/kantor/mitra/")
def ending_the_teaching_of_an_institution() -> Filled:
    market = a_market()
    Partner.objects.filter(pk=market.institution.pk).update(suspended_at=NOW)
    return _officer(f"/kantor/mitra/{market.institution.pk}/", {"go": "end_teaching", "reason_end_teaching": "Bubar"})


@form("giving a partner a key", is_another=True)
def giving_a_key() -> Filled:
    return _officer(f"/kantor/mitra/{an_institution().pk}/", {"go": "give_key"})


@form("confirming a signal", leads_to="/kantor/sinyal/")
def confirming_a_signal() -> Filled:
    return _curator(f"/kantor/sinyal/{a_signal().pk}/", {"go": "confirm", "reason_confirm": "Dilihat di lokasi"})


@form("proposing to clear a signal", leads_to="/kantor/sinyal/")
def clearing_a_signal() -> Filled:
    return _curator(f"/kantor/sinyal/{a_signal().pk}/", {"go": "clear", "reason_clear": "Warnet desa"})


@form("proposing where a partner signs people in", leads_to="/kantor/mitra/")
def registering_sign_in() -> Filled:
    fields: dict[str, object] = {
        "redirect_addresses": "https://lms.contoh.example/masuk",
        "login_addresses": "https://lms.contoh.example/login",
        "scopes": ["name", "email"],
        "reason_register": "Perjanjian 2/2021",
    }
    return _officer(f"/kantor/mitra/{an_institution().pk}/masuk/", fields)
