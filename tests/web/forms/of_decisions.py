"""What is proposed seldom: the forms of decisions at an end, filled in."""

from datetime import timedelta

from prakerja.accounts.models import Account
from prakerja.appeals.models import Demand
from prakerja.authority.roles import Role
from prakerja.backoffice.cards.found import found_by
from prakerja.cards.models import Card
from prakerja.kit.actor import ApplicantId, StaffId
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.certificate_doubts import certificate_of, withdrawn
from tests.situations.declarations import key_of, objected
from tests.situations.draw import ready_wave
from tests.situations.learning import finished
from tests.situations.lives import a_card, revoked
from tests.situations.lives import objected as objected_to_its_end
from tests.situations.repayment import OWED, demanded, objected_to, repaid, who_owes
from tests.situations.screening import a_nik, an_imported_list
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form
from tests.web.places.of_learning import a_beginning, a_missed_webinar


def _sent(address: str, role: Role, **typed: object) -> Filled:
    return Filled(signed_in(_of_the_office(role)), f"/kantor/{address}", typed)


def _of_the_office(role: Role) -> Account:
    return a_member_of_staff("ratna@prakerja.example", role)


@form("proposing to draw", leads_to="/kantor/gelombang/")
def drawing() -> Filled:
    wave = ready_wave()
    return _sent(f"gelombang/{wave.number}/usulkan/draw/", Role.OFFICER, reason_draw="Ronde sudah datang")


@form("proposing to put a list in force", leads_to="/kantor/daftar-pengecualian/")
def putting_in_force() -> Filled:
    row = an_imported_list(a_nik(1))
    return _sent(f"daftar-pengecualian/{row.pk}/berlakukan/", Role.OFFICER, **{f"reason_{row.pk}": "Surat 3/2021"})


@form("proposing to reject an objection about a card", leads_to="/kantor/kartu/orang/", is_another=True)
def rejecting() -> Filled:
    card: Card = revoked(a_card(at=NOW - timedelta(days=60)))
    objected_to_its_end(card, at=NOW)
    officer = _of_the_office(Role.OFFICER)
    found = found_by(StaffId(officer.pk), ApplicantId(card.applicant_id))
    return Filled(signed_in(officer), f"/kantor/kartu/orang/{found}/{card.award}/tolak/", {"reason_card": "Lewat"})


def _about(one: Demand, word: str, **typed: object) -> Filled:
    return _sent(
        f"pengembalian/{one.applicant_id}/{one.number}/{word}/",
        Role.OFFICER,
        reason_repayment="Sudah diperiksa",
        **typed,
    )


@form("proposing to hand a demand over to the lawyers", leads_to="/kantor/pengembalian/")
def handing_over() -> Filled:
    return _about(demanded(who_owes(card=a_card(at=NOW - timedelta(days=200)))), "serahkan")


@form("proposing to write a demand off", leads_to="/kantor/pengembalian/")
def writing_off() -> Filled:
    return _about(demanded(), "hapus", because="law")


@form("proposing to uphold an objection", leads_to="/kantor/pengembalian/")
def upholding() -> Filled:
    one = demanded()
    objected_to(one)
    return _about(one, "benarkan")


@form("proposing to give a surplus back", leads_to="/kantor/pengembalian/")
def giving_back() -> Filled:
    one = demanded()
    repaid(one, OWED + 1_000)
    return _about(one, "kembalikan", house="bni", line="L9")


@form("proposing that a certificate stands again", leads_to="/kantor/sertifikat/")
def reinstating_a_certificate() -> Filled:
    certificate = certificate_of(withdrawn(finished(a_beginning(), at=NOW), at=NOW))
    address = f"sertifikat/{certificate.code.hex}/"
    return _sent(address, Role.CURATOR, reason_certificate="Saksinya datang")


@form("proposing to dismiss an objection", leads_to="/kantor/pelatihan/keterangan/")
def dismissing() -> Filled:
    key = "/".join(map(str, key_of(objected(a_missed_webinar(), at=NOW))))
    return _sent(f"pelatihan/keterangan/{key}/", Role.CURATOR, go="dismiss", reason_dismiss="Hadir di daftar")
