"""The pages on which two reviewers hand a NIK over: the same evidence for both, and what will happen."""

from datetime import timedelta
from html import unescape

import pytest
import time_machine

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.authority.roles import Role
from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import ApplicantId
from tests.backoffice.identity.office import QUEUE, Office, office, pictures_in
from tests.situations.claims import a_claim
from tests.situations.identity import SITI, in_review
from tests.situations.waves import a_wave, joined

pytestmark = pytest.mark.django_db
NOTE = "Wajah di KTP adalah wajah yang mengajukan."


@pytest.fixture
def claim() -> Review:
    return a_claim()


def holder_of(claim: Review) -> Identity:
    return Identity.objects.get(pk__in=NikHolder.objects.holding(claim.identity.nik_digest))


def read(browser: Office, claim: Review) -> str:
    return " ".join(unescape(browser.case(claim)).split())


def propose(browser: Office, claim: Review) -> Proposal:
    browser.examine(claim)
    browser.decide(claim, decision="approved", note=NOTE)
    return Proposal.objects.get(state=ProposalState.PROPOSED)


def said_at(address: str, browser: Office) -> str:
    return " ".join(browser.get(address).content.decode().split())


def answer(browser: Office, proposal: Proposal, what: str, **typed: str) -> str:
    page = browser.post(f"{QUEUE}usulan/{proposal.pk}/{what}/", typed, follow=True)
    return unescape(page.content.decode())


def test_one_reviewer_proposes_and_another_confirms(rina: Office, joko: Office, claim: Review) -> None:
    before = holder_of(claim)
    rina.examine(claim)
    told = unescape(rina.decide(claim, decision="approved", note=NOTE).content.decode())
    assert "Usulan menunggu petugas lain. NIK belum berpindah." in told
    assert holder_of(claim) == before
    proposal = Proposal.objects.get()
    joko.examine(claim)
    assert "NIK dipindahkan. E-mail untuk kedua pihak sedang dikirim." in answer(joko, proposal, "konfirmasi")
    before.refresh_from_db()
    assert holder_of(claim).state == IdentityState.VERIFIED
    assert (holder_of(claim).pk, before.refusal) == (claim.applicant_id, RefusalReason.NIK_OF_ANOTHER)


def test_both_see_the_same_evidence_and_what_will_happen(rina: Office, joko: Office, claim: Review) -> None:
    joined(a_wave(), ApplicantId(holder_of(claim).pk))
    shown = ["Pemakai Lama", "Pemilik Baru", "Jawaban Dukcapil", "Identitas akun yang memakainya sekarang"]
    shown += ["Gelombang yang diikuti akun itu", "<dd>12</dd>", "NIK pindah ke akun yang mengajukan"]
    rina.examine(claim)
    first = read(rina, claim)
    proposal = propose(rina, claim)
    joko.examine(claim)
    second = read(joko, claim)
    for page in (first, second):
        assert [words for words in shown if words not in page] == []
        assert len(pictures_in(page)) == 4
        assert SITI.nik not in page
    assert NOTE in second
    assert proposal.reason == NOTE


def test_who_has_not_taken_the_case_sees_no_photo_and_confirms_nothing(
    rina: Office, joko: Office, claim: Review
) -> None:
    proposal = propose(rina, claim)
    page = read(joko, claim)
    assert pictures_in(page) == []
    assert "Konfirmasi: pindahkan NIK" not in page
    assert "Untuk mengonfirmasi, ambil kasus ini" in page
    assert "Ambil dahulu, lalu putuskan dengan fotonya di depan Anda" in answer(joko, proposal, "konfirmasi")
    assert holder_of(claim).pk != claim.applicant_id


def test_who_took_the_case_and_left_its_photos_closed_confirms_nothing(
    rina: Office, joko: Office, claim: Review
) -> None:
    proposal = propose(rina, claim)
    joko.take(claim)
    assert "Anda belum membuka semua foto kasus ini." in answer(joko, proposal, "konfirmasi")
    assert holder_of(claim).pk != claim.applicant_id


def test_the_proposer_finds_nothing_to_confirm(rina: Office, claim: Review) -> None:
    proposal = propose(rina, claim)
    rina.examine(claim)
    page = read(rina, claim)
    assert "Anda yang mengusulkan, jadi petugas lain yang harus mengonfirmasi" in page
    assert "Konfirmasi: pindahkan NIK" not in page
    assert "Usulkan: NIK milik pihak yang mengajukan" not in page
    assert "Anda sendiri yang mengusulkannya" in answer(rina, proposal, "konfirmasi")
    assert f"usulan/{proposal.pk}/tarik/" in page
    assert "Usulan ditarik" in answer(rina, proposal, "tarik", reason_withdraw="Fotonya kabur")


def test_nobody_withdraws_a_proposal_to_hand_a_nik_over_without_saying_why(rina: Office, claim: Review) -> None:
    proposal = propose(rina, claim)
    assert "Tarik usulan: Pindahkan NIK" in said_at(f"{QUEUE}usulan/{proposal.pk}/tarik/", rina)
    assert "Tulis mengapa usulan ini ditarik" in answer(rina, proposal, "tarik", reason_withdraw=" ")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.ended_by) == (ProposalState.PROPOSED, None)
    assert "Usulan ditarik" in answer(rina, proposal, "tarik", reason_withdraw="Fotonya kabur")
    assert "Fotonya kabur" in read(rina, claim)


def test_another_decision_ends_the_proposal(rina: Office, joko: Office, claim: Review) -> None:
    proposal = propose(rina, claim)
    joko.examine(claim)
    assert "Keputusan lain berlaku saat itu juga, dan usulan di atas gugur" in read(joko, claim)
    joko.decide(claim, decision="refused", refusal="claim_refused", note="Wajahnya lain")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.VOID
    assert holder_of(claim).pk != claim.applicant_id


def test_what_is_no_longer_so_is_not_offered(rina: Office, joko: Office, claim: Review) -> None:
    proposal = propose(rina, claim)
    joko.examine(claim)
    assert "Usulan menunggu petugas kedua" in said_at("/kantor/identitas/", joko)
    joined(a_wave(), ApplicantId(holder_of(claim).pk))
    assert "Konfirmasi: pindahkan NIK" not in read(joko, claim)
    assert "Usulan menunggu" not in said_at("/kantor/identitas/", joko)
    auditor = office("hasan@kantor.example", Role.AUDITOR)
    assert "Gugur" in said_at(f"/kantor/usulan/{proposal.pk}/", auditor)
    assert "keadaannya berubah sejak diusulkan" in answer(joko, proposal, "konfirmasi")
    assert propose(joko, claim).pk != proposal.pk


def test_the_queue_says_what_waits_for_whom(rina: Office, joko: Office, claim: Review) -> None:
    in_review(SITI.__class__("3273010508920000", "3273011507110000", SITI.birth_date))
    propose(rina, claim)
    assert rina.get(QUEUE).content.decode().count("Anda usulkan") == 1
    assert joko.get(QUEUE).content.decode().count("Usulan menunggu petugas kedua") == 1


def test_an_auditor_reads_it_and_answers_nothing(rina: Office, claim: Review) -> None:
    auditor = office("auditor@kantor.example", Role.AUDITOR)
    proposal = propose(rina, claim)
    assert NOTE in read(auditor, claim)
    assert "Tarik usulan" not in read(auditor, claim)
    assert auditor.post(f"{QUEUE}usulan/{proposal.pk}/konfirmasi/").status_code == 403
    assert f"{QUEUE}{claim.applicant_id}" in auditor.get(f"/kantor/usulan/{proposal.pk}/").content.decode()


def test_an_officer_who_reads_the_proposals_learns_of_no_applicant(rina: Office, claim: Review) -> None:
    officer = office("ratna@kantor.example", Role.OFFICER)
    proposal = propose(rina, claim)
    for address in ("/kantor/usulan/", f"/kantor/usulan/{proposal.pk}/"):
        page = officer.get(address).content.decode()
        assert "Pindahkan NIK" in page
        assert [word for word in ("Pemakai Lama", "Pemilik Baru", SITI.nik) if word in page] == []
        assert "Konfirmasi: Pindahkan NIK" not in page


def test_who_is_both_officer_and_reviewer_is_led_to_the_evidence(rina: Office, claim: Review) -> None:
    both = office("dewi@kantor.example", Role.OFFICER, Role.REVIEWER)
    proposal = propose(rina, claim)
    page = both.get(f"/kantor/usulan/{proposal.pk}/").content.decode()
    assert f"{QUEUE}{claim.applicant_id}" in page
    assert "Konfirmasi: Pindahkan NIK" not in page
    told = both.post(f"/kantor/usulan/{proposal.pk}/konfirmasi/", follow=True).content.decode()
    assert "Ambil dahulu" in told
    assert holder_of(claim).pk != claim.applicant_id


def test_other_proposals_are_not_answered_here(rina: Office, claim: Review) -> None:
    proposal = propose(rina, claim)
    Proposal.objects.filter(pk=proposal.pk).update(act="waves.open")
    assert rina.post(f"{QUEUE}usulan/{proposal.pk}/tarik/").status_code == 404


def test_after_72_hours_it_may_be_proposed_again(
    rina: Office, joko: Office, claim: Review, clock: time_machine.Traveller
) -> None:
    proposal = propose(rina, claim)
    clock.shift(timedelta(hours=72))
    for one in (rina, joko):
        one.force_login(Account.objects.get(pk=one.account.pk))
    assert "Konfirmasi" not in read(joko, claim)
    assert "kedaluwarsa" in answer(joko, proposal, "konfirmasi")
    rina.examine(claim)
    assert "Usulkan: NIK milik pihak yang mengajukan" in read(rina, claim)


def test_a_nik_that_nobody_uses_any_more_is_given_by_one(rina: Office, claim: Review) -> None:
    holder = holder_of(claim)
    NikHolder.objects.give_up(holder.nik_digest, holder_id=holder.pk)
    Identity.objects.filter(pk=holder.pk).update(
        state=IdentityState.REFUSED, refusal=RefusalReason.ANOTHER_PERSON, verified_at=None
    )
    rina.examine(claim)
    assert "NIK ini sudah tidak dipakai akun lain" in read(rina, claim)
    rina.decide(claim, decision="approved", note=NOTE)
    assert holder_of(claim).pk == claim.applicant_id
