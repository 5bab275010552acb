"""The office's pages of budgets: what there is, proposing money by two, and what a wave lacks before its result."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.card_acts import REINSTATE, subject_of_card
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.draw.acts import PUBLISH
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import at_house
from prakerja.waves.models import Wave
from tests.situations.backoffice import signed_in
from tests.situations.cards import NOW, allowed, deposited, funded
from tests.situations.draw import drawn_wave
from tests.situations.lives import DEADLINE, a_card, revoked
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import a_wave, an_officer, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]
TYPED = {"year": "2021", "house": "bni", "amount": "5.000.000.000", "reason": "DIPA 1/2021"}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(content: bytes) -> str:
    return " ".join(content.decode().split())


def opened(browser: Client, address: str) -> str:
    return text_of(browser.get(address).content)


def sent(browser: Client, address: str, fields: dict[str, str]) -> str:
    return text_of(browser.post(address, fields).content)


def confirmed(browser: Client, proposal: Proposal) -> str:
    return text_of(browser.post(f"/kantor/usulan/{proposal.pk}/konfirmasi/", follow=True).content)


def test_what_would_happen_is_shown_before_it_is_proposed_and_one_confirms_what_another_proposed(
    ratna: Client, bima: Client
) -> None:
    shown = sent(ratna, "/kantor/anggaran/tambah/", TYPED)
    assert "Rp5.000.000.000" in shown
    assert not Proposal.objects.exists()
    ratna.post("/kantor/anggaran/tambah/", {**TYPED, "go": "propose"})
    one = Proposal.objects.get(act=ALLOW_BUDGET.name)
    assert (one.subject, one.asked) == ("2021", {"amount": 5_000_000_000})
    confirmed(ratna, one)
    assert not YearBudget.objects.exists()
    page = confirmed(bima, one)
    assert "Rp5.000.000.000" in page
    assert YearBudget.objects.get().allowed == 5_000_000_000


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"amount": "1,5"}, "tanpa koma"),
        ({"amount": "1.00.000"}, "Titik memisahkan setiap tiga angka"),
        ({"amount": "0"}, "lebih dari nol"),
        ({"amount": "lima"}, "angka saja"),
        ({"amount": ""}, "Isi jumlahnya"),
        ({"year": "21"}, "empat angka"),
        ({"year": "２０２１"}, "empat angka"),
        ({"reason": ""}, "Tulis alasannya"),
    ],
)
@pytest.mark.parametrize("page", ["tambah", "setoran", "biaya", "pindah"])
def test_what_is_typed_wrongly_is_refused_with_its_reason(
    ratna: Client, page: str, changed: dict[str, str], said: str
) -> None:
    answer = sent(ratna, f"/kantor/anggaran/{page}/", {**TYPED, **changed, "go": "propose"})
    assert said in answer
    assert not Proposal.objects.exists()


def test_what_was_typed_can_be_changed(ratna: Client) -> None:
    answer = sent(ratna, "/kantor/anggaran/tambah/", {**TYPED, "go": "change"})
    assert 'value="5.000.000.000"' in answer
    assert not Proposal.objects.exists()


def test_a_deposit_is_noted_by_two(ratna: Client, bima: Client) -> None:
    ratna.post("/kantor/anggaran/setoran/", {**TYPED, "go": "propose"})
    confirmed(bima, Proposal.objects.get(act=NOTE_DEPOSIT.name))
    assert int(balance_of(at_house("bni", 2021))) == 5_000_000_000


def test_a_fee_is_noted_by_two_and_not_more_than_there_is(ratna: Client, bima: Client) -> None:
    assert "tidak sebanyak itu" in sent(ratna, "/kantor/anggaran/biaya/", TYPED)
    allowed(2021)
    deposited(2021, 6_000_000_000)
    assert "Rp1.000.000.000" in sent(ratna, "/kantor/anggaran/biaya/", TYPED)
    ratna.post("/kantor/anggaran/biaya/", {**TYPED, "go": "propose"})
    page = confirmed(bima, Proposal.objects.get(act=NOTE_FEE.name))
    assert "Rp5.000.000.000" in page
    assert int(balance_of(at_house("bni", 2021))) == 1_000_000_000


def test_what_the_bank_lacks_is_said_before_money_is_set_aside(ratna: Client, bima: Client) -> None:
    a_wave()
    allowed(2021)
    assert "di bank kurang Rp2.130.000.000" in opened(ratna, "/kantor/anggaran/gelombang/12/")
    ratna.post("/kantor/anggaran/gelombang/12/", {"reason_fund": "Kuota penuh"})
    one = Proposal.objects.get(act=FUND_WAVE.name)
    assert "di bank kurang Rp2.130.000.000" in opened(bima, f"/kantor/usulan/{one.pk}/")
    deposited(2021, 2_130_000_000)
    assert "di bank cukup" in opened(bima, f"/kantor/usulan/{one.pk}/")
    assert "di bank cukup" in opened(ratna, "/kantor/anggaran/gelombang/12/")


def test_what_the_bank_lacks_is_said_before_a_card_is_reinstated() -> None:
    card = revoked(a_card())
    one = propose_act(
        act=REINSTATE, subject=subject_of_card(card.pk), reason="Listrik padam", by=an_officer(), now=DEADLINE
    )
    with time_machine.travel(DEADLINE, tick=False):
        shown = opened(signed_in("dewi@prakerja.example", Role.OFFICER), f"/kantor/usulan/{one.pk}/")
    assert "di bank kurang Rp3.550.000 bila kartu ini dipulihkan" in shown


def test_money_is_set_aside_for_a_wave_by_two(ratna: Client, bima: Client) -> None:
    wave = a_wave()
    allowed(2021)
    shown = opened(ratna, "/kantor/anggaran/gelombang/12/")
    assert "Rp2.130.000.000" in shown
    ratna.post("/kantor/anggaran/gelombang/12/", {"reason_fund": "Kuota penuh"})
    one = Proposal.objects.get(act=FUND_WAVE.name)
    assert "menunggu petugas kedua" in opened(ratna, "/kantor/anggaran/gelombang/12/")
    confirmed(bima, one)
    assert WaveBudget.objects.get().wave_id == wave.pk
    assert "sudah disisihkan" in opened(ratna, "/kantor/anggaran/gelombang/12/")


def test_what_a_budget_lacks_is_told_and_nothing_can_be_proposed(ratna: Client) -> None:
    a_wave()
    allowed(2021, 2_130_000_000 - 3)
    shown = opened(ratna, "/kantor/anggaran/gelombang/12/")
    assert "kurang Rp3" in shown
    assert "reason_fund" not in shown


def test_an_auditor_reads_and_proposes_nothing() -> None:
    a_wave()
    allowed(2021)
    auditor = signed_in("audit@prakerja.example", Role.AUDITOR)
    page = opened(auditor, "/kantor/anggaran/")
    assert "Usulkan" not in page
    assert auditor.get("/kantor/anggaran/tambah/").status_code == 403
    assert "reason_fund" not in opened(auditor, "/kantor/anggaran/gelombang/12/")
    assert auditor.post("/kantor/anggaran/gelombang/12/", {"reason_fund": "x"}).status_code == 403


def test_the_page_says_as_of_when(ratna: Client) -> None:
    assert "Keadaan Sabtu, 27 Februari 2021 pukul 10.00 WIB" in opened(ratna, "/kantor/anggaran/")


def drawn(*, with_money: bool) -> Wave:
    wave = closed_wave()
    a_joiner(wave)
    wave = drawn_wave(wave)
    if not with_money:
        WaveBudget.objects.all().delete()
    return wave


def test_publishing_without_money_is_refused_when_it_is_confirmed_and_says_what_to_do(bima: Client) -> None:
    one = proposed(drawn(with_money=False), PUBLISH, by=an_officer(), at=NOW)
    assert "belum disisihkan" in opened(bima, f"/kantor/usulan/{one.pk}/")
    assert "Usulkan penyisihan anggarannya lebih dulu" in confirmed(bima, one)
    one.refresh_from_db()
    assert one.confirmed_at is None


def test_money_is_moved_between_two_houses_by_two_and_each_is_shown_by_itself(ratna: Client, bima: Client) -> None:
    allowed(2021)
    deposited(2021, 6_000_000_000)
    move = {**TYPED, "to_house": "gopay"}
    shown = sent(ratna, "/kantor/anggaran/pindah/", move)
    assert "Dipindahkan ke" in shown
    assert 'name="to_house" value="gopay"' in shown
    ratna.post("/kantor/anggaran/pindah/", {**move, "go": "propose"})
    confirmed(bima, Proposal.objects.get(act=MOVE_FLOAT.name))
    assert [int(balance_of(at_house(house, 2021))) for house in ("bni", "gopay")] == [1_000_000_000, 5_000_000_000]
    page = opened(ratna, "/kantor/anggaran/")
    lies = dict(re.findall(r"di antaranya di (\w+)</div></th><td [^>]*><div class=\"value\">(Rp[\d.]+)<", page))
    assert lies == {"BNI": "Rp1.000.000.000", "GoPay": "Rp5.000.000.000"}


@pytest.mark.parametrize("page", ["setoran", "biaya", "pindah"])
def test_a_house_is_chosen(ratna: Client, page: str) -> None:
    answer = sent(ratna, f"/kantor/anggaran/{page}/", {**TYPED, "house": "", "to_house": "ovo"})
    assert "Pilih bank atau dompet digitalnya" in answer


def test_what_the_bank_lacks_is_said_before_and_refuses_nothing(bima: Client) -> None:
    one = proposed(drawn(with_money=True), PUBLISH, by=an_officer(), at=NOW)
    assert "dana di bank kurang Rp3.550.000" in opened(bima, f"/kantor/usulan/{one.pk}/")
    confirmed(bima, one)
    one.refresh_from_db()
    assert one.confirmed_at is not None


def test_the_waves_page_says_whether_its_money_is_set_aside(ratna: Client) -> None:
    wave = a_wave()
    assert "belum disisihkan" in opened(ratna, "/kantor/gelombang/12/")
    funded(wave)
    assert "sudah disisihkan" in opened(ratna, "/kantor/gelombang/12/")
