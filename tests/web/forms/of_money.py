"""The office's forms about money, filled in."""

from prakerja.authority.roles import Role
from prakerja.waves.models import Joiner
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.cards import allowed, awarded
from tests.situations.draw import published_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import a_wave
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form

_TYPED = {"year": "2021", "amount": "5.000.000.000", "reason": "DIPA 1/2021", "go": "propose"}


def _ratna(address: str, fields: dict[str, object]) -> Filled:
    return Filled(signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER)), address, fields)


@form("proposing more budget", leads_to="/kantor/anggaran/")
def proposing_budget() -> Filled:
    return _ratna("/kantor/anggaran/tambah/", {**_TYPED})


@form("proposing to note a deposit", leads_to="/kantor/anggaran/")
def proposing_a_deposit() -> Filled:
    return _ratna("/kantor/anggaran/setoran/", {**_TYPED})


@form("proposing to set money aside", leads_to="/kantor/anggaran/gelombang/12/")
def proposing_to_fund() -> Filled:
    a_wave()
    allowed(2021, at=NOW)
    return _ratna("/kantor/anggaran/gelombang/12/", {"reason_fund": "Kuota penuh"})


def _a_recipient() -> Joiner:
    wave = closed_wave()
    a_joiner(wave)
    published_wave(wave)
    awarded(wave)
    return Joiner.objects.get()


@form("searching for a person", leads_to="/kantor/kartu/orang/", is_another=True)
def searching() -> Filled:
    return _ratna("/kantor/kartu/cari/", {"sought": _a_recipient().receipt})


@form("opening the account of a recipient", leads_to="/kantor/buku-besar/penerima/", is_another=True)
def opening_an_account() -> Filled:
    return _ratna(f"/kantor/buku-besar/penerima/training-balance/{_a_recipient().applicant_id}/", {})


@form("opening what befell the holder of a card", leads_to="/kantor/kartu/orang/", is_another=True)
def looking() -> Filled:
    return _ratna(f"/kantor/kartu/lihat/{_a_recipient().applicant_id}/", {})
