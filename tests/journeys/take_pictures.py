"""What `bin/pictures` runs: no test, and so found by no run of the suite."""

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
#: Beside their dashboards, of whoever stands there.
_MORE = {
    "identity_photos": [("foto-ktp", "/verifikasi-ktp/foto/ktp/")],
    "joined": [("bukti-bergabung", "/gabung/12/bukti/")],
    "seated": [("hasil-terpilih", _RESULT)],
    "no_seat": [("hasil-belum-terpilih", _RESULT)],
    "not_eligible": [("hasil-tidak-memenuhi-syarat", _RESULT)],
}


def _phone(browser: Browser, base_url: str, name: str, *, script: bool = True, **_traits: Any) -> Phone:
    """Nothing is looked at but by whoever looks at the pictures."""
    return Phone(browser, base_url, glass=cast("Glass", None), album=name, script=script, looks=False)


def test_applicants(with_whole_demo: Instance, browser: Browser) -> None:
    """The landing page; the dashboard in each state that the demo has; photo page, receipt, each outcome."""
    album.take(_opened(browser, with_whole_demo, "visitor"), "depan", "/")
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
    office.ratna.plan_wave(_WAVE)
    _decide(office, 1, "Buka")
    instance.furnish(f"put_money(wave={_WAVE})")
    instance.furnish(f"put_joiners(wave={_WAVE}, count=12)")
    _decide(office, 2, "Tutup lebih awal")
    _decide(office, 3, "Bekukan daftar peserta")
    office.custodians[0].go_to_wave(_WAVE)
    album.take(office.ratna.phone.page, "gelombang-4-rahasia", f"/kantor/gelombang/{_WAVE}/")
    office.make_the_seed()
    _decide(office, 5, "Undi")
    _decide(office, 6, "Umumkan hasil")
    album.take(office.ratna.phone.page, "gelombang-7-diumumkan", f"/kantor/gelombang/{_WAVE}/")
    album.write_index()


def _decide(office: Office, number: int, stage: str) -> None:
    name = f"gelombang-{number}-{stage.lower().replace(' ', '-')}"
    office.ratna.go_to_wave(_WAVE)
    office.ratna.wait_for_button(f"Usulkan: {stage}")
    album.take(office.ratna.phone.page, name)
    office.ratna.propose(stage)
    office.bagus.go_to_wave(_WAVE)
    office.bagus.phone.follow(f"Periksa usulan: {stage}")
    album.take(office.bagus.phone.page, f"{name}-konfirmasi")
    office.bagus.go_to_wave(_WAVE)
    office.bagus.confirm(stage)


def _opened(browser: Browser, instance: Instance, name: str, email: str = "") -> Page:
    phone = _phone(browser, instance.base_url, name)
    if email:
        sign_in(phone, email)
    else:
        phone.go("/")
    return phone.page
