"""A training in the browser: found, paid for on a platform, attended with an institution, certified, checked, reviewed.

Platform and institution are the sandbox's: programs of their own that know the partner API alone.
"""

import io
import json
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.instance import Instance, wait_until
from tests.journeys.phone import Phone, PhoneShop
from tests.journeys.test_card import recipient_of, sign_in, told

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("every page")]

PRAISE = "Pengajarnya sabar dan contohnya banyak."
CODE = re.compile(r"\b[A-Z0-9]{12}\b")
_SELF_PACED = "SELECT code FROM training_course WHERE method = 'self_paced'"


@pytest.fixture(scope="module")
def instance(with_demo: Instance) -> Instance:
    """With the demo, whose partners the sandbox plays."""
    return with_demo


def test_a_training_is_found_paid_for_attended_certified_checked_by_a_stranger_and_reviewed(
    instance: Instance, new_phone: PhoneShop
) -> None:
    learner, outside = new_phone("training"), new_phone("training-outside", looks=False).page
    email = str(recipient_of(instance)["email"])
    course = a_self_paced_course(instance)
    sign_in(learner, email)
    learner.open("/pelatihan/")
    learner.type("Cari", str(course["title"]))
    learner.press("Cari pelatihan")
    learner.follow(str(course["title"]))

    pay(outside, instance, course)
    learner.open("/kartu/")
    assert f"{1_000_000 - int(str(course['price'])):,}".replace(",", ".") in learner.text()
    code = CODE.search(told(instance, email, "Pelatihan Anda sudah dibeli: kode redeem"))
    assert code
    assert code[0] in learner.text()

    outside.goto(f"{instance.sandbox.url}/institution")
    outside.fill("#code", code[0])
    outside.fill("#email", "peserta@belajar.example")
    outside.get_by_role("button", name="Tukarkan").click()
    # Led back to the institution, a phone asks another host, and that is meant: nobody complains of this one.
    led_back = new_phone("training-led-back", looks=False, like=learner).page
    for meeting in ("Pertemuan 1", "Tes akhir"):
        outside.get_by_role("button", name=meeting).click()
        asked = str(outside.get_by_role("link", name="Buka Prakerja").get_attribute("href"))
        learner.open(asked)
        confirm(led_back, asked, instance)
        outside.goto(f"{instance.sandbox.url}/institution/participants/{code[0]}")
        assert outside.locator("form.row", has_text=meeting).get_by_text("hadir").count() == 1
    outside.get_by_role("button", name="Nyatakan selesai").click()
    assert "Selesai" in outside.inner_text("main")

    theirs = f"(SELECT id FROM accounts_account WHERE email = '{email}')"
    certified = f"SELECT 1 FROM training_certificate WHERE applicant_id = {theirs}"
    instance.beat("every_minute")
    assert wait_until(lambda: instance.rows(certified), what="it is certified")
    learner.open("/pelatihan-saya/")
    (page,) = PdfReader(io.BytesIO(learner.download("Unduh sertifikat (PDF)").read_bytes())).pages
    assert str(course["title"]) in page.extract_text()
    stranger = new_phone("checks-a-certificate")
    stranger.open(
        str(learner.page.get_by_role("link", name="Halaman yang membuktikan keasliannya").get_attribute("href"))
    )
    assert str(course["title"]) in stranger.text()
    review(learner)
    stranger.open(f"/pelatihan/{course_id(instance, course)}/")
    assert PRAISE in stranger.text()

    (sale,) = books(instance)["sales"]
    paid = instance.rows(f"SELECT sum(amount)::bigint FROM ledger_transfer WHERE credit = 20 AND owner_id = {theirs}")
    assert paid == [(sale["price"],)]
    assert instance.run("prakerja", "ledger", "prove")


def a_self_paced_course(instance: Instance) -> dict[str, object]:
    """One that the sandbox's platform sells and that can be begun now."""
    told_by_demo = json.loads((instance.var / "sandbox-partners.json").read_text())
    codes = {str(code) for (code,) in instance.rows(_SELF_PACED)}
    found: dict[str, object] = next(one for one in told_by_demo["on_sale"] if one["course_code"] in codes)
    return found


def pay(page: Page, instance: Instance, course: dict[str, object]) -> None:
    """With the card's number and the code that comes to the holder's telephone."""
    recipient = recipient_of(instance)
    page.goto(f"{instance.sandbox.url}/platform/courses/{course['course_code']}/{course['schedule_code']}")
    page.fill("#card", str(recipient["card_number"]))
    page.get_by_role("button", name="Kirim kode SMS").click()
    message = instance.sandbox.latest_message(str(recipient["phone"]), channel="sms")
    page.fill("#otp", message.codes[0])
    page.get_by_role("button", name=re.compile("Bayar")).click()
    assert "Lunas" in page.inner_text("main")


def confirm(page: Page, asked: str, instance: Instance) -> None:
    """The participant says on our page that they are there, and is led back to the institution."""
    page.goto(asked)
    page.get_by_role("button", name="Ya, saya hadir").click()
    page.wait_for_url(re.compile(re.escape(instance.sandbox.url)))


def review(learner: Phone) -> None:
    """First with a number in it, which nobody else is to read; the page says so."""
    learner.open("/pelatihan-saya/")
    learner.follow("Tulis ulasan")
    learner.choose("4 bintang: baik")
    learner.type("Bagaimana pelatihannya?", f"{PRAISE} Hubungi 0812-3456-7890.")
    learner.press("Kirim ulasan")
    assert "ada nomor telepon di dalamnya" in learner.text()
    learner.type("Bagaimana pelatihannya?", PRAISE)
    learner.press("Kirim ulasan")
    assert "Ulasan Anda tampil sejak" in learner.text()


def course_id(instance: Instance, course: dict[str, object]) -> object:
    ((found,),) = instance.rows(f"SELECT id FROM training_course WHERE code = '{course['course_code']}'")
    return found


def books(instance: Instance) -> dict[str, list[dict[str, object]]]:
    """The partners' own."""
    kept: dict[str, list[dict[str, object]]] = instance.sandbox._client.get("/books.json").json()
    return kept
