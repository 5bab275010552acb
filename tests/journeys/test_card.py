"""From the result to the card: its number shown and hidden again, its letter downloaded, and checked by a stranger."""

import io
import os
import re
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from prakerja.simulation.demo_people import PASSWORD
from tests.conftest import Copies
from tests.instance import Instance, running_instance
from tests.journeys.phone import Phone, PhoneShop

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300), pytest.mark.xdist_group("every page")]
NUMBER = re.compile(r"\b9\d{3} \d{4} \d{4} \d{4}\b")
CODE = re.compile(r"(?:[0-9A-F]{4} ){7}[0-9A-F]{4}")


@pytest.fixture(scope="module")
def instance(copied_database: Copies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """With the demo, whose wave 11 has given out its cards."""
    with (
        copied_database(f"prakerja_card_{os.getpid()}") as url,
        running_instance(url, tmp_path_factory.mktemp("card"), furnish="load_small_demo()") as started,
    ):
        yield started


@pytest.mark.parametrize("script", [True, False])
def test_a_recipient_sees_number_and_letter_and_a_stranger_checks_it(
    instance: Instance, new_phone: PhoneShop, script: bool
) -> None:
    phone = new_phone(f"card-{script}", script=script)
    sign_in(phone, str(recipient_of(instance)["email"]))
    phone.open("/gabung/11/hasil/")
    phone.follow("Buka kartu saya")
    assert phone.heading() == "Kartu Prakerja saya"
    assert "Rp1.000.000" in phone.text()
    assert "tinggal " in phone.text()
    number = see_the_number(phone)
    phone.follow("Sembunyikan sekarang")
    assert number not in phone.text()
    assert number[-4:] in phone.text()

    letter = PdfReader(io.BytesIO(phone.download("Unduh surat keputusan (PDF)").read_bytes()))
    (page,) = (one.extract_text() for one in letter.pages)
    assert f"•••• •••• •••• {number[-4:]}" in page
    assert not NUMBER.search(page)
    code = CODE.search(page)
    assert code

    stranger = new_phone(f"checks-a-letter-{script}", script=script)
    stranger.open("/bantuan/")
    stranger.follow("Periksa surat keputusan")
    stranger.type("Kode surat", code[0][:-1] + ("0" if code[0][-1] != "0" else "1"))
    stranger.press("Periksa")
    assert stranger.heading() == "Surat dengan kode ini tidak kami kenal"
    stranger.follow("Ketik kodenya lagi")
    stranger.type("Kode surat", code[0].lower())
    stranger.press("Periksa")
    assert stranger.heading() == "Surat dengan kode ini asli"
    assert "Berlaku" in stranger.text()
    assert number[-4:] not in stranger.text()
    assert number.replace(" ", "") not in instance.log("web")
    assert code[0].replace(" ", "").lower() not in instance.log("web")


def sign_in(phone: Phone, email: str) -> None:
    phone.go("/masuk/")
    phone.type("Alamat e-mail", email)
    phone.type("Kata sandi", PASSWORD)
    phone.press("Masuk")
    assert phone.heading() == "Beranda"


def recipient_of(instance: Instance) -> dict[str, object]:
    people: list[dict[str, object]] = instance.credentials["applicants"]
    return next(person for person in people if person["stage"] == "seated")


def see_the_number(phone: Phone) -> str:
    """The sixteen digits in groups of four: whoever typed the password a moment ago is not asked for it again."""
    phone.press("Tampilkan nomor kartu")
    assert phone.heading() == "Nomor kartu Anda"
    found = NUMBER.search(phone.text())
    assert found
    return found[0]
