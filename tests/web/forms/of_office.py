"""The office's forms about people, filled in."""

from datetime import timedelta

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.backoffice.assessment.extra_time_case import found_by
from prakerja.identity.models import Review
from prakerja.journey.acts import review_id_in
from prakerja.kit.actor import Actor, ApplicantId, StaffId
from tests.situations.accounts import NOW, a_member_of_staff, a_session, somebody_invited
from tests.situations.claims import a_claim, proposed
from tests.situations.identity import a_reviewer, in_hand, in_review
from tests.situations.profile import an_account
from tests.situations.reader import version_for
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form


@form("proposing a new member", leads_to="/kantor/anggota/")
def proposing_a_member() -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    typed = {"full_name": "Sari Contoh", "email": "sari@prakerja.example", "roles": ["reviewer"], "reason": "Bertambah"}
    return Filled(signed_in(officer), "/kantor/anggota/baru/", typed)


@form("proposing other roles", leads_to="/kantor/anggota/")
def proposing_roles() -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    return Filled(signed_in(officer), f"/kantor/anggota/{wulan.pk}/", {"roles": ["auditor"], "reason": "Pindah"})


@form("another link for a new member", leads_to="/kantor/anggota/")
def inviting_again() -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    sari = somebody_invited("sari@prakerja.example", now=NOW - timedelta(minutes=1))
    return Filled(signed_in(officer), f"/kantor/anggota/{sari.pk}/undang/", {})


@form("proposing that a lost second factor is taken away", leads_to="/kantor/anggota/")
def proposing_a_reset() -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    return Filled(signed_in(officer), f"/kantor/anggota/{wulan.pk}/langkah-kedua/", {"reason_reset": "Ponsel hilang"})


@form("signing a member out", leads_to="/kantor/anggota/")
def signing_a_member_out() -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    a_session(wulan)
    return Filled(signed_in(officer), f"/kantor/anggota/{wulan.pk}/keluarkan/", {"reason_out": "Meja ditinggal"})


@form("signing an applicant out", leads_to="/kantor/tambahan-waktu/")
def signing_an_applicant_out() -> Filled:
    officer, siti = a_member_of_staff("ratna@prakerja.example", Role.OFFICER), an_account()
    a_session(siti)
    found = found_by(StaffId(officer.pk), ApplicantId(siti.pk))
    return Filled(signed_in(officer), f"/kantor/tambahan-waktu/{found}/keluarkan/", {"reason_out": "Ponselnya dicuri"})


def _case(review: Review) -> str:
    return f"/kantor/identitas/{review.applicant_id}/{review.number}/"


@form("taking a case", leads_to="/kantor/identitas/", is_another=True)
def taking() -> Filled:
    reviewer = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    return Filled(signed_in(reviewer), f"{_case(in_review())}ambil/", {})


@form("deciding a case", leads_to="/kantor/identitas/")
def deciding() -> Filled:
    reviewer = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    review = in_hand(in_review(), Actor.staff(reviewer.pk))
    typed = {"decision": "refused", "refusal": "another_person", "note": "Wajah lain sama sekali"}
    return Filled(signed_in(reviewer), f"{_case(review)}keputusan/", typed)


@form("proposing that a NIK goes over", leads_to="/kantor/identitas/")
def proposing_to_hand_over() -> Filled:
    reviewer = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    claim = in_hand(a_claim(), Actor.staff(reviewer.pk))
    return Filled(signed_in(reviewer), f"{_case(claim)}keputusan/", {"decision": "approved", "note": "Wajah yang sama"})


def _proposed_to(reviewer: Account) -> Proposal:
    """A colleague has proposed it, and this reviewer has the case."""
    claim = a_claim()
    proposal = proposed(claim, a_reviewer()[1])
    in_hand(claim, Actor.staff(reviewer.pk))
    return proposal


@form("confirming that a NIK goes over", leads_to="/kantor/identitas/")
def confirming_to_hand_over() -> Filled:
    reviewer = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    proposal = _proposed_to(reviewer)
    browser, address = signed_in(reviewer), f"/kantor/identitas/usulan/{proposal.pk}/konfirmasi/"
    applicant_id, number = review_id_in(proposal.subject)
    read = browser.get(f"/kantor/identitas/{applicant_id}/{number}/").content.decode()
    return Filled(browser, address, {"shown": version_for(address, read)})


@form("taking back that a NIK goes over", leads_to="/kantor/identitas/")
def withdrawing_to_hand_over() -> Filled:
    reviewer = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    proposal = _proposed_to(reviewer)
    return Filled(
        signed_in(reviewer), f"/kantor/identitas/usulan/{proposal.pk}/tarik/", {"reason_withdraw": "Foto kabur"}
    )


@form("handing a case back", leads_to="/kantor/identitas/")
def handing_back() -> Filled:
    reviewer = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    review = in_hand(in_review(), Actor.staff(reviewer.pk))
    return Filled(signed_in(reviewer), f"{_case(review)}kembalikan/", {})


@form("reading a NIK in full", is_another=True)
def reading_the_nik() -> Filled:
    reviewer = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    review = in_hand(in_review(), Actor.staff(reviewer.pk))
    return Filled(signed_in(reviewer), f"{_case(review)}nik/", {})


@form("looking an applicant up", leads_to="/kantor/tambahan-waktu/", is_another=True)
def looking_up() -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    return Filled(signed_in(officer), "/kantor/tambahan-waktu/", {"email": an_account().email})


@form("granting more time", leads_to="/kantor/tambahan-waktu/")
def granting() -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    found = found_by(StaffId(officer.pk), ApplicantId(an_account().pk))
    browser, case = signed_in(officer), f"/kantor/tambahan-waktu/{found}/"
    typed = {"minutes": "20", "reason": "Pembaca layar"}
    read = browser.post(case, typed)
    return Filled(browser, f"{case}beri/", {**typed, "shown": version_for(f"{case}beri/", read.content.decode())})
