"""The proof for anybody, visible from the freezing on, in the order of time."""

import hashlib
import io
import re
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from prakerja.draw.carry_on_draws import CARRIES_ON
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.cut_off import cut_off
from prakerja.draw.models import Draw
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.attempts import commitment_by, long_ago, newest, seen_by_witnesses
from tests.situations.draw import (
    NOW,
    committed_wave,
    drawn_wave,
    frozen_wave,
    published_wave,
    screened_wave,
    secret,
)
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import planned_wave

pytestmark = pytest.mark.django_db

SEATS = (
    SeatsLine(pass_number=1, area="3273", group="*", seats=2, carry=False),
    SeatsLine(pass_number=1, area="34", group="*", seats=2, carry=False),
)


def a_wave_of_eight() -> Wave:
    """Six from Bandung, two from Sleman."""
    wave = closed_wave(seats=SEATS)
    for regency in ["3273"] * 6 + ["3404"] * 2:
        a_joiner(wave, regency=regency)
    return wave


def text_of(client: Client) -> str:
    answer = client.get("/gelombang/12/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def content_of(client: Client, kind: str) -> bytes:
    answer = client.get(f"/gelombang/12/berkas/{kind}")
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_before_the_freezing_the_page_says_that_the_proof_will_come(client: Client) -> None:
    screened_wave(a_wave_of_eight())
    assert "Buktinya tampil di sini begitu daftar peserta dibekukan" in text_of(client)
    assert 'href="/gabung/12/bukti/">Masuk dan lihat bukti bergabung' in text_of(client)


def test_a_planned_wave_is_nobodys_business(client: Client) -> None:
    planned_wave()
    assert client.get("/gelombang/12/").status_code == 404


def test_a_frozen_wave_shows_its_hashes_before_there_is_a_seed(client: Client) -> None:
    wave, _ = frozen_wave(a_wave_of_eight())
    draw, page = Draw.objects.get(pk=wave.pk), text_of(client)
    assert draw.candidates_sha256 in page
    assert draw.seats_sha256 in page
    assert "8 peserta yang memenuhi syarat, 4 kuota" in page
    assert page.count("belum") >= 3


def test_the_frozen_files_can_be_fetched_and_have_the_published_hashes(client: Client) -> None:
    wave, _ = frozen_wave(a_wave_of_eight())
    draw = Draw.objects.get(pk=wave.pk)
    assert hashlib.sha256(content_of(client, "candidates")).hexdigest() == draw.candidates_sha256
    assert hashlib.sha256(content_of(client, "seats")).hexdigest() == draw.seats_sha256
    stated = client.get("/gelombang/12/pernyataan-1.json").content
    assert hashlib.sha256(stated).hexdigest() == newest(wave).sha256


@pytest.mark.parametrize("kind", ["candidates", "seats"])
def test_a_file_is_saved_under_a_name_of_ours(client: Client, kind: str) -> None:
    frozen_wave(a_wave_of_eight())
    answer = client.get(f"/gelombang/12/berkas/{kind}")
    answer.close()
    assert re.fullmatch(r'attachment; filename="[a-z0-9.-]+"', answer["Content-Disposition"])


def test_commitments_and_secrets_are_shown_as_they_come(client: Client) -> None:
    wave, (sari, *_) = committed_wave(a_wave_of_eight())
    page = text_of(client)
    assert all(one.commitment in page for one in newest(wave).commitments.all())
    assert secret(1) not in page
    reveal_secret(wave_id=wave.pk, secret=secret(1), by=sari, now=NOW)
    assert secret(1) in text_of(client)


def test_what_did_not_come_by_its_deadline_is_not_said_to_be_on_its_way(client: Client) -> None:
    """The result may yet come; two secrets never will."""
    wave, custodians = committed_wave(a_wave_of_eight(), at=long_ago())
    with unit_of_work(by=custodians[0]):
        reveal_secret(wave_id=wave.pk, secret=secret(1), by=custodians[0], now=newest(wave).commit_by)
    page = text_of(client)
    assert (page.count(">tidak datang<"), page.count(">belum<")) == (2, 1)


def test_a_reveal_whose_commitment_nobody_saw_in_time_is_said_not_to_count(client: Client) -> None:
    wave, custodians = frozen_wave(a_wave_of_eight(), at=long_ago())
    row = newest(wave)
    with unit_of_work(by=custodians[0]):
        given = commitment_by(wave, custodians[0], secret(1))
        commit_secret(wave_id=wave.pk, **given, by=custodians[0], now=row.stated_at)
    seen_by_witnesses(row.commit_by)
    with unit_of_work(by=custodians[0]):
        reveal_secret(wave_id=wave.pk, secret=secret(1), by=custodians[0], now=row.commit_by)
    with unit_of_work(by=CARRIES_ON):
        cut_off(wave_id=wave.pk, by=CARRIES_ON, now=row.reveal_by)
    assert text_of(client).count("Tidak dihitung") == 1


def test_of_an_attempt_that_ended_no_round_is_announced(client: Client, clock: time_machine.Traveller) -> None:
    """The round comes, and makes no random number of it."""
    wave, _ = committed_wave(a_wave_of_eight())
    row = newest(wave)
    clock.move_to(row.reveal_by - timedelta(seconds=1))
    assert "Suar mengeluarkan bilangannya" in text_of(client)
    with unit_of_work(by=CARRIES_ON):
        cut_off(wave_id=wave.pk, by=CARRIES_ON, now=row.reveal_by)
    seen_by_witnesses(row.reveal_by + timedelta(seconds=1))
    clock.move_to(row.reveal_by + timedelta(seconds=2))
    page = text_of(client)
    assert "rahasia yang dibuka terlalu sedikit" in page
    assert "Suar mengeluarkan bilangannya" not in page


def test_a_cancelled_wave_promises_no_proof(client: Client) -> None:
    wave = closed_wave()
    Wave.objects.filter(pk=wave.pk).move(to=WaveState.CANCELLED)
    page = text_of(client)
    assert "Tidak ada undian" in page
    assert "Buktinya tampil di sini" not in page
    assert "Hasil diperkirakan" not in page


def test_a_drawn_wave_shows_its_seed_and_not_yet_its_bundle(client: Client) -> None:
    wave = drawn_wave(a_wave_of_eight())
    assert Draw.objects.get(pk=wave.pk).seed in text_of(client)
    assert client.get("/gelombang/12/berkas/bundle").status_code == 404


def test_a_published_wave_hands_out_its_bundle_and_fingerprint(client: Client) -> None:
    wave = published_wave(a_wave_of_eight())
    bundle = zipfile.ZipFile(io.BytesIO(content_of(client, "bundle")))
    fingerprint = hashlib.sha256(bundle.read("manifest.json")).hexdigest()
    assert fingerprint == Draw.objects.get(pk=wave.pk).fingerprint
    page = text_of(client)
    assert fingerprint in page
    assert "python3 -I verify.py" in page


@pytest.mark.parametrize("sandbox", ["http://sandbox.test", ""])
def test_the_demo_says_what_its_command_lacks(client: Client, settings: Settings, sandbox: str) -> None:
    """Its waits are too short for whoever knows nothing of a demo."""
    published_wave(a_wave_of_eight())
    settings.SANDBOX_URL = sandbox
    assert ("<code>--trust trust.json</code>" in text_of(client)) == bool(sandbox)


def test_places_with_too_few_people_are_not_counted_out_loud(client: Client) -> None:
    published_wave(a_wave_of_eight())
    page = text_of(client)
    assert '<tr><td>Kota Bandung</td><td class="amount">6</td>' in page
    assert '<tr><td>DI Yogyakarta</td><td class="amount">&lt;5</td>' in page


@pytest.mark.parametrize(
    "address", ["/gelombang/99/", "/gelombang/12/berkas/verify", "/gelombang/12/pernyataan-1.json"]
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    closed_wave()
    assert client.get(f"/gelombang/{address}").status_code == 404


def test_the_list_of_waves_leads_to_the_proof(client: Client) -> None:
    frozen_wave(a_wave_of_eight())
    assert 'href="/gelombang/12/"' in client.get("/gelombang/").content.decode()
