"""What `bin/pictures` runs: no test, and so found by no run of the suite."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page

from prakerja.simulation.demo_payees import STAGES_OF_PAYMENTS
from prakerja.simulation.demo_people import STAGES
from tests.instance import Instance
from tests.journeys import album, first_wave
from tests.journeys.first_wave import Office
from tests.journeys.glass import Glass
from tests.journeys.office import Desk
from tests.journeys.phone import Phone
from tests.journeys.test_every_page import OF_RESULTS, ROLES, email_at, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.timeout(1_800)]

_WAVE = 13
_RESULT = "/gabung/11/hasil/"
#: For nine and a family of five, of whom no more than two are seated: one seat is left at every turn of theirs.
_SEATS, _OTHERS, _FAMILY = "pass,area,group,seats,carry\n1,ID,*,12,0\n", 9, 5
_WITH_FULL_HOUSEHOLD = """
    SELECT email FROM accounts_account JOIN draw_outcome ON applicant_id = accounts_account.id
    WHERE outcome = 'household_full' AND password LIKE 'argon2%%' LIMIT 1
"""
_FOR_EVERYBODY = {
    "depan": "/",
    "daftar": "/daftar/",
    "gelombang-terbuka": "/gelombang/12/",
    "gelombang-diumumkan": "/gelombang/11/",
    "pelatihan": "/pelatihan/",
    "data-survei": "/data/survei/",
}
#: Beside their dashboards, of whoever stands there.
_MORE = {
    "identity_photos": [("foto-ktp", "/verifikasi-ktp/foto/ktp/")],
    "tested": [("gabung", "/gabung/12/"), ("gabung-setuju", "/gabung/12/setuju/")],
    "joined": [("bukti-bergabung", "/gabung/12/bukti/")],
    "seated": [("hasil-terpilih", _RESULT)],
    "no_seat": [("hasil-belum-terpilih", _RESULT)],
    "not_eligible": [("hasil-tidak-memenuhi-syarat", _RESULT)],
    "card_active": [("kartu", "/kartu/"), ("kartu-kembalikan", "/kartu/kembalikan/")],
    "training_attended": [("pelatihan-saya-diikuti", "/pelatihan-saya/")],
    "training_finished": [("pelatihan-saya-selesai", "/pelatihan-saya/"), ("insentif", "/insentif/")],
    "incentive_due": [("rekening-sambungkan", "/rekening/sambungkan/")],
    "payment_released": [("rekening", "/rekening/"), ("rekening-putuskan", "/rekening/putuskan/1/")],
    "payment_refused": [("pembayaran-ditolak", "/pembayaran/")],
    "survey_answered": [("pembayaran", "/pembayaran/")],
    "repayment_due": [("pengembalian", "/pengembalian/"), ("pengembalian-keberatan", "/pengembalian/keberatan/")],
}


def _phone(browser: Browser, base_url: str, name: str, *, script: bool = True, **_traits: Any) -> Phone:
    """Nothing is looked at but by whoever looks at the pictures."""
    return Phone(browser, base_url, glass=cast("Glass", None), album=name, script=script, looks=False)


def test_applicants(with_whole_demo: Instance, browser: Browser) -> None:
    """The landing page; the dashboard in each state that the demo has; what each step leads to."""
    visitor = _opened(browser, with_whole_demo, "visitor")
    for name, path in _FOR_EVERYBODY.items():
        album.take(visitor, name, path)
    for stage in dict.fromkeys([*STAGES, *OF_RESULTS, *STAGES_OF_PAYMENTS]):
        _take_of_applicant(browser, with_whole_demo, stage)
    album.write_index()


def _take_of_applicant(browser: Browser, instance: Instance, stage: str) -> None:
    pictures = [(f"beranda-{stage.replace('_', '-')}", "/beranda/"), *_MORE.get(stage, [])]
    if wanted := [(name, path) for name, path in pictures if album.is_wanted(name)]:
        page = _opened(browser, instance, stage, email_at(instance, stage))
        for name, path in wanted:
            album.take(page, name, path)
        page.context.close()


def test_the_office(with_whole_demo: Instance, browser: Browser) -> None:
    """The page on which everybody of the office begins."""
    for role, email in ROLES.items():
        desk = Desk(_phone(browser, with_whole_demo.base_url, role), email)
        desk.sign_in()
        album.take(desk.phone.page, f"kantor-{role}", "/kantor/")
    album.write_index()


def test_a_wave(instance: Instance, browser: Browser) -> None:
    """What an officer sees of a wave before each of its acts, and what the second one sees before confirming it."""
    if not album.is_wanted("gelombang-"):
        return
    office = first_wave.office_of(partial(_phone, browser, instance.base_url), wave=_WAVE, script=True)
    page, at = office.ratna.phone.page, f"/kantor/gelombang/{_WAVE}/"
    office.ratna.plan_wave(_WAVE, _SEATS)
    _decide(office, 1, "Buka")
    instance.furnish(f"put_money(wave={_WAVE})")
    instance.furnish(f"put_joiners(wave={_WAVE}, count={_OTHERS}); put_household(wave={_WAVE}, count={_FAMILY})")
    album.take(page, "gelombang-2-jadwal", f"{at}jadwal/")
    album.take(page, "gelombang-2-batalkan", f"{at}batalkan/")
    _close(office, instance)
    album.take(page, "gelombang-3-sesudah-tutup", at)
    album.take(_opened(browser, instance, "visitor-of-closed"), "gelombang-sesudah-tutup", f"/gelombang/{_WAVE}/")
    instance.start_worker()
    _decide(office, 3, "Bekukan daftar peserta")
    office.custodians[0].go_to_wave(_WAVE)
    album.take(page, "gelombang-4-rahasia", at)
    office.make_the_seed()
    _decide(office, 5, "Undi")
    _decide(office, 6, "Umumkan hasil")
    album.take(page, "gelombang-7-diumumkan", at)
    _take_of_full_household(instance, browser)
    album.write_index()


def _close(office: Office, instance: Instance) -> None:
    """Nobody works meanwhile, so that the pictures show the wave before it is screened."""
    _decide(office, 2, "Tutup lebih awal", before_the_last=lambda: instance.kill("worker"))


def _take_of_full_household(instance: Instance, browser: Browser) -> None:
    ((email,),) = instance.rows(_WITH_FULL_HOUSEHOLD)
    page = _opened(browser, instance, "full-household", str(email))
    album.take(page, "beranda-household-full", "/beranda/")
    album.take(page, "hasil-kartu-keluarga-penuh", f"/gabung/{_WAVE}/hasil/")


def _decide(office: Office, number: int, stage: str, *, before_the_last: Callable[[], None] = lambda: None) -> None:
    name = f"gelombang-{number}-{stage.lower().replace(' ', '-')}"
    office.ratna.go_to_wave(_WAVE)
    office.ratna.wait_for_button(f"Usulkan: {stage}")
    album.take(office.ratna.phone.page, name)
    office.ratna.propose(stage)
    office.bagus.go_to_wave(_WAVE)
    office.bagus.phone.follow(f"Periksa usulan: {stage}")
    album.take(office.bagus.phone.page, f"{name}-konfirmasi")
    office.bagus.go_to_wave(_WAVE)
    before_the_last()
    office.bagus.confirm(stage)


def _opened(browser: Browser, instance: Instance, name: str, email: str = "") -> Page:
    phone = _phone(browser, instance.base_url, name)
    if email:
        sign_in(phone, email)
    else:
        phone.go("/")
    return phone.page
