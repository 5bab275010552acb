"""The forms of waves, lists, secrets and proposals, filled in: of applicants and of the office."""

from django.core.files.uploadedfile import SimpleUploadedFile

from prakerja.accounts.models import Account
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.cards.jobs import rescreen_cards
from prakerja.draw.acts import FREEZE
from prakerja.draw.models import Outcome
from prakerja.kit.actor import Actor
from prakerja.screening.jobs import screen_wave, take_in_list
from prakerja.screening.models import ExclusionList
from prakerja.waves.acts import CLOSE, OPEN
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.accounts import NOW, TOTP_SECRET, a_member_of_staff
from tests.situations.attempts import commitment_by, long_ago
from tests.situations.draw import (
    a_drawn_row,
    committed_wave,
    frozen_wave,
    published_wave,
    screened_wave,
    secret,
    three_custodians,
)
from tests.situations.draw_appeals import a_wave_with_people_left_out, left_out_of, objected
from tests.situations.screening import a_handed_in_list, a_joiner, a_list, a_nik, closed_wave
from tests.situations.vacant_seats import a_wave_with_cards, ended_for_good
from tests.situations.waves import a_wave, an_officer, joined, open_wave, planned_wave, ready_applicant
from tests.situations.work import failed_work, it_failed
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form

_WAVE = "/kantor/gelombang/12/"
_LISTS = "/kantor/daftar-pengecualian/"


# applicants


@form("joining a wave", leads_to="/gabung/12/bukti/")
def joining() -> Filled:
    open_wave()
    siti = Account.objects.get(pk=ready_applicant())
    return Filled(signed_in(siti), "/gabung/12/setuju/", {"wants_this_wave": "on", "accepts_the_draw": "on"})


@form("leaving a wave", leads_to="/gabung/12/")
def leaving() -> Filled:
    siti = ready_applicant()
    joined(open_wave(), siti)
    return Filled(signed_in(Account.objects.get(pk=siti)), "/gabung/12/batal/", {})


@form("objecting to a verdict", leads_to="/gabung/12/keberatan/")
def objecting_to_a_verdict() -> Filled:
    wave = a_wave_with_people_left_out(candidates=2, seats=1, left_out=1)
    one = Account.objects.get(pk=left_out_of(wave)[0])
    return Filled(signed_in(one), "/gabung/12/keberatan/", {"text": "Saya sudah lulus tahun lalu."})


# the office


def _ratna(address: str, fields: dict[str, object]) -> Filled:
    return Filled(signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER)), address, fields)


def _plan(*, seats: int) -> dict[str, object]:
    return {
        "number": "12",
        "scheme": "2021",
        "opens_at": "2021-02-25T15:00",
        "closes_at": "2021-02-28T12:00",
        "result_expected_at": "2021-03-02T12:00",
        "seats": f"pass,area,group,seats,carry\n1,32,phk,{seats},0\n2,ID,*,20,1\n",
    }


@form("planning a wave", leads_to=_WAVE)
def planning() -> Filled:
    return _ratna("/kantor/gelombang/baru/", _plan(seats=80))


def _proposing(wave: Wave, stage: str) -> Filled:
    return _ratna(f"/kantor/gelombang/{wave.number}/usulkan/{stage}/", {f"reason_{stage}": "Sesuai jadwal"})


@form("proposing to open a wave", leads_to=_WAVE)
def proposing_to_open() -> Filled:
    return _proposing(planned_wave(), "open")


@form("correcting a plan", leads_to=_WAVE)
def correcting() -> Filled:
    planned_wave()
    return _ratna(f"{_WAVE}rencana/", _plan(seats=90))


@form("proposing another schedule", leads_to=_WAVE)
def proposing_to_reschedule() -> Filled:
    open_wave()
    typed: dict[str, object] = {
        "opens_at": "2021-02-23T15:00",
        "closes_at": "2021-02-28T12:00",
        "result_expected_at": "2021-03-04T12:00",
        "reason": "Jaringan terganggu di beberapa provinsi",
    }
    return _ratna(f"{_WAVE}jadwal/", typed)


@form("proposing to cancel a wave", leads_to=_WAVE)
def proposing_to_cancel() -> Filled:
    open_wave()
    return _ratna(f"{_WAVE}batalkan/", {"reason_cancel": "Anggarannya ditunda"})


@form("proposing to close a wave early", leads_to=_WAVE)
def proposing_to_close() -> Filled:
    return _proposing(open_wave(), "close")


@form("proposing to freeze", leads_to=_WAVE)
def proposing_to_freeze() -> Filled:
    wave = screened_wave()
    three_custodians()
    return _proposing(wave, "freeze")


@form("proposing to take an attempt back", leads_to=_WAVE)
def proposing_to_take_back() -> Filled:
    return _proposing(committed_wave()[0], "take_back")


@form("proposing a next attempt", leads_to=_WAVE)
def proposing_to_state_again() -> Filled:
    return _proposing(frozen_wave(at=long_ago())[0], "state_again")


@form("proposing to publish", leads_to=_WAVE)
def proposing_to_publish() -> Filled:
    wave = a_wave(state=WaveState.DRAWN)
    a_drawn_row(wave)
    return _proposing(wave, "publish")


@form("proposing to fill vacant seats", leads_to=f"{_WAVE}kuota-kosong/")
def proposing_to_fill() -> Filled:
    ended_for_good(a_wave_with_cards())
    return _ratna(f"{_WAVE}kuota-kosong/", {"reason_fill": "Kuota kembali"})


def _deciding_on_a_verdict(word: str) -> Filled:
    wave = a_wave_with_people_left_out(candidates=2, seats=1, left_out=1)
    one = left_out_of(wave)[0]
    objected(wave, one)
    return _ratna(f"{_WAVE}keberatan/{one}/", {f"reason_{word}": "Ijazahnya sah", "go": word})


@form("proposing to uphold an objection to a verdict", leads_to=_WAVE + "keberatan/")
def proposing_to_uphold_against_a_verdict() -> Filled:
    return _deciding_on_a_verdict("uphold")


@form("proposing to reject an objection to a verdict", leads_to=_WAVE + "keberatan/")
def proposing_to_reject_against_a_verdict() -> Filled:
    return _deciding_on_a_verdict("reject")


@form("trying a draw", leads_to=_WAVE)
def trying_a_draw() -> Filled:
    frozen_wave()
    return _ratna(f"{_WAVE}uji-undian/", {})


@form("having failed work done again", leads_to=_WAVE, is_another=True)
def trying_again() -> Filled:
    failed_work(screen_wave, wave_id=closed_wave().pk)
    return _ratna(f"{_WAVE}coba-lagi/", {})


@form("confirming that a wave is opened", leads_to=_WAVE)
def confirming() -> Filled:
    proposal = propose_act(act=OPEN, subject=str(planned_wave().pk), reason="Siap", by=an_officer(), now=NOW)
    return _ratna(f"/kantor/usulan/{proposal.pk}/konfirmasi/", {})


@form("confirming that candidates are frozen", leads_to=_WAVE)
def confirming_later() -> Filled:
    wave = screened_wave()
    three_custodians()
    proposal = propose_act(act=FREEZE, subject=str(wave.pk), reason="Siap", by=an_officer(), now=NOW)
    return _ratna(f"/kantor/usulan/{proposal.pk}/konfirmasi/", {})


@form("withdrawing a proposal", leads_to=_WAVE)
def withdrawing() -> Filled:
    proposal = propose_act(act=CLOSE, subject=str(open_wave().pk), reason="Gangguan", by=an_officer(), now=NOW)
    return _ratna(f"/kantor/usulan/{proposal.pk}/tarik/", {"reason_withdraw": "Gangguan sudah selesai"})


@form("handing in a list", leads_to=f"{_LISTS}berkas/")
def handing_in() -> Filled:
    typed: dict[str, object] = {
        "kind": "bsu",
        "name": "Penerima BSU 2020",
        "source": "Kemnaker, surat 3/2021",
        "legal_basis": "Permenaker 14/2020",
        "valid_from": "2021-01-01",
        "valid_until": "",
        "list_file": SimpleUploadedFile("bsu.csv", f"nik\n{a_nik(1)}\n".encode()),
    }
    return _ratna(f"{_LISTS}baru/", typed)


@form("having a list read again", leads_to=f"{_LISTS}berkas/")
def reading_a_list_again() -> Filled:
    row = a_handed_in_list()
    it_failed(take_in_list, handed_in_id=row.pk)
    return _ratna(f"{_LISTS}berkas/{row.pk}/coba-lagi/", {})


@form("having the cards gone through for a list again", leads_to=_LISTS)
def going_through_the_cards_again() -> Filled:
    row: ExclusionList = a_list(a_nik(1))
    failed_work(rescreen_cards, list_id=row.pk)
    return _ratna(f"{_LISTS}{row.pk}/coba-lagi/", {})


@form("proposing to withdraw a list", leads_to=_LISTS)
def proposing_about_a_list() -> Filled:
    row: ExclusionList = a_list(a_nik(1))
    return _ratna(f"{_LISTS}{row.pk}/tarik/", {f"reason_{row.pk}": "Surat dicabut"})


# custodians


def _custodian(sari: Actor, address: str, fields: dict[str, object]) -> Filled:
    assert sari.account_id
    account = Account.objects.get(pk=sari.account_id)
    set_up_second_factor(account=account, secret=TOTP_SECRET, by=sari, now=NOW)
    return Filled(signed_in(account), f"{_WAVE}rahasia/{address}/", fields)


@form("binding oneself to a secret", leads_to=f"{_WAVE}rahasia/")
def committing() -> Filled:
    wave, (sari, *_) = frozen_wave()
    return _custodian(sari, "komitmen", {**commitment_by(wave, sari, secret(1))})


@form("registering a custodian's key", leads_to="/kantor/gelombang/kunci-saksi/")
def registering() -> Filled:
    typed: dict[str, object] = {"public_key": "ab" * 32, "organisation": "LSM", "shown_at": "https://lsm.example/k"}
    saksi = a_member_of_staff("saksi@prakerja.example", Role.CUSTODIAN)
    return Filled(signed_in(saksi), "/kantor/gelombang/kunci-saksi/daftar/", typed)


@form("giving a secret away", leads_to=f"{_WAVE}rahasia/")
def revealing() -> Filled:
    _, (sari, *_) = committed_wave()
    return _custodian(sari, "buka", {"secret": secret(1)})


@form("opening a leaf", is_another=True)
def opening_a_leaf() -> Filled:
    wave = closed_wave()
    a_joiner(wave)
    published_wave(wave)
    auditor = signed_in(a_member_of_staff("lina@prakerja.example", Role.AUDITOR))
    return Filled(auditor, "/kantor/gelombang/daun/", {"receipt": Outcome.objects.get(draw_id=wave.pk).receipt})
