"""The office's pages of the schemes' year ends: what waits for which day, the dry run, two people, and the outcome."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.cards import jobs
from prakerja.cards.models import Card, YearClosing
from prakerja.cards.states import CardState
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.work.models import LongWork
from tests.situations.backoffice import signed_in
from tests.situations.lives import bought, cards_of_a_wave, held
from tests.situations.work import it_failed
from tests.situations.year_ends import (
    BUYING_IS_OVER,
    LATE_AWARD,
    TRAINING,
    closed,
    decided_closing,
    one_stretch,
    proposed_closing,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]
ALL = "/kantor/anggaran/akhir-tahun/"
ONE = f"{ALL}2021/2021/saldo/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(BUYING_IS_OVER, tick=False) as traveller:
        yield traveller


def text_of(content: bytes) -> str:
    return " ".join(content.decode().split())


def opened(browser: Client, address: str) -> str:
    return text_of(browser.get(address).content)


def test_each_part_says_until_when_it_is_open_and_what_is_due(ratna: Client) -> None:
    cards_of_a_wave(1, at=LATE_AWARD)
    shown = opened(ratna, ALL)
    assert "Rabu, 15 Desember 2021 pukul 23.59 WIB" in shown
    assert "Jumat, 15 April 2022 pukul 23.59 WIB" in shown
    assert "Dapat ditutup" in shown
    assert shown.count("Hari terakhirnya belum lewat") == 5


def test_before_its_last_day_is_over_nothing_can_be_proposed(ratna: Client) -> None:
    cards_of_a_wave(1, at=LATE_AWARD)
    page = f"{ALL}2021/2021/kartu/"
    shown = opened(ratna, page)
    assert "hari terakhirnya lewat Jumat, 15 April 2022 pukul 23.59 WIB" in shown
    assert "reason_close" not in shown
    told = text_of(ratna.post(page, {"reason_close": "Sekarang saja"}, follow=True).content)
    assert "Hari terakhirnya belum lewat di Jakarta" in told
    assert not Proposal.objects.filter(act=CLOSE_YEAR.name).exists()


def test_the_dry_run_is_shown_wave_by_wave_and_one_confirms_what_another_proposed(ratna: Client, bima: Client) -> None:
    used, _, looked_into = cards_of_a_wave(3, at=LATE_AWARD)
    bought(used, at=LATE_AWARD)
    held(looked_into, at=LATE_AWARD)
    shown = opened(ratna, ONE)
    assert "Rp2.000.000" in shown
    assert "15 Desember 2021" in shown
    ratna.post(ONE, {"reason_close": "Akhir tahun 2021"})
    one = Proposal.objects.get(act=CLOSE_YEAR.name)
    assert "menunggu petugas kedua" in opened(bima, ONE)
    proposal = opened(bima, f"/kantor/usulan/{one.pk}/")
    assert "Skema 2021, tahun 2021: saldo pelatihan" in proposal
    assert "gelombang 12: 1 kartu selesai" in proposal
    ratna.post(f"/kantor/usulan/{one.pk}/konfirmasi/")
    assert not LongWork.objects.filter(kind=jobs.close_year.name).exists()
    page = text_of(bima.post(f"/kantor/usulan/{one.pk}/konfirmasi/", follow=True).content)
    assert "Sedang dikerjakan di belakang layar: 0 persen" in page
    assert LongWork.objects.get(kind=jobs.close_year.name).arguments == {"subject": TRAINING}


def test_how_far_it_is_and_what_it_came_to_are_shown(ratna: Client) -> None:
    cards_of_a_wave(4, at=LATE_AWARD)
    by = decided_closing(TRAINING)
    one_stretch(TRAINING, by=by, at_once=1)
    assert "belakang layar: 25 persen" in opened(ratna, ONE)
    while one_stretch(TRAINING, by=by):
        pass
    LongWork.objects.update(state="ended", ended_at=BUYING_IS_OVER)
    shown = opened(ratna, ONE)
    assert "Sudah ditutup" in shown
    assert "Rp2.130.000.000" in shown


def test_what_came_out_otherwise_than_planned_is_said(ratna: Client) -> None:
    cards_of_a_wave(2, at=LATE_AWARD)
    closed(TRAINING)
    row = YearClosing.objects.get()
    planned = {"finished": 2, "returned": row.training + row.incentive + row.reserve}
    Proposal.objects.filter(pk=row.pk).update(plan=planned)
    assert "Berbeda dari rencana" not in opened(ratna, ONE)
    Proposal.objects.filter(pk=row.pk).update(plan={**planned, "finished": 3})
    assert "Berbeda dari rencana" in opened(ratna, ONE)


def test_after_a_failure_an_officer_has_it_go_on(ratna: Client) -> None:
    cards_of_a_wave(1, at=LATE_AWARD)
    decided_closing(TRAINING)
    it_failed(jobs.close_year, subject=TRAINING)
    assert "Pekerjaan ini gagal" in opened(ratna, ONE)
    ratna.post(f"{ONE}coba-lagi/")
    assert "Sedang dikerjakan" in opened(ratna, ONE)


def test_an_auditor_reads_and_proposes_nothing() -> None:
    cards_of_a_wave(1, at=LATE_AWARD)
    auditor = signed_in("audit@prakerja.example", Role.AUDITOR)
    assert "Dapat ditutup" in opened(auditor, ALL)
    assert "reason_close" not in opened(auditor, ONE)
    assert auditor.post(ONE, {"reason_close": "x"}).status_code == 403
    assert auditor.post(f"{ONE}coba-lagi/").status_code == 403


@pytest.mark.parametrize("address", ["2021/1999/saldo", "2021/2021/uang", "x/2021/saldo", "2021/2021/training"])
def test_what_no_scheme_names_is_not_there(ratna: Client, address: str) -> None:
    assert ratna.get(f"{ALL}{address}/").status_code == 404
    assert ratna.post(f"{ALL}{address}/", {"reason_close": "x"}).status_code == 404
    assert ratna.post(f"{ALL}{address}/coba-lagi/").status_code == 404


def test_a_reason_is_asked_for(ratna: Client) -> None:
    cards_of_a_wave(1, at=LATE_AWARD)
    assert "Tulis alasannya" in text_of(ratna.post(ONE, {"reason_close": " "}).content)


def test_a_proposal_whose_figures_changed_is_offered_anew(ratna: Client) -> None:
    card, _ = cards_of_a_wave(2, at=LATE_AWARD)
    proposed_closing(TRAINING)
    assert "Usulkan penutupan" not in opened(ratna, ONE)
    bought(card, at=LATE_AWARD)
    assert "Usulkan penutupan" in opened(ratna, ONE)
    assert Card.objects.filter(state=CardState.ACTIVE).count() == 1
