"""The page of payments says of each due where its money is, why it failed, what there is to do; a slip what arrived."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.identity.models import Identity
from prakerja.incentives.models import Instalment
from prakerja.incentives.states import InstalmentState
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import Instruction, LinkedAccount
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.slip_pdf import SlipWords
from prakerja.payouts.standing import Standing
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.models import Certificate
from tests.situations.incentives import earned, the_night
from tests.situations.learning import STARTS, Bought, a_purchase
from tests.situations.papers import text_of_pdf
from tests.situations.payments import DORMANT, STANDINGS, held_when_due, in_a_batch, removed, returned, sent_with
from tests.situations.payouts import PAID, TONIGHT, linked, paid_out
from tests.situations.surveys import handed_in, with_a_survey
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db

SAYS = {
    Standing.WAITS: "Periksa apakah semua syaratnya",
    Standing.HELD: "batas waktu mengajukan keberatan",
    Standing.GONE: "Alasannya ada di halaman kartu",
    Standing.NO_CERTIFICATE: "Sertifikat pelatihan pertama ditarik",
    Standing.KEPT_BACK: "setelah dua petugas melepasnya",
    Standing.NO_ACCOUNT: "/rekening/sambungkan/",
    Standing.ACCOUNT_RESTS: "Uang dikirim ke sana mulai",
    Standing.ACCOUNT_FAILED: "Minta bank mengaktifkannya",
    Standing.ACCOUNT_LATER: "Kami mencoba lagi mulai 1 April 2021",
    Standing.READY: "disiapkan malam ini atau malam berikutnya",
    Standing.IN_BATCH: "Dua petugas keuangan memeriksanya lebih dulu",
    Standing.RELEASED: "menunggu giliran dikirim",
    Standing.STOPPED: "berhenti sementara",
    Standing.UNDER_WAY: "Kami menunggu jawabannya",
    Standing.UNSURE: "tidak mengirimnya dua kali",
    Standing.LOOKED_INTO: "Petugas menelusurinya",
    Standing.PAID: "/pembayaran/bukti/1.pdf",
}
PROMISED = {
    *(Standing.IN_BATCH, Standing.RELEASED, Standing.STOPPED),
    *(Standing.UNDER_WAY, Standing.UNSURE, Standing.LOOKED_INTO),
}


def browser_of(bought: Bought) -> Client:
    return signed_in(Account.objects.get(pk=bought.buyer.applicant_id))


def page_of(bought: Bought, *, at: datetime = TONIGHT) -> str:
    with time_machine.travel(at):
        return browser_of(bought).get("/pembayaran/").text


def account_of(bought: Bought) -> str:
    with time_machine.travel(TONIGHT):
        return browser_of(bought).get("/rekening/").text


@pytest.mark.parametrize("standing", STANDINGS)
def test_the_page_says_where_the_money_is(standing: Standing) -> None:
    bought = STANDINGS[standing]()
    assert own_payments(bought.buyer.applicant_id, at=TONIGHT).dues[0].standing is standing
    page = page_of(bought)
    assert SAYS[standing] in page
    assert ("Dijanjikan sampai paling lambat" in page) is (standing in PROMISED)


def test_what_is_late_is_said_to_be_late() -> None:
    assert "Ini terlambat" in page_of(in_a_batch(), at=TONIGHT + timedelta(days=14))


def test_after_the_last_day_of_payment_nothing_is_promised() -> None:
    bought = earned()
    the_night(bought, at=STARTS + timedelta(hours=20))
    after = TONIGHT + timedelta(days=700)
    assert own_payments(bought.buyer.applicant_id, at=after).dues[0].standing is Standing.OVER
    assert "sudah lewat" in page_of(bought, at=after)


def test_who_is_held_after_the_batch_was_built_is_not_told_that_it_will_be_sent() -> None:
    page = page_of(held_when_due(in_a_batch()))
    assert "Uangnya menunggu sampai ada keputusan" in page
    assert "untuk dikirim" not in page


def test_what_a_withdrawn_certificate_took_back_says_so() -> None:
    bought = earned()
    Instalment.objects.filter(number=1).update(state=InstalmentState.TAKEN_BACK)
    Certificate.objects.update(withdrawn_at=STARTS, withdrawn_for=WithdrawnFor.ATTENDANCE_FORGED)
    assert own_payments(bought.buyer.applicant_id, at=TONIGHT).dues[0].standing is Standing.NO_CERTIFICATE


def test_what_came_back_says_so_and_has_no_slip() -> None:
    bought = returned()
    page = page_of(bought)
    assert "mengirim kembali uang" in page
    assert "/bukti/" not in page
    assert browser_of(bought).get("/pembayaran/bukti/1.pdf").status_code == 404


def test_another_account_takes_what_was_refused_and_the_refusal_stays_readable() -> None:
    bought = sent_with(DORMANT)
    assert "pembayaran terakhir ke rekening ini gagal" in account_of(bought)
    LinkedAccount.objects.update(state=AccountState.REPLACED, ended_at=TONIGHT)
    linked(bought, AccountHouse.GOPAY, number=2)
    due = own_payments(bought.buyer.applicant_id, at=TONIGHT).dues[0]
    assert due.standing is Standing.READY
    assert "Insentif dibayar ke rekening ini" in account_of(bought)
    page = page_of(bought)
    assert "menolak" in page
    assert "Rekening ini tidak aktif" in page


def test_what_the_office_took_out_is_due_again_and_says_so() -> None:
    assert "Petugas mengeluarkannya" in page_of(removed())


def test_two_dues_in_one_transfer_are_each_shown_with_the_other() -> None:
    bought = earned()
    at = STARTS + timedelta(days=31, hours=20)
    the_night(bought, at=at)
    linked(bought)
    paid_out(at=at)
    page = page_of(bought, at=at)
    assert page.count("Satu kiriman Rp1.200.000 bersama Insentif ke-") == 2
    first, second, *_ = own_payments(bought.buyer.applicant_id, at=at).dues
    assert first.newest == second.newest


def test_a_survey_that_was_handed_in_says_by_when_it_is_paid() -> None:
    bought = with_a_survey(at=STARTS + timedelta(days=1))
    assert "Isi survei" in page_of(bought, at=STARTS + timedelta(days=2))
    handed_in(bought, at=STARTS + timedelta(days=2))
    assert "Dibayar paling lambat" in page_of(bought, at=STARTS + timedelta(days=2))


def test_a_slip_names_what_arrived_and_where_and_is_its_holders_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[SlipWords] = []

    def noted(words: SlipWords) -> bytes:
        printed.append(words)
        return b"%PDF-"

    monkeypatch.setattr("prakerja.web.payouts.payments.write_slip_pdf", noted)
    bought = sent_with(PAID)
    with time_machine.travel(TONIGHT):
        assert browser_of(bought).get("/pembayaran/bukti/1.pdf")["Content-Type"] == "application/pdf"
        assert browser_of(earned()).get("/pembayaran/bukti/1.pdf").status_code == 404
    (said,) = printed
    assert (said.account, said.total, said.bank_reference) == ("BNI (…3456)", "Rp600.000", "B-1")
    assert said.dues == [("Insentif ke-1", "Rp600.000")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_slip_is_a_page_in_indonesian_with_what_arrived_and_nothing_secret(language: str) -> None:
    bought = sent_with(PAID)
    Account.objects.filter(pk=bought.buyer.applicant_id).update(full_name="Nu'man #Siti *Aminah* <b>")
    with time_machine.travel(TONIGHT):
        browser = browser_of(bought)
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        said = text_of_pdf(browser.get("/pembayaran/bukti/1.pdf").content)
    reference = Instruction.objects.get(payee_id=bought.buyer.applicant_id).reference
    for told in (
        "Bukti Pembayaran Insentif",
        "Nu'man #Siti *Aminah* <b>",
        "BNI (…3456)",
        "Insentif ke-1",
        "Rp600.000",
        "B-1",
    ):
        assert told in said
    assert f"Nomor {reference}" in said
    account = LinkedAccount.objects.get(applicant_id=bought.buyer.applicant_id)
    assert account.account_number not in said
    assert account.account_name not in said
    assert all(one.nik not in said for one in Identity.objects.all() if one.nik)


def test_who_has_earned_nothing_is_told_where_it_comes_from() -> None:
    assert "Belum ada yang dapat dibayar" in page_of(a_purchase())
