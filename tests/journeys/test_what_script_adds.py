"""The comforts that script adds; that everything works without them, the other journeys show."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.instance import Instance
from tests.journeys.applicant import Applicant
from tests.journeys.phone import Phone, PhoneShop

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

#: Two minutes before the thirty-fifth: thirty idle minutes, and the five by which their beginning may lag behind.
_WARNED_AFTER = "33:00"
_MOST_SENT = 300_000


@pytest.fixture
def applicant(instance: Instance, new_phone: PhoneShop) -> Applicant:
    """Somebody new, whose phone's clock can be put forward."""
    phone = new_phone("what-script-adds", looks=False)
    phone.page.clock.install()
    return Applicant(phone, instance.sandbox, instance.sandbox.next_person())


def test_a_password_can_be_looked_at_and_hidden_again(applicant: Applicant) -> None:
    page = applicant.phone.page
    page.goto("/daftar/")
    password = page.locator("#id_password")
    assert password.get_attribute("type") == "password"
    page.get_by_role("button", name="Lihat").click()
    assert password.get_attribute("type") == "text"
    page.get_by_role("button", name="Tutup").click()
    assert password.get_attribute("type") == "password"


def test_a_double_tap_sends_a_form_once(applicant: Applicant) -> None:
    page, sent = applicant.phone.page, []
    page.goto("/daftar/")
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    with page.expect_navigation():
        page.get_by_role("button", name="Buat akun").dblclick()
    assert len(sent) == 1


def test_the_wait_for_another_code_runs_down_and_then_it_can_be_asked_for(applicant: Applicant) -> None:
    applicant.sign_up()
    page = applicant.phone.page
    again = page.get_by_role("button", name="Kirim ulang")
    expect(page.get_by_text("Kirim ulang bisa dalam")).to_be_visible()
    expect(again).to_be_hidden()
    page.clock.fast_forward("00:31")
    expect(again).to_be_visible()
    expect(page.get_by_text("Kirim ulang bisa dalam")).to_be_hidden()


def test_two_minutes_before_a_session_ends_one_tap_goes_on(applicant: Applicant) -> None:
    _signed_in(applicant)
    page = applicant.phone.page
    warning = page.get_by_role("dialog", name="Masih di sini?")
    expect(warning).to_be_hidden()
    page.clock.fast_forward(_WARNED_AFTER)
    expect(warning).to_be_visible()
    warning.get_by_role("link", name="Lanjutkan").click()
    expect(warning).to_be_hidden()
    assert applicant.phone.heading() == "Beranda"


def test_a_session_that_nobody_goes_on_with_leaves_nothing_on_the_screen(applicant: Applicant) -> None:
    _signed_in(applicant)
    page = applicant.phone.page
    page.clock.fast_forward(_WARNED_AFTER)
    expect(page.get_by_role("dialog", name="Masih di sini?")).to_be_visible()
    # Only the phone's clock was put forward; on the server the session ends by this.
    page.context.clear_cookies()
    with page.expect_navigation(url="**/masuk/?next=/beranda/"):
        page.clock.fast_forward("02:10")


def test_what_was_typed_stays_in_its_field_whatever_takes_the_page_away(applicant: Applicant) -> None:
    _signed_in(applicant)
    page, typed = applicant.phone.page, "Jl. Melati 7, RT 03"
    page.goto("/data-diri/alamat-ktp/")
    address = page.locator("#id_ktp_address")
    address.fill(typed)
    for leave in (
        page.reload,
        lambda: (page.goto("/bantuan/"), page.go_back()),
        lambda: applicant.phone.press("English", look=False),
        lambda: page.goto("/data-diri/alamat-ktp/"),
    ):
        leave()
        expect(address).to_have_value(typed)
    applicant.phone.press("Indonesia", look=False)
    # The question whether one is still here is put away with Esc: that is an answer.
    page.clock.fast_forward(_WARNED_AFTER)
    warning = page.get_by_role("dialog", name="Masih di sini?")
    expect(warning).to_be_visible()
    page.keyboard.press("Escape")
    expect(warning).to_be_hidden()
    page.clock.fast_forward("02:10")
    expect(address).to_have_value(typed)
    # Without a network nothing is sent, and nothing goes.
    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan dan lanjutkan").click()
    expect(page.get_by_text("Tidak ada sambungan internet.")).to_be_visible()
    expect(address).to_have_value(typed)
    page.context.set_offline(False)
    # The session is over when *Save* is pressed: it is sent from the page that says so.
    session = [one for one in page.context.cookies() if "sessionid" in str(one.get("name"))]
    page.context.clear_cookies(name=str(session[0].get("name")))
    applicant.phone.press("Simpan dan lanjutkan", look=False)
    assert applicant.phone.heading() == "Sesi Anda berakhir"
    page.context.add_cookies(session)  # type: ignore[arg-type]  # as they were read
    applicant.phone.press("Kirim lagi", look=False)
    page.goto("/data-diri/alamat-ktp/")
    expect(address).to_have_value(typed)
    # What was sent is kept by us alone.
    assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_the_answer_chosen_last_outlives_a_clock_that_jumps_and_counts_at_the_end_of_the_time(
    applicant: Applicant,
) -> None:
    _signed_in(applicant)
    page = applicant.phone.page
    page.goto("/tes/")
    page.get_by_role("button", name="Mulai tes sekarang").click()
    chosen = page.locator("fieldset").first.get_by_role("radio").nth(1)
    chosen.check()
    # Somebody sets the telephone's clock: the page asks the server how much time is left.
    with page.expect_navigation(url="**/tes/soal/1/"):
        page.clock.set_system_time(datetime.now(UTC) + timedelta(hours=1))
        page.clock.run_for(1_000)
    expect(chosen).to_be_checked()
    assert applicant.phone.page.get_by_role("timer").inner_text().startswith("14:")
    # At 0:00 it is sent, though nobody pressed the button.
    with page.expect_navigation(url="**/tes/soal/3/"):
        page.clock.fast_forward("15:05")
    page.goto("/tes/soal/1/")
    expect(chosen).to_be_checked()


def test_a_large_photo_is_made_smaller_before_it_is_sent(applicant: Applicant) -> None:
    _signed_in(applicant)
    applicant.send_numbers()
    photo = _of_twelve_megapixels(applicant.sandbox.picture(applicant.person.number, "ktp"))
    assert len(photo) > 4 * _MOST_SENT
    phone = applicant.phone
    phone.hand_over("atau pilih foto dari galeri", "ktp.jpg", photo)
    expect(phone.page.locator("[data-preview]")).to_be_visible()
    assert _size_to_be_sent(phone) <= _MOST_SENT
    phone.press("Kirim foto KTP")
    assert phone.heading() == "Swafoto dengan KTP"


def _signed_in(applicant: Applicant) -> None:
    applicant.sign_up()
    applicant.confirm_by_code()


def _of_twelve_megapixels(picture: bytes) -> bytes:
    large = BytesIO()
    Image.open(BytesIO(picture)).resize((4000, 3000)).save(large, "JPEG", quality=98, subsampling=0)
    return large.getvalue()


def _size_to_be_sent(phone: Phone) -> int:
    chosen = phone.page.get_by_label("atau pilih foto dari galeri").first
    size: int = chosen.evaluate("input => input.files[0].size")
    return size
