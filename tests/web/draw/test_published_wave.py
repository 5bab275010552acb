"""The proof for anybody, visible from the freezing on, in the order of time."""

import hashlib
import io
import re
import zipfile

import pytest
from django.test import Client

from prakerja.draw.models import Draw
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from tests.situations.attempts import newest
from tests.situations.draw import NOW, committed_wave, drawn_wave, frozen_wave, published_wave, screened_wave, secret
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
