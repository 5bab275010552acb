"""The stages after closing, as two officers and three custodians do them in their pages."""

import html
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.connectors.models import Breaker
from prakerja.draw import jobs
from prakerja.draw.acts import FREEZE
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.models import Draw, NamedCustodian, Outcome
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.queue import put_on_queue
from prakerja.messages.models import Message
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.attempts import commitment_by, newest, round_of, seen_by_witnesses
from tests.situations.backoffice import signed_in
from tests.situations.cards import funded
from tests.situations.draw import (
    committed_wave,
    frozen_wave,
    give_key,
    revealed_wave,
    screened_wave,
    secret,
    three_custodians,
)
from tests.situations.messages import a_letter
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import a_wave, approved, joined, open_wave, planned_wave, second
from tests.situations.work import failed_work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def kept_here(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def undelivered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages stay in the outbox: no mail server is running."""

    def leave(**_which: object) -> list[object]:
        return []

    monkeypatch.setattr("prakerja.messages.tasks.run_delivery", leave)


@pytest.fixture
def custodians() -> list[Client]:
    """Signed in, and with keys that count."""
    return [custodian(name) for name in ("sari", "tono", "umar")]


def custodian(name: str) -> Client:
    client = signed_in(f"{name}@prakerja.example", Role.CUSTODIAN)
    give_key(actor_of(client))
    return client


def actor_of(client: Client) -> Actor:
    return Actor.staff(UUID(client.session["_auth_user_id"]))


def words(answer: object) -> str:
    return html.unescape(" ".join(answer.content.decode().split()))  # type: ignore[attr-defined]


def page(client: Client) -> str:
    return words(client.get("/kantor/gelombang/12/"))


def decide(stage: str, first: Client, second: Client) -> str:
    first.post(f"/kantor/gelombang/12/usulkan/{stage}/", {f"reason_{stage}": "Sesuai jadwal"})
    told = words(first.get("/kantor/gelombang/12/"))
    proposal = Proposal.objects.filter(state=ProposalState.PROPOSED).order_by("pk").last()
    if proposal is None:
        return told
    return words(second.post(f"/kantor/usulan/{proposal.pk}/konfirmasi/", follow=True))


def closed_by_the_clock(wave: Wave) -> None:
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.CLOSED)


def state() -> str:
    return Wave.objects.values_list("state", flat=True).get(number=12)


def bind(client: Client, number: int = 1) -> str:
    """Sends the commitment that the custodian's device made; returns the secret."""
    given = commitment_by(Wave.objects.get(number=12), actor_of(client), secret(number))
    assert client.post("/kantor/gelombang/12/rahasia/komitmen/", given).status_code == 302
    return secret(number)


def test_two_officers_and_three_custodians_bring_a_wave_from_open_to_published(
    ratna: Client,
    bima: Client,
    custodians: list[Client],
    run_queue: Callable[[], int],
    undelivered: None,
    clock: time_machine.Traveller,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wave = open_wave()
    a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    decide("close", ratna, bima)
    run_queue()
    assert state() == WaveState.SCREENED
    decide("freeze", bima, ratna)
    run_queue()
    assert state() == WaveState.FROZEN
    kept = [bind(client, number) for number, client in enumerate(custodians, 1)]
    seen_by_witnesses(read_clock())
    for client, secret_kept in zip(custodians, kept, strict=True):
        client.post("/kantor/gelombang/12/rahasia/buka/", {"secret": secret_kept})
    row = newest(wave)
    monkeypatch.setattr("prakerja.draw.asking_job.ask_for_round", lambda _beacon, number: round_of(number))
    for moment in (row.reveal_by, row.drawn_from):
        clock.move_to(moment)
        put_on_queue(jobs.carry_on_draws)
        run_queue()
        seen_by_witnesses(moment)
    decide("draw", ratna, bima)
    run_queue()
    assert state() == WaveState.DRAWN
    funded(wave)
    decide("publish", bima, ratna)
    run_queue()
    assert state() == WaveState.PUBLISHED
    assert Outcome.objects.get().outcome == "seated"
    assert Message.objects.filter(text__startswith="result_").count() == 4
    assert "E-mail</dt><dd> 2 pesan: 0 terkirim, 2 menunggu, 0 gagal." in page(ratna)


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ({}, "SMS</dt><dd> 0 pesan: 0 terkirim, 0 menunggu, 0 gagal, 0 dipastikan sampai."),
        ({"sms": ["queued"] * 3}, "3 pesan: 0 terkirim, 3 menunggu, 0 gagal, 0 dipastikan sampai."),
        ({"sms": ["sent", "delivered"]}, "2 pesan: 1 terkirim, 0 menunggu, 0 gagal, 1 dipastikan sampai."),
        ({"email": ["sent", "failed", "expired"]}, "3 pesan: 1 terkirim, 0 menunggu, 2 gagal."),
        ({"email": ["failed", "failed"]}, "2 gagal dengan kode “smtp 550”."),
    ],
)
def test_what_reached_people_is_counted_and_not_what_was_meant_to(
    ratna: Client, states: dict[str, list[str]], shown: str
) -> None:
    told_wave(states)
    assert shown in page(ratna)


def test_twenty_thousand_that_wait_for_gateways_that_are_down_are_not_told(ratna: Client) -> None:
    told_wave({"sms": ["queued"] * 2})
    assert "Kedua operator SMS sedang tidak menerima pesan." not in page(ratna)
    for gateway in ("satu", "dua"):
        Breaker.objects.create(party=gateway, silences=3, rests_until=read_clock(), cause="ConnectError")
    shown = page(ratna)
    assert "Kedua operator SMS sedang tidak menerima pesan." in shown
    assert "Server e-mail sedang tidak menerima pesan." not in shown


def told_wave(states: dict[str, list[str]]) -> None:
    wave, _ = frozen_wave()
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.PUBLISHED)
    Draw.objects.filter(pk=wave.pk).update(
        seed="a" * 64,
        drawn_at=read_clock(),
        published_at=read_clock(),
        result_sha256="b" * 64,
        bundle_name="x",
        fingerprint="c" * 64,
        seated_count=0,
    )
    for channel, each in states.items():
        for number, state_of_one in enumerate(each):
            a_letter(once_key=f"result:12:{channel}:{number}")
            failure = "smtp 550" if state_of_one == "failed" else ""
            Message.objects.filter(once_key=f"result:12:{channel}:{number}").update(
                channel=channel, state=state_of_one, failure=failure, sent_at=read_clock()
            )


def test_the_page_shows_how_many_each_rule_refused(ratna: Client) -> None:
    wave = closed_wave()
    a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    screened_wave(wave)
    shown = page(ratna)
    assert "1 dari 2 peserta" in shown
    assert "<dt>Tidak sedang menempuh pendidikan formal</dt><dd>1 tidak memenuhi</dd>" in shown
    assert "<dt>Umur</dt><dd>0 tidak memenuhi</dd>" in shown
    assert "Yang akan dibekukan: 1 peserta" in shown


@pytest.mark.parametrize("early", [True, False])
def test_a_closed_wave_says_so_whoever_closed_it(ratna: Client, bima: Client, *, early: bool) -> None:
    wave = open_wave()
    a_joiner(wave)
    if early:
        decide("close", ratna, bima)
    else:
        closed_by_the_clock(wave)
    shown = page(ratna)
    assert "<h3>Penutupan <" in shown
    assert "dengan 1 peserta. Sejak itu tidak ada yang dapat bergabung atau batal." in shown
    assert "menutupnya lebih awal" not in shown


def test_a_wave_that_is_open_waits_for_its_closing_and_nobody_is_asked_to_close_it_early(ratna: Client) -> None:
    open_wave()
    shown = page(ratna)
    assert '<a href="#stage-close">Penutupan</a>' in shown
    assert "Usulkan: Tutup lebih awal" in shown


def test_the_step_that_is_due_is_one_tap_from_the_top_of_the_page(ratna: Client) -> None:
    wave, _ = frozen_wave()
    assert '<a href="#stage-secrets">Komitmen, rahasia, dan ronde suar</a>' in page(ratna)
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.PUBLISHED)
    assert "Tahap sekarang" not in page(ratna)


def test_two_officers_take_an_attempt_back_and_everybody_may_read_why(
    ratna: Client,
    bima: Client,
    custodians: list[Client],
    run_queue: Callable[[], int],
    clock: time_machine.Traveller,
) -> None:
    screened_wave()
    decide("freeze", ratna, bima)
    run_queue()
    assert "Ada saksi yang tidak dapat memegang rahasianya?" in page(ratna)
    bind(custodians[0])
    assert "Dikonfirmasi: Batalkan percobaan." in decide("take_back", ratna, bima)
    assert state() == WaveState.FROZEN
    assert "Ada saksi yang tidak dapat memegang rahasianya?" not in page(ratna)
    clock.shift(1)
    decide("state_again", ratna, bima)
    public = words(Client().get("/gelombang/12/"))
    assert "Percobaan sebelumnya" in public
    assert ": Sesuai jadwal" in public
    assert Client().get("/gelombang/12/pernyataan-1.json").status_code == 200


def test_once_custodians_are_bound_no_officer_is_offered_the_way_back(ratna: Client, bima: Client) -> None:
    revealed_wave()
    assert "Ada saksi yang tidak dapat memegang rahasianya?" not in page(ratna)
    assert "tidak dapat dibatalkan lagi" in decide("take_back", ratna, bima)


def test_what_is_done_is_told_as_done(ratna: Client) -> None:
    wave, _ = frozen_wave()
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.PUBLISHED)
    shown = page(ratna)
    for done in ("diumumkan kepada semua orang", "diperiksa dengan aturan", "dibekukan", "dibagikan", "membaca hasil"):
        assert done in shown
    for still_to_come in ("Mengumumkan", "Memeriksa", "Membekukan", "membagikan", "Tidak dapat ditarik kembali"):
        assert still_to_come not in shown


def test_work_that_waits_for_a_worker_is_said_to_be_under_way(ratna: Client, bima: Client) -> None:
    screened_wave()
    three_custodians()
    assert "Sedang dikerjakan" in decide("freeze", ratna, bima)


def test_without_three_custodians_nothing_is_frozen(ratna: Client, bima: Client) -> None:
    screened_wave()
    assert "Perlu paling sedikit 3 saksi" in page(ratna)
    assert "kurang dari tiga orang" in decide("freeze", ratna, bima)
    assert not Proposal.objects.exists()


def test_without_the_round_nothing_is_drawn(ratna: Client, bima: Client, run_queue: Callable[[], int]) -> None:
    committed_wave()
    assert "ronde suar yang dinyatakan belum datang" in decide("draw", ratna, bima)
    run_queue()
    assert state() == WaveState.FROZEN


@pytest.mark.parametrize("stage", ["freeze", "draw", "publish"])
def test_whoever_proposed_a_stage_cannot_confirm_it(ratna: Client, stage: str) -> None:
    states = {"freeze": WaveState.SCREENED, "draw": WaveState.FROZEN, "publish": WaveState.DRAWN}
    wave = revealed_wave()
    Wave.objects.filter(pk=wave.pk).update(state=states[stage])
    Proposal.objects.all().delete()
    assert "Petugas lain yang harus mengonfirmasinya" in decide(stage, ratna, ratna)
    assert Proposal.objects.get().confirmed_at is None


def test_a_failed_job_is_shown_and_an_officer_has_it_done_again(ratna: Client, run_queue: Callable[[], int]) -> None:
    wave = screened_wave()
    three_custodians()
    approved(wave, FREEZE)
    failed_work(jobs.freeze_candidates, wave_id=wave.pk)
    assert "Pekerjaan ini gagal dan menunggu petugas" in page(ratna)
    ratna.post("/kantor/gelombang/12/coba-lagi/")
    assert Event.objects.filter(name="journey.work.tried_again").count() == 1
    run_queue()
    assert state() == WaveState.FROZEN


def test_a_custodian_is_asked_for_the_secret_once_all_are_bound_and_then_told_what_is_left_to_do(
    ratna: Client, bima: Client, custodians: list[Client], run_queue: Callable[[], int]
) -> None:
    def own() -> str:
        return words(custodians[0].get("/kantor/gelombang/12/rahasia/"))

    screened_wave()
    decide("freeze", bima, ratna)
    run_queue()
    kept = bind(custodians[0])
    assert "bukalah di sini setelah semua saksi mengikat diri, atau setelah batas komitmen lewat." in own()
    for number, client in enumerate(custodians[1:], 2):
        bind(client, number)
    assert "Semua saksi sudah mengikat diri" in own()
    assert "Menunggu komitmen saksi" not in own()
    custodians[0].post("/kantor/gelombang/12/rahasia/buka/", {"secret": kept})
    assert "serahkan juga sendiri kepada dua pengawas, sebelum batas waktu di atas." in own()


def test_a_custodian_cannot_decide_a_step_and_an_officer_cannot_hold_a_secret(
    ratna: Client, custodians: list[Client]
) -> None:
    screened_wave()
    answer = custodians[0].post("/kantor/gelombang/12/usulkan/freeze/", {"reason_freeze": "Mau"})
    assert answer.status_code == 403
    assert ratna.get("/kantor/gelombang/12/rahasia/").status_code == 403
    assert ratna.get("/kantor/gelombang/kunci-saksi/").status_code == 403


def test_an_auditor_reads_and_changes_nothing() -> None:
    wave, _ = frozen_wave()
    auditor = signed_in("audit@prakerja.example", Role.AUDITOR)
    assert auditor.get("/kantor/gelombang/12/").status_code == 200
    assert auditor.get("/kantor/gelombang/12/rahasia/").status_code == 200
    assert auditor.post("/kantor/gelombang/12/rahasia/komitmen/", {"commitment": "a" * 64}).status_code == 403
    assert auditor.post("/kantor/gelombang/12/coba-lagi/").status_code == 403
    assert not newest(wave).commitments.exists()


def test_before_the_freezing_the_secrets_page_says_what_will_come(custodians: list[Client]) -> None:
    screened_wave()
    assert "Daftar peserta belum dibekukan" in words(custodians[0].get("/kantor/gelombang/12/rahasia/"))


def test_a_custodian_who_came_later_is_told_that_the_statement_does_not_name_them() -> None:
    frozen_wave()
    late = signed_in("vina@prakerja.example", Role.CUSTODIAN)
    assert "tidak menyebut Anda" in words(late.get("/kantor/gelombang/12/rahasia/"))
    typed = {"commitment": "a" * 64, "signature": "b" * 128}
    answer = late.post("/kantor/gelombang/12/rahasia/komitmen/", typed)
    assert "Anda bukan saksi undian ini" in words(answer)


@pytest.fixture
def bound(custodians: list[Client]) -> list[Client]:
    """The wave is frozen, with these custodians in its rules."""
    wave = screened_wave()
    approved(wave, FREEZE)
    run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    return custodians


def test_the_device_is_told_which_draw_and_position_behind_the_hash_alone(bound: list[Client]) -> None:
    shown = words(bound[1].get("/kantor/gelombang/12/rahasia/"))
    me = NamedCustodian.objects.get(account_id=bound[1].session["_auth_user_id"])
    link = f"/undian/saksi/#f={me.statement_id}&position={me.position}&key={me.public_key}"
    assert link in shown


def test_a_commitment_that_was_sent_is_said_to_be_public(bound: list[Client]) -> None:
    bind(bound[0])
    assert "Komitmen Anda sudah diumumkan" in words(bound[0].get("/kantor/gelombang/12/rahasia/"))


@pytest.mark.parametrize(
    ("commitment", "signature", "told"),
    [
        ("", "b" * 128, "Tempel komitmen Anda"),
        ("abc", "b" * 128, "Komitmen terdiri dari 64 angka heksadesimal"),
        ("a" * 64, "b" * 128, "Tanda tangan ini bukan dari kunci Anda"),
    ],
)
def test_a_commitment_that_is_none_is_refused_beside_the_field(
    bound: list[Client], commitment: str, signature: str, told: str
) -> None:
    typed = {"commitment": commitment, "signature": signature}
    answer = bound[0].post("/kantor/gelombang/12/rahasia/komitmen/", typed)
    assert answer.status_code == 422
    assert words(answer).count(told) == 2


def test_a_wrong_secret_is_refused_and_can_be_pasted_again(bound: list[Client]) -> None:
    kept = [bind(client, number) for number, client in enumerate(bound, 1)]
    answer = bound[0].post("/kantor/gelombang/12/rahasia/buka/", {"secret": kept[1]})
    assert "Ini bukan rahasia yang Anda ikat" in words(answer)
    bound[0].post("/kantor/gelombang/12/rahasia/buka/", {"secret": f" {kept[0]}\n"})
    assert "Rahasia Anda sudah dibuka" in words(bound[0].get("/kantor/gelombang/12/rahasia/"))


def test_a_secret_that_comes_too_early_is_refused(bound: list[Client]) -> None:
    kept = bind(bound[0])
    answer = bound[0].post("/kantor/gelombang/12/rahasia/buka/", {"secret": kept})
    assert "Masih ada saksi yang dapat mengirim komitmen" in words(answer)


def test_a_key_is_registered_once_and_by_its_custodian_alone(custodians: list[Client]) -> None:
    typed = {"public_key": "AB" * 32, "organisation": "LSM Pengawas", "shown_at": "https://lsm.example/kunci"}
    assert custodians[0].post("/kantor/gelombang/kunci-saksi/daftar/", typed).status_code == 302
    assert "ab" * 32 in words(custodians[0].get("/kantor/gelombang/kunci-saksi/"))
    answer = custodians[1].post("/kantor/gelombang/kunci-saksi/daftar/", typed)
    assert "Kunci ini sudah pernah didaftarkan" in words(answer)


def test_a_reason_is_a_reason_and_no_book(ratna: Client) -> None:
    planned_wave()
    answer = ratna.post("/kantor/gelombang/12/usulkan/open/", {"reason_open": "x" * 1001})
    assert "Tulis paling banyak 1.000 huruf" in words(answer)
    assert not Proposal.objects.exists()


def test_a_wave_whose_people_await_another_result_says_so() -> None:
    other, wave = a_wave(number=13, state=WaveState.DRAWN), closed_wave()
    joined(other, a_joiner(wave).applicant_id)
    shown = words(signed_in("ana@prakerja.example", Role.OFFICER).get(f"/kantor/gelombang/{wave.number}/"))
    assert "Menunggu hasil gelombang 13" in shown
    assert "Sedang dikerjakan" not in shown
