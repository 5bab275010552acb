"""The office sees its members; officers propose who joins, changes or leaves."""

from collections.abc import Mapping

import pytest
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role
from tests.situations.accounts import a_member_of_staff, an_account, letters_to, somebody_invited
from tests.situations.backoffice import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/kantor/anggota/"
SARI = {"full_name": "Sari Contoh", "email": "Sari@prakerja.example", "roles": ["reviewer"], "reason": "Tim bertambah"}


def read(client: Client, page: str = PAGE) -> str:
    return " ".join(client.get(page).content.decode().split())


def send(client: Client, page: str, values: Mapping[str, object]) -> str:
    return " ".join(client.post(page, values, follow=True).content.decode().split())


def confirm(client: Client) -> str:
    proposal = Proposal.objects.newest()[0]
    return send(client, f"/kantor/usulan/{proposal.pk}/konfirmasi/", {})


def test_one_officer_proposes_a_new_member_and_another_confirms(ratna: Client, bima: Client) -> None:
    assert "Usulan menunggu petugas lain." in send(ratna, f"{PAGE}baru/", SARI)
    assert "sari@prakerja.example" not in read(ratna)
    proposal = read(bima, f"/kantor/usulan/{Proposal.objects.get().pk}/")
    assert "<dt>Peran</dt><dd>peninjau identitas</dd>" in proposal
    assert "Dikonfirmasi: Angkat anggota kantor." in confirm(bima)
    page = read(ratna)
    assert "Sari Contoh" in page
    assert "sari@prakerja.example" in page


def test_a_member_changes_roles_and_leaves(ratna: Client, bima: Client) -> None:
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    page = f"{PAGE}{wulan.pk}/"
    assert 'value="reviewer"' in read(ratna, page)
    send(ratna, page, {"roles": ["auditor"], "reason": "Pindah tugas"})
    confirm(bima)
    assert roles_of(wulan.pk) == {Role.AUDITOR}
    send(bima, page, {"roles": [], "reason": "Berhenti"})
    assert "<dt>Peran</dt><dd>tidak ada</dd>" in read(ratna, f"/kantor/usulan/{Proposal.objects.newest()[0].pk}/")
    confirm(ratna)
    assert "tidak lagi di kantor" in read(ratna)


def test_whoever_left_is_signed_out(ratna: Client, bima: Client) -> None:
    wulan = signed_in("wulan@prakerja.example", Role.REVIEWER)
    account = Account.objects.with_address("wulan@prakerja.example").get()
    assert wulan.get("/kantor/").status_code == 200
    send(ratna, f"{PAGE}{account.pk}/", {"roles": [], "reason": "Berhenti"})
    confirm(bima)
    assert wulan.get("/kantor/").status_code == 302


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"reason": " "}, "Tulis alasannya"),
        ({"roles": []}, "Pilih sedikitnya satu peran."),
        ({"roles": ["officer", "custodian"]}, "Satu orang tidak boleh memegang kedua peran itu."),
        ({"email": "ratna@prakerja.example"}, "Alamat e-mail itu sudah punya akun."),
    ],
)
def test_what_cannot_be_proposed_is_told(ratna: Client, changes: dict[str, object], told: str) -> None:
    assert told in send(ratna, f"{PAGE}baru/", SARI | changes)
    assert not Proposal.objects.exists()


def test_the_last_two_officers_are_told_to_stay(ratna: Client, bima: Client) -> None:
    account = Account.objects.with_address("bima@prakerja.example").get()
    page = send(ratna, f"{PAGE}{account.pk}/", {"roles": ["auditor"], "reason": "Pindah tugas"})
    assert "Sedikitnya dua petugas harus tetap ada di kantor." in page


def test_an_auditor_reads_and_proposes_nothing() -> None:
    auditor = signed_in("audit@prakerja.example", Role.AUDITOR)
    page = read(auditor)
    assert "audit@prakerja.example" in page
    assert "Usulkan anggota baru" not in page
    assert auditor.get(f"{PAGE}baru/").status_code == 403
    assert auditor.post(f"{PAGE}baru/", SARI).status_code == 403


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.REVIEWER])
def test_others_do_not_see_it(role: Role) -> None:
    assert signed_in("lain@prakerja.example", role).get(PAGE).status_code == 403


def test_an_applicant_is_no_member(ratna: Client) -> None:
    assert ratna.get(f"{PAGE}{an_account().pk}/").status_code == 404


def of(email: str) -> str:
    return f"{PAGE}{Account.objects.with_address(email).get().pk}/"


def test_whoever_wants_more_for_themselves_is_told_to_ask_another(ratna: Client, bima: Client) -> None:
    page = of("ratna@prakerja.example")
    assert "Untuk diri sendiri Anda hanya dapat mengusulkan melepas peran." in read(ratna, page)
    assert "Untuk diri sendiri" not in read(bima, page)
    told = send(ratna, page, {"roles": ["officer", "reviewer"], "reason": "Perlu"})
    assert "Tidak ada yang mengusulkan peran tambahan bagi dirinya sendiri." in told
    assert not Proposal.objects.exists()


def test_whoever_a_proposal_is_about_reads_it_and_has_no_say(ratna: Client, bima: Client) -> None:
    send(ratna, of("bima@prakerja.example"), {"roles": ["officer", "reviewer"], "reason": "Tim kecil"})
    page = f"/kantor/usulan/{Proposal.objects.get().pk}/"
    shown = read(bima, page)
    assert "Usulan ini tentang Anda sendiri. Petugas lain yang memutuskannya." in shown
    assert "Tim kecil" in shown
    assert "<button" not in shown.partition("<main")[2].partition("</main>")[0]
    for way in ("konfirmasi", "tarik"):
        assert "Usulan ini tentang Anda sendiri." in send(bima, f"{page}{way}/", {})
    assert Proposal.objects.get().state == "proposed"


def test_a_third_officer_decides_about_the_second(ratna: Client, bima: Client) -> None:
    send(ratna, of("bima@prakerja.example"), {"roles": ["officer", "reviewer"], "reason": "Tim kecil"})
    citra = signed_in("citra@prakerja.example", Role.OFFICER)
    assert "Usulan ini tentang Anda" not in read(citra, f"/kantor/usulan/{Proposal.objects.get().pk}/")
    confirm(citra)
    assert roles_of(Account.objects.with_address("bima@prakerja.example").get().pk) == {Role.OFFICER, Role.REVIEWER}


def test_an_officer_sends_the_link_once_more_to_whoever_has_not_used_it(ratna: Client) -> None:
    sari = somebody_invited("sari@prakerja.example")
    page = f"{PAGE}{sari.pk}/"
    assert "belum memakai tautannya" in read(ratna)
    assert "Tautannya kedaluwarsa sebelum dipakai." in read(ratna, page)
    assert "Tautan baru dikirim ke alamatnya." in send(ratna, f"{page}undang/", {})
    assert "Tautannya belum dipakai." in read(ratna, page)
    assert len(letters_to(sari.email)) == 2


def test_whoever_has_signed_in_is_sent_no_link(ratna: Client) -> None:
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    assert "Kirim tautan baru" not in read(ratna, f"{PAGE}{wulan.pk}/")
    assert "sudah memakai tautannya" in send(ratna, f"{PAGE}{wulan.pk}/undang/", {})
    assert "belum memakai tautannya" not in read(ratna)
