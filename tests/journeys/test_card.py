"""A card's life in the browser: from the result to its number and letter, and to its end, with what the office does."""

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

from prakerja.authority.roles import Role
from prakerja.kit.clock import WIB, read_clock
from prakerja.simulation.demo_people import PASSWORD, STAFF
from tests.instance import Instance, wait_until
from tests.journeys.office import Desk
from tests.journeys.phone import Phone, PhoneShop
from tests.patience import PATIENCE_S

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("every page")]
NUMBER = re.compile(r"\b9\d{3} \d{4} \d{4} \d{4}\b")
CODE = re.compile(r"(?:[0-9A-F]{4} ){7}[0-9A-F]{4}")


@pytest.fixture(scope="module")
def instance(with_whole_demo: Instance) -> Instance:
    """With the demo, whose wave 11 has given out its cards."""
    return with_whole_demo


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


def test_a_card_is_reminded_of_extended_revoked_objected_to_and_given_back(
    instance: Instance, new_phone: PhoneShop
) -> None:
    email, receipt = another_recipient(instance)
    phone = new_phone("life-of-a-card")
    ratna, bagus = two_officers(instance, new_phone, "of-a-card")
    sign_in(phone, email)
    instance.furnish(f"bring_near_its_end(email={email!r}, days=3); remind_at_noon()")
    assert_reminded(instance, email)
    phone.open("/kartu/")
    assert "tinggal 3 hari" in phone.text()

    ratna.look_up(receipt)
    ratna.propose_about_card("Perpanjang batas waktu kartu", **{"Berapa hari": "7"})
    bagus.confirm_newest("Perpanjang batas waktu kartu")
    told(instance, email, "Batas waktu kartu Prakerja Anda diperpanjang")
    phone.open("/kartu/")
    assert "tinggal 10 hari" in phone.text()

    instance.furnish(f"bring_near_its_end(email={email!r}, days=-1); let_the_night_come()")
    letter = told(instance, email, "Kartu Prakerja Anda dicabut karena lewat batas waktu")
    phone.page.goto(instance.sandbox.latest_link(email))
    phone.look()
    assert "Sampai tenggat tidak ada pelatihan yang dibeli." in phone.text()
    assert "ajukan keberatan" in letter
    phone.follow("Ajukan keberatan")
    phone.type("Mengapa menurut Anda ini keliru?", "Listrik padam seminggu di desa saya.")
    phone.press("Kirim keberatan")
    assert "Keberatan Anda kami terima" in phone.text()

    ratna.look_up(receipt)
    assert "Listrik padam seminggu" in ratna.phone.text()
    ratna.propose_about_card("Pulihkan kartu")
    bagus.confirm_newest("Pulihkan kartu")
    told(instance, email, "Kartu Prakerja Anda dipulihkan")
    phone.open("/kartu/")
    assert "Aktif, belum dipakai" in phone.text()
    assert "Rp1.000.000" in phone.text()


def test_seats_that_came_back_are_given_again_by_two(instance: Instance, new_phone: PhoneShop) -> None:
    instance.furnish("let_the_objections_run_out()")
    counted = "SELECT year_id FROM cards_wavebudget WHERE counted > given_again"
    ((year,),) = wait_until(lambda: instance.rows(counted), what="a seat is counted")
    now = read_clock().astimezone(WIB)
    if year != (now + timedelta(hours=2)).year:
        pytest.skip("what came back of a year that is over is given to nobody")
    ratna, bagus = two_officers(instance, new_phone, "of-recovery")
    ratna.phone.open("/kantor/anggaran/")
    ratna.phone.follow(f"Rencanakan gelombang pemulihan {year}")
    for label, hours in (("Dibuka (WIB)", 0), ("Ditutup (WIB)", 1), ("Hasil diperkirakan (WIB)", 2)):
        ratna.phone.type(label, f"{now + timedelta(hours=hours):%Y-%m-%dT%H:%M}")
    ratna.phone.press("Simpan rencana")
    wave = int(ratna.phone.heading().removeprefix("Gelombang "))
    ratna.phone.open(f"/kantor/anggaran/gelombang/{wave}/")
    ratna.phone.type("Alasan", "Kuota yang kembali")
    ratna.phone.press("Usulkan penyisihan")
    bagus.confirm_newest("Sisihkan uang untuk gelombang")
    ratna.go_to_wave(wave)
    ratna.propose("Buka")
    bagus.go_to_wave(wave)
    bagus.confirm("Buka")
    assert "gelombang pemulihan" in bagus.phone.text()
    ratna.phone.open("/kantor/anggaran/")
    assert "Rencanakan gelombang pemulihan" not in ratna.phone.text()
    visitor = new_phone("sees-a-recovery-wave")
    visitor.open("/gelombang/")
    assert "gelombang pemulihan" in visitor.text()


def two_officers(instance: Instance, new_phone: PhoneShop, album: str) -> list[Desk]:
    """The first one's pages are looked at; the second one's are the same."""
    officers = [one.email for one in STAFF if one.role == Role.OFFICER]
    desks = [
        Desk(new_phone(f"officer-{place}-{album}", looks=place == 0), email) for place, email in enumerate(officers)
    ]
    for desk in desks:
        desk.sign_in()
    return desks


def another_recipient(instance: Instance) -> tuple[str, str]:
    """Address and receipt of somebody whose card has had no life yet, and whom the other tests leave alone."""
    instance.furnish("let_recipients_in()")
    found = instance.rows(
        "SELECT account.email, joiner.receipt FROM cards_card AS card"
        " JOIN accounts_account AS account ON account.id = card.applicant_id"
        " JOIN waves_joiner AS joiner ON joiner.applicant_id = card.applicant_id"
        " WHERE card.moves = 1 AND account.email <> %s ORDER BY account.email LIMIT 1",
        str(recipient_of(instance)["email"]),
    )
    email, receipt = found[0]
    return str(email), str(receipt)


def assert_reminded(instance: Instance, email: str) -> None:
    """By day the letter comes; at night it waits for the morning of its reader."""
    reminders = (
        "SELECT message.not_before FROM outbox_message AS message"
        " JOIN accounts_account AS account ON account.id = message.owner_id"
        " WHERE account.email = %s AND message.text = 'card_deadline' AND message.channel = 'email'"
        " AND (message.state <> 'queued' OR message.not_before IS NOT NULL)"
    )
    ((waits_until,),) = wait_until(lambda: instance.rows(reminders, email), what="the reminder is taken up")
    if waits_until is None:
        assert "3 hari lagi" in told(instance, email, "Beli pelatihan pertama sebelum kartu Prakerja Anda dicabut")


def told(instance: Instance, email: str, subject: str) -> str:
    """The text of the letter with this subject, once it has come."""
    seen = 0
    while messages := instance.sandbox.inbox(email, channel="email", after=seen, wait=PATIENCE_S):
        for message in messages:
            if message.subject == subject:
                return message.text
        seen = max(message.id for message in messages)
    raise AssertionError(f"no letter “{subject}”")


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
