"""One's own account in a browser: another password, where one is signed in, and a colleague's first day."""

import pyotp
import pytest
from playwright.sync_api import Browser

from prakerja.simulation.demo_people import STAFF
from tests.instance import Instance
from tests.journeys.applicant import PASSWORD, Applicant
from tests.journeys.office import Desk
from tests.journeys.phone import PhoneShop

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

NEW = "gerobak biru 2021"
OFFICER, SECOND_OFFICER = (one.email for one in STAFF[:2])
SARI = "sari.contoh@kantor.example"


@pytest.mark.parametrize("script", [True, False])
def test_a_new_password_signs_the_other_phone_out(instance: Instance, new_phone: PhoneShop, script: bool) -> None:
    phone = new_phone(f"own-account-{script}", script=script)
    applicant = Applicant(phone, instance.sandbox, instance.sandbox.next_person())
    applicant.sign_up()
    applicant.confirm_by_code()
    other = new_phone(f"own-account-other-{script}", script=script, looks=False)
    other.go("/masuk/")
    other.type("Alamat e-mail", applicant.person.email)
    other.type("Kata sandi", PASSWORD)
    other.press("Masuk")

    phone.follow("Akun")
    phone.follow("Perangkat yang sedang masuk")
    assert phone.text().count("Chrome di Linux") >= 2
    phone.open("/akun/")
    phone.follow("Ganti kata sandi")
    phone.type("Kata sandi sekarang", PASSWORD)
    phone.type("Kata sandi baru", NEW)
    phone.press("Ganti kata sandi")
    assert "Perangkat lain dikeluarkan." in phone.text()
    other.go("/beranda/")
    assert other.path() == "/masuk/"
    letter = instance.sandbox.latest_message(applicant.person.email)
    assert letter.subject == "Kata sandi Anda diganti"


@pytest.mark.parametrize("script", [True, False])
def test_an_account_is_moved_to_another_address(instance: Instance, new_phone: PhoneShop, script: bool) -> None:
    phone = new_phone(f"another-address-{script}", script=script)
    applicant = Applicant(phone, instance.sandbox, instance.sandbox.next_person())
    applicant.sign_up()
    applicant.confirm_by_code()
    old = applicant.person.email
    new = f"baru.{old}"
    phone.open("/akun/")
    phone.follow("Ganti alamat e-mail")
    phone.type("Alamat e-mail baru", old)
    phone.press("Kirim kode")
    assert "Ini alamat e-mail Anda sekarang" in phone.text()
    phone.type("Alamat e-mail baru", new)
    phone.press("Kirim kode")
    assert new in phone.text()
    phone.type("Kode 6 angka", "12")
    phone.press("Ganti alamat e-mail")
    assert "Kode terdiri dari 6 angka" in phone.text()
    phone.type("Kode 6 angka", instance.sandbox.latest_code(new))
    phone.press("Ganti alamat e-mail")
    assert phone.path() == "/akun/"
    assert new in phone.text()
    assert instance.sandbox.latest_message(old).subject == "Alamat e-mail akun Anda diganti"
    assert instance.sandbox.latest_message(new).subject == "Alamat e-mail ini sekarang milik akun Anda"


def test_a_link_of_the_sign_up_opened_elsewhere_asks_for_a_password(instance: Instance, new_phone: PhoneShop) -> None:
    stranger = new_phone("stranger", looks=False)
    applicant = Applicant(stranger, instance.sandbox, instance.sandbox.next_person())
    applicant.sign_up()
    owner = new_phone("owner-of-the-mailbox")
    owner.page.goto(instance.sandbox.latest_link(applicant.person.email))
    owner.look()
    owner.type("Buat kata sandi", NEW)
    owner.press("Ya, konfirmasi alamat ini")
    assert owner.heading() == "Beranda"
    stranger.go("/beranda/")
    assert stranger.path() == "/masuk/"


def test_a_new_colleague_makes_password_and_second_factor_by_the_link(
    instance: Instance, new_phone: PhoneShop, browser: Browser
) -> None:
    ratna = Desk(new_phone("ratna-appoints"), OFFICER)
    ratna.sign_in()
    ratna.phone.open("/kantor/anggota/baru/")
    ratna.phone.type("Nama lengkap", "Sari Contoh")
    ratna.phone.type("Alamat e-mail", SARI)
    ratna.phone.choose("peninjau identitas")
    ratna.phone.type("Alasan", "Tim bertambah")
    ratna.phone.press("Usulkan")
    bagus = Desk(new_phone("bagus-confirms"), SECOND_OFFICER)
    bagus.sign_in()
    bagus.phone.open("/kantor/usulan/")
    bagus.phone.follow("Angkat anggota kantor: Sari Contoh")
    bagus.phone.press("Konfirmasi: Angkat anggota kantor")

    sari = new_phone("sari-begins", script=False)
    sari.page.goto(instance.sandbox.latest_link(SARI))
    sari.look()
    secret = sari.page.locator(".secret").inner_text()
    sari.type("Buat kata sandi", NEW)
    sari.type("Kode 6 angka dari aplikasi", pyotp.TOTP(secret).now())
    sari.press("Simpan dan masuk")
    assert "kode cadangan" in sari.text().lower()
    sari.open("/kantor/")
    assert sari.heading() == "Kantor pelaksana"
    sari.open("/akun/")


def test_an_officer_signs_an_applicant_out_whose_telephone_was_stolen(instance: Instance, new_phone: PhoneShop) -> None:
    stolen = new_phone("stolen", looks=False)
    applicant = Applicant(stolen, instance.sandbox, instance.sandbox.next_person())
    applicant.sign_up()
    applicant.confirm_by_code()
    bagus = Desk(new_phone("bagus-helps", script=False), SECOND_OFFICER)
    bagus.sign_in()
    bagus.phone.follow("Bantuan untuk pendaftar")
    bagus.phone.type("Alamat e-mail pendaftar", applicant.person.email)
    bagus.phone.press("Cari pendaftar")
    bagus.phone.page.locator("[name=reason_out]").fill("Ponselnya dicuri, ia menelepon")
    bagus.phone.press("Keluarkan dari semua perangkat")
    assert "sudah dikeluarkan dari semua perangkat" in bagus.phone.text()
    stolen.go("/beranda/")
    assert stolen.path() == "/masuk/"
    letter = instance.sandbox.latest_message(applicant.person.email)
    assert letter.subject == "Semua perangkat Anda dikeluarkan"
