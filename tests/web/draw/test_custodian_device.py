"""A custodian's own device makes the secret, with the network off; Python says what must come of it."""

import base64
import os
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.test import Client
from playwright.sync_api import Page, expect

from prakerja.draw.statement import commitment_of, signed_commitment
from tests.situations.offline_page import without_network
from tests.situations.stated_draws import KEYS, F

pytestmark = pytest.mark.django_db

PAGE: Final = "/undian/saksi/"
DOC: Final = Path(__file__).resolve().parents[3] / "docs" / "be-a-custodian.md"
_PEM: Final = KEYS[1].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
_MINE: Final = KEYS[1].public_key().public_bytes_raw().hex()
_BACK: Final = "/kantor/gelombang/12/rahasia/"


def shown(page: Page, name: str) -> str:
    return page.locator(f'[data-at="{name}"]').inner_text()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()


def secret_on_slip(page: Page) -> str:
    press(page, "Buat rahasia")
    expect(page.get_by_role("button", name="Cetak slip")).to_be_visible()
    return shown(page, "secret").replace(" ", "").replace("\n", "")


def retyped(page: Page, secret: str) -> None:
    page.get_by_label("Rahasia, seperti di slip Anda").fill(secret)
    press(page, "Periksa")


def handed(page: Page) -> tuple[str, bytes]:
    expect(page.get_by_label("Tanda tangan")).to_be_visible()
    values = [page.locator(f'[data-at="handed-{name}"]').input_value() for name in ("commitment", "signature")]
    return values[0], bytes.fromhex(values[1])


def test_a_device_without_a_network_binds_its_custodian_as_the_rules_say_and_tells_nobody() -> None:
    with without_network(PAGE, behind=f"f={F}&position=2&key={_MINE}&back={_BACK}") as (page, asked):
        press(page, "Buat rahasia")
        expect(page.get_by_text("Pilih kunci rahasia Ed25519")).to_be_visible()
        page.get_by_label("Atau tempel kuncinya").fill(_PEM)
        page.get_by_label("Atau tempel kuncinya").blur()
        expect(page.locator('[data-at="public"]')).to_have_text(_MINE)
        expect(page.get_by_text("Ini bukan kunci yang disebut")).to_be_hidden()
        secret = secret_on_slip(page)
        assert re.fullmatch("[0-9a-f]{64}", secret)
        assert shown(page, "commitment") == commitment_of(F, 2, secret)
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_be_hidden()
        expect(page.locator('[data-at="secret"]')).to_be_visible()
        page.emulate_media(media="screen")
        press(page, "Sudah saya simpan")
        expect(page.locator('[data-at="secret"]')).to_be_hidden()
        retyped(page, f"{secret[:-1]}{'0' if secret[-1] != '0' else '1'}")
        expect(page.get_by_text("Berbeda dari rahasia di slip")).to_be_visible()
        expect(page.get_by_label("Tanda tangan")).to_be_hidden()
        retyped(page, f" {secret[:30].upper()} {secret[30:]} ")
        commitment, signature = handed(page)
        link = page.get_by_role("link", name="Isi formulir").get_attribute("href")
        kept = page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length")
    assert commitment == commitment_of(F, 2, secret)
    KEYS[1].public_key().verify(signature, signed_commitment(F, 2, commitment))
    assert link == f"{_BACK}#commitment={commitment}&signature={signature.hex()}"
    assert (list(asked), kept) == ([], 0)


def test_a_new_key_is_one_that_openssl_reads_and_another_draw_needs_another_secret() -> None:
    other = "ab" * 32
    with without_network(PAGE, behind=f"f={F}&position=1&key={_MINE}&back=//elsewhere.example/") as (page, asked):
        press(page, "Belum punya: buat kunci baru")
        expect(page.locator('[data-at="public"]')).to_be_visible()
        public, pem = shown(page, "public"), page.get_by_label("Atau tempel kuncinya").input_value()
        expect(page.get_by_text("Ini bukan kunci yang disebut")).to_be_visible()
        assert page.get_by_role("link", name="Simpan berkas kunci").get_attribute("download") == "custodian.pem"
        first = secret_on_slip(page)
        page.get_by_label("F, sidik pernyataan undian").fill(other)
        expect(page.locator('[data-at="slip"]')).to_be_hidden()
        second = secret_on_slip(page)
        press(page, "Sudah saya simpan")
        retyped(page, second)
        commitment, signature = handed(page)
        expect(page.get_by_role("link", name="Isi formulir")).to_be_hidden()
    assert first != second
    assert commitment == commitment_of(other, 1, second)
    der = base64.b64decode(pem.split("-----")[2])
    assert Ed25519PrivateKey.from_private_bytes(der[-32:]).public_key().public_bytes_raw().hex() == public
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, signed_commitment(other, 1, commitment))
    assert list(asked) == []


def with_key(page: Page) -> None:
    page.get_by_label("Atau tempel kuncinya").fill(_PEM)


def is_shown(page: Page, name: str) -> bool:
    return page.locator(f'[data-at="{name}"]').is_visible()


def test_of_a_secret_that_was_dropped_nothing_is_left_to_print_or_to_sign() -> None:
    with without_network(PAGE, behind=f"f={F}&position=2") as (page, _asked):
        with_key(page)
        secret_on_slip(page)
        page.get_by_label("F, sidik pernyataan undian").fill("cd" * 32)
        assert [is_shown(page, name) for name in ("slip", "kept", "retype", "hand-over")] == [False] * 4


def test_whoever_pastes_a_key_and_presses_at_once_is_not_told_that_it_lacks() -> None:
    with without_network(PAGE, behind=f"f={F}&position=2") as (page, _asked):
        with_key(page)
        press(page, "Buat rahasia")
        expect(page.get_by_role("button", name="Cetak slip")).to_be_visible()


def test_a_second_press_tells_what_it_would_throw_away_before_it_does() -> None:
    with without_network(PAGE, behind=f"f={F}&position=2") as (page, _asked):
        with_key(page)
        first = secret_on_slip(page)
        press(page, "Buat rahasia")
        expect(page.get_by_text("Rahasia sudah dibuat. Tekan sekali lagi")).to_be_visible()
        assert shown(page, "secret").replace(" ", "").replace("\n", "") == first
        press(page, "Buat rahasia")
        expect(page.get_by_text("Rahasia sudah dibuat. Tekan sekali lagi")).to_be_hidden()
        assert shown(page, "secret").replace(" ", "").replace("\n", "") != first


def test_a_browser_without_ed25519_is_told_so_and_not_that_the_key_is_wrong() -> None:
    with without_network(PAGE, behind=f"f={F}&position=2") as (page, _asked):
        refusing = "async () => { throw new DOMException('', 'NotSupportedError'); }"
        page.evaluate(f"() => {{ SubtleCrypto.prototype.importKey = {refusing}; }}")
        with_key(page)
        page.get_by_label("Atau tempel kuncinya").blur()
        expect(page.get_by_text("Peramban ini tidak mengenal Ed25519")).to_be_visible()
        press(page, "Buat rahasia")
        expect(page.get_by_text("Pilih kunci rahasia Ed25519")).to_be_hidden()


def test_what_lacks_is_where_one_is_led_and_enter_checks_what_was_retyped() -> None:
    with without_network(PAGE, behind="position=1e1", wide=360) as (page, _asked):
        with_key(page)
        press(page, "Buat rahasia")
        expect(page.get_by_label("F, sidik pernyataan undian")).to_be_focused()
        page.get_by_label("F, sidik pernyataan undian").fill(F)
        press(page, "Buat rahasia")
        expect(page.get_by_label("Urutan Anda")).to_be_focused()
        page.get_by_label("Urutan Anda").fill("2")
        secret = secret_on_slip(page)
        press(page, "Sudah saya simpan")
        page.get_by_label("Rahasia, seperti di slip Anda").fill(secret)
        page.get_by_label("Rahasia, seperti di slip Anda").press("Enter")
        assert handed(page)[0] == commitment_of(F, 2, secret)


def test_a_key_that_was_made_is_not_offered_for_saving_in_the_place_of_another() -> None:
    with without_network(PAGE, behind=f"f={F}&position=2&key={_MINE}") as (page, _asked):
        press(page, "Belum punya: buat kunci baru")
        expect(page.get_by_role("link", name="Simpan berkas kunci")).to_be_visible()
        with_key(page)
        expect(page.locator('[data-at="public"]')).to_have_text(_MINE)
        expect(page.get_by_role("link", name="Simpan berkas kunci")).to_be_hidden()


def test_the_key_of_one_draw_is_not_called_wrong_for_another() -> None:
    with without_network(PAGE, behind=f"f={F}&position=2&key={'ab' * 32}") as (page, _asked):
        with_key(page)
        expect(page.get_by_text("Ini bukan kunci yang disebut")).to_be_visible()
        page.get_by_label("Urutan Anda").fill("3")
        expect(page.get_by_text("Ini bukan kunci yang disebut")).to_be_hidden()


def test_where_the_script_does_not_run_the_page_says_what_to_do(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert "<noscript" not in page
    assert "Bila formulir tidak muncul, JavaScript tidak berjalan di sini. Pakai perintah di bawah." in page
    with without_network(PAGE) as (shown_page, _asked):
        expect(shown_page.get_by_text("Bila formulir tidak muncul")).to_be_hidden()


def lines_of(doc: str) -> list[str]:
    return [line.removeprefix("    ") for line in doc.splitlines() if line.startswith("    ")]


def run(lines: list[str], folder: Path, typed: str = "") -> list[str]:
    program, clean = ["bash", "-euo", "pipefail", "-c", "\n".join(lines)], {"PATH": os.environ["PATH"]}
    done = subprocess.run(program, cwd=folder, capture_output=True, text=True, check=True, env=clean, input=typed)
    return done.stdout.split()


def test_the_lines_for_paper_do_the_same_as_printed(tmp_path: Path) -> None:
    *lines, again = lines_of(DOC.read_text())
    public, secret, commitment, signature = run(lines, tmp_path)
    assert commitment == commitment_of("0" * 64, 1, secret)
    of_draw = [line for line in lines if line.startswith(("F=", "POSITION="))]
    assert run([*of_draw, again], tmp_path, f"{secret}\n")[0] == commitment
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    key.verify(bytes.fromhex(signature), signed_commitment("0" * 64, 1, commitment))


def test_the_page_prints_the_same_lines(client: Client) -> None:
    page = unescape(client.get(PAGE).content.decode())
    assert [line for line in lines_of(DOC.read_text())[:-1] if line not in page] == []
