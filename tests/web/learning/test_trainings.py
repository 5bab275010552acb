"""One's own trainings and certificates, and what a stranger sees of a certificate."""

from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.cards.letter_code import spelled
from prakerja.identity.models import Identity
from prakerja.training.limits import UNKNOWN_CERTIFICATES_OF_A_NETWORK
from prakerja.training.models import Certificate
from tests.situations.learning import STARTS, Bought, a_purchase, attended, finished, present
from tests.situations.papers import text_of_pdf
from tests.situations.training import a_buyer
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db


def browser_of(bought: Bought) -> Client:
    return signed_in(Account.objects.get(pk=bought.buyer.applicant_id))


def test_whoever_has_bought_nothing_is_told_so() -> None:
    browser = signed_in(Account.objects.get(pk=a_buyer().applicant_id))
    assert "Anda belum membeli pelatihan" in browser.get("/pelatihan-saya/").content.decode()


def test_a_training_is_shown_with_how_far_it_is() -> None:
    bought = present(a_purchase(meetings=3), 1, 2)
    page = browser_of(bought).get("/pelatihan-saya/").content.decode()
    assert "2 dari 3 pertemuan" in page
    assert "tes akhir belum diikuti" in page
    assert "sertifikat.pdf" not in page


def test_whoever_has_only_bought_reads_how_it_begins_and_who_was_declared_what() -> None:
    assert "Lihat kode redeem di halaman kartu" in browser_of(a_purchase()).get("/pelatihan-saya/").content.decode()
    page = browser_of(finished()).get("/pelatihan-saya/").content.decode()
    assert "Dinyatakan: Anda menyelesaikan pelatihan ini." in page
    assert "kode redeem" not in page


def test_whoever_has_proven_all_reads_who_declares_it_and_until_when() -> None:
    with time_machine.travel(STARTS, tick=False):
        page = browser_of(attended()).get("/pelatihan-saya/").content.decode()
    assert "Semua bukti sudah lengkap" in page
    assert "Bila tidak, sistem yang menyatakannya" in page


def test_a_certificate_is_its_owners_pdf() -> None:
    bought = finished()
    answer = browser_of(bought).get("/pelatihan-saya/1/sertifikat.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    said = text_of_pdf(answer.content)
    name = Account.objects.get(pk=bought.buyer.applicant_id).full_name
    code = spelled(Certificate.objects.get().code)
    for told in (name, bought.market.course.title, "Sertifikat Pelatihan", code):
        assert told in said
    assert all(one.nik not in said for one in Identity.objects.all() if one.nik)
    other = signed_in(Account.objects.get(pk=a_buyer().applicant_id))
    assert other.get("/pelatihan-saya/1/sertifikat.pdf").status_code == 302


def test_a_stranger_sees_that_it_is_genuine_and_not_whose_it_is() -> None:
    bought = finished()
    certificate = Certificate.objects.get()
    name = Account.objects.get(pk=bought.buyer.applicant_id).full_name
    for code in (certificate.code.hex, str(certificate.code), spelled(certificate.code)):
        page = Client().get(f"/sertifikat/{code}/").content.decode()
        assert "asli" in page
        assert bought.market.course.title in page
        assert spelled(certificate.code) in page
        assert name not in page


def test_a_withdrawn_one_says_so_and_why_and_is_not_handed_out_any_more() -> None:
    bought = finished()
    Certificate.objects.update(withdrawn_at=STARTS, withdrawn_for="attendance_forged")
    page = Client().get(f"/sertifikat/{Certificate.objects.get().code.hex}/").content.decode()
    assert "sudah ditarik" in page
    assert "kehadirannya dipalsukan" in page
    assert browser_of(bought).get("/pelatihan-saya/1/sertifikat.pdf").status_code == 302


def test_its_number_is_typed_from_paper_in_any_spelling() -> None:
    finished()
    code = Certificate.objects.get().code
    answer = Client().post("/sertifikat/", {"number": spelled(code).lower()})
    assert answer["Location"] == f"/sertifikat/{code.hex}/"


@pytest.mark.parametrize("typed", ["", "x", "0" * 31])
def test_what_is_no_number_is_said_beside_it(typed: str) -> None:
    answer = Client().post("/sertifikat/", {"number": typed})
    assert (answer.status_code, "error" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("code", ["x", "0" * 32, "%00", "a" * 300])
def test_a_code_that_nobody_has_is_said_to_be_none(code: str) -> None:
    assert Client().get(f"/sertifikat/{code}/").status_code == 404


def test_guessing_has_an_end_and_a_genuine_one_is_shown_all_the_same() -> None:
    finished()
    (window,) = UNKNOWN_CERTIFICATES_OF_A_NETWORK.windows
    answers = {Client().get(f"/sertifikat/{uuid4().hex}/").status_code for _ in range(window.most + 1)}
    assert answers == {404, 429}
    assert Client().get(f"/sertifikat/{Certificate.objects.get().code.hex}/").status_code == 200
