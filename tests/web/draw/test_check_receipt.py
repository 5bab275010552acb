"""Where a receipt stood: computed by the visitor's own browser, with the network off, as the result file has it."""

import re
import subprocess
from html import unescape

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from prakerja.draw.models import Draw, Outcome
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from tests.situations.draw import drawn_wave, published_wave
from tests.situations.offline_page import without_network
from tests.situations.screening import a_joiner, closed_wave

pytestmark = pytest.mark.django_db

PAGE = "/undian/12/"
SEATS = (
    SeatsLine(pass_number=1, area="3273", group="*", seats=2, carry=False),
    SeatsLine(pass_number=1, area="34", group="*", seats=2, carry=False),
)


def a_wave_of_seven() -> Wave:
    wave = closed_wave(seats=SEATS)
    for regency in ["3273"] * 6 + ["3404"]:
        a_joiner(wave, regency=regency)
    return wave


def asked(page: Page, receipt: str, tickets: str = "1") -> None:
    page.get_by_label("Nomor peserta undian").fill(receipt)
    page.get_by_label("Jumlah tiket").fill(tickets)
    page.get_by_role("button", name="Hitung").click()


def test_a_browser_without_a_network_finds_rank_and_row_of_any_receipt_and_asks_nobody() -> None:
    wave = published_wave(a_wave_of_seven())
    outcomes = list(Outcome.objects.filter(draw_id=wave.pk).order_by("rank"))
    bandung = [one for one in outcomes if one.home_area == "3273"]
    with without_network(PAGE) as (page, requests):
        for one in outcomes:
            asked(page, f" {one.receipt.lower().replace('-', ' - ')} ")
            expect(page.get_by_text(f"Urutan Anda {one.rank} dari 7 peserta.")).to_be_visible()
            assert page.locator('code[data-at="key"]').inner_text().startswith(one.key)
        page.get_by_label("Daerah Anda").select_option("Kota Bandung")
        shown = page.locator("tbody tr:visible")
        for one in (bandung[1], bandung[2]):
            asked(page, one.receipt)
            expect(page.get_by_text(f"Urutan Anda {one.rank} dari")).to_be_visible()
            words = "sebelum, atau sama" if one.outcome == "seated" else "sesudah"
            assert [row.split("\n")[-1].split("\t")[-1] for row in shown.all_inner_texts()] == [words]
        asked(page, bandung[0].receipt, "2")
        asked(page, "12-NOBODY")
        expect(page.get_by_text("tidak ada di daftar peserta undian ini")).to_be_visible()
        asked(page, "12-NOBODY", "0")
        expect(page.get_by_text("Isi nomor peserta undian, dan jumlah tiket")).to_be_visible()
        expect(page.locator('[data-at="answer"]')).to_be_hidden()
        address = page.url
    assert (list(requests), address.partition("/undian")[2]) == ([], "/12/")
    assert bandung[1].outcome == "seated" != bandung[2].outcome


def test_the_command_for_those_without_script_gives_the_key_as_printed(client: Client) -> None:
    wave = published_wave(a_wave_of_seven())
    page = unescape(client.get(PAGE).content.decode())
    command = re.search(r"printf %s .* \| sha256sum", page)
    assert command
    one = Outcome.objects.filter(draw_id=wave.pk).first()
    assert one
    line = command[0].replace("NOMOR", one.receipt)
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(one.key)
    assert "Bila formulir tidak muncul, peramban ini tidak dapat menghitung" in page


def test_a_browser_that_cannot_compute_is_shown_the_command_in_the_place_of_the_form() -> None:
    published_wave(a_wave_of_seven())
    with without_network(PAGE) as (page, _requests):
        expect(page.get_by_role("button", name="Hitung")).to_be_visible()
        expect(page.get_by_text("Bila formulir tidak muncul")).to_be_hidden()
    # As over plain http to the outside.
    with without_network(PAGE, first="Object.defineProperty(crypto, 'subtle', {value: undefined})") as (
        page,
        _requests,
    ):
        expect(page.get_by_role("button", name="Hitung")).to_be_hidden()
        expect(page.get_by_text("Bila formulir tidak muncul")).to_be_visible()


def test_the_last_one_seated_of_each_row_is_on_the_page_for_everybody(client: Client) -> None:
    wave = published_wave(a_wave_of_seven())
    last = Outcome.objects.filter(draw_id=wave.pk, area="3273").order_by("-rank").values_list("key", flat=True).first()
    page = " ".join(client.get(PAGE).content.decode().split())
    assert f'<code class="small">{last}</code>' in page
    assert "masih ada sisa" in page
    assert Draw.objects.get(pk=wave.pk).seed in page


def test_before_publishing_there_is_nothing_to_check(client: Client) -> None:
    wave = drawn_wave(a_wave_of_seven())
    page = client.get(PAGE).content.decode()
    assert "Hasilnya belum diumumkan" in page
    assert Outcome.objects.filter(draw_id=wave.pk).order_by("rank")[0].key not in page
    assert client.get("/undian/99/").status_code == 404
