"""The identity pages, as a phone without script sees them."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.codes.tallies import count
from prakerja.connectors.registry.answers import Comparison, RegistryAnswer, RegistryStatus
from prakerja.identity.decoders import DECODER
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.note_registry_silence import note_registry_silence
from prakerja.identity.photo_rules import MAX_BYTES, PHOTO_FILES, PhotoKind
from prakerja.identity.rules import NOT_A_SLIP, RefusalReason, Standing, own_asks_of_all, policy_on
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import ApplicantId
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.words.identity import REFUSALS
from tests.situations.identity import (
    NOW,
    SITI,
    SYSTEM,
    all_match,
    an_account,
    answered,
    asking,
    blurred_picture,
    entered,
    good_picture,
    in_photos,
    kept_files,
    numbers,
    verified,
    with_both_photos,
    with_photo,
)
from tests.situations.reader import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]
START = "/verifikasi-ktp/"
TYPED = {"nik": "3171 0152 0390 0000", "family_card": "3171-0101-0110-0000"}


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def siti() -> Account:
    return an_account()


@pytest.fixture
def page(siti: Account) -> Client:
    client = Reader()
    client.force_login(siti)
    return client


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def send(page: Client, kind: str, file: bytes, *, field: str = "gallery", name: str = "foto.jpg") -> HttpResponse:
    return page.post(f"{START}foto/{kind}/", {field: SimpleUploadedFile(name, file)})  # type: ignore[return-value]


def test_strangers_are_sent_to_the_sign_in() -> None:
    for path in ("", "nomor/", "periksa/", "menunggu/", "belum-cocok/", "foto/ktp/", "hasil/"):
        response = Client().get(START + path)
        assert response.status_code == 302
        assert "next=" in response["Location"]


def test_the_first_page_says_why_and_what_is_needed(page: Client) -> None:
    seen = text(page.get(START))
    assert "Kartu keluarga (KK) yang terbaru" in seen
    assert "tidak memengaruhi seleksi" in seen


def test_numbers_in_any_spacing_are_read_back_in_groups_of_four(page: Client) -> None:
    seen = text(page.post(START + "nomor/", TYPED, follow=True))
    assert "3171 0152 0390 0000" in seen
    assert "3171 0101 0110 0000" in seen
    assert "12 Maret 1990" in seen
    assert "Siti Aminah" in seen
    assert "Belum ada yang dikirim" in seen


def test_errors_stand_in_a_summary_and_beside_the_field_and_what_was_typed_is_kept(page: Client) -> None:
    response = page.post(START + "nomor/", {"nik": "317101520390O000", "family_card": "31", "birth_date": "besok"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "<title>Kesalahan:" in html
    for words in ("Huruf O bukan angka 0", "yang Anda isi 2 angka", "misalnya 12 03 1990"):
        assert html.count(words) >= 2
    assert 'href="#id_nik"' in html
    assert 'value="317101520390O000"' in html


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("31-02-1990", "Tanggal ini tidak ada di kalender"),
        ("12 13 1990", "Bulan lahir harus antara 1 dan 12"),
        ("12-03-90", "Tulis tahun lahir dengan empat angka"),
        ("12-03-1890", "Tahun lahir harus 1900 atau sesudahnya"),
        ("kemarin", "Isi tanggal lahir dengan hari, bulan, dan tahun"),
    ],
)
def test_a_date_is_refused_for_what_is_wrong_with_it(page: Client, date: str, words: str) -> None:
    assert words in text(page.post(f"{START}nomor/", TYPED | {"birth_date": date}))


def test_an_empty_form_asks_for_each_number(page: Client) -> None:
    seen = text(page.post(START + "nomor/", {}))
    for words in ("Isi NIK Anda", "Isi nomor KK Anda"):
        assert words in seen


def test_the_birth_date_is_read_from_the_nik_and_goes_with_it_when_that_is_corrected(page: Client) -> None:
    assert "12 Maret 1990 Terbaca dari NIK" in text(page.post(f"{START}nomor/", TYPED, follow=True))
    form = page.get(START + "nomor/").content.decode()
    assert "<details>" in form
    assert "12 03 1990" not in form.replace("misalnya 12 03 1990", "")
    seen = text(page.post(f"{START}nomor/", TYPED | {"nik": "3171 0113 0490 0000"}, follow=True))
    assert "13 April 1990 Terbaca dari NIK" in seen


def test_a_birth_date_that_the_nik_does_not_tell_is_typed_and_kept(page: Client) -> None:
    seen = text(page.post(f"{START}nomor/", TYPED | {"birth_date": "13 03 1990"}, follow=True))
    assert "Terbaca dari NIK" not in seen
    form = page.get(START + "nomor/").content.decode()
    assert 'value="13 03 1990"' in form
    assert "<details open>" in form


def test_who_has_a_nik_without_a_date_types_theirs(page: Client) -> None:
    without = TYPED | {"nik": "3171 0172 0390 0000"}
    response = page.post(f"{START}nomor/", without)
    assert "Angka ke-7 sampai ke-12 NIK bukan tanggal" in text(response)
    assert "<details open>" in response.content.decode()
    assert "12 Maret 1990" in text(page.post(f"{START}nomor/", without | {"birth_date": "12 03 1990"}, follow=True))


def test_what_is_odd_is_shown_before_sending(page: Client) -> None:
    seen = text(page.post(START + "nomor/", TYPED | {"birth_date": "13 03 1990"}, follow=True))
    assert "Tanggal lahir berbeda dari yang tertulis di NIK" in seen


def test_sending_leads_to_a_page_that_refreshes_itself_with_and_without_script(page: Client) -> None:
    page.post(START + "nomor/", TYPED)
    html = page.post(START + "periksa/", follow=True).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in html
    assert "data-refresh=" in html
    assert SITI.nik not in html


def test_sending_twice_sends_once(page: Client, siti: Account) -> None:
    page.post(START + "nomor/", TYPED)
    page.post(START + "periksa/")
    assert page.post(START + "periksa/", follow=True).status_code == 200
    assert Identity.objects.get(applicant_id=siti.pk).question_number == 1


def test_a_long_wait_says_that_the_page_may_be_closed(
    page: Client, siti: Account, clock: time_machine.Traveller
) -> None:
    asking(SITI, account=siti)
    clock.shift(timedelta(minutes=2))
    assert "Anda boleh menutup halaman ini" in text(page.get(START, follow=True))


def test_after_ten_minutes_the_page_stops_asking_by_itself(
    page: Client, siti: Account, clock: time_machine.Traveller
) -> None:
    asking(SITI, account=siti)
    clock.shift(timedelta(minutes=11))
    html = page.get(START + "menunggu/").content.decode()
    assert "data-refresh" not in html
    assert "http-equiv" not in html


def test_a_registry_that_is_down_is_called_that_and_not_a_refusal(page: Client, siti: Account) -> None:
    identity = asking(SITI, account=siti)
    note_registry_silence(applicant_id=ApplicantId(identity.pk), question_number=1, by=SYSTEM, now=NOW)
    seen = text(page.get(START, follow=True))
    assert "Dukcapil sedang tidak bisa dihubungi" in seen
    assert "tidak perlu mengirim ulang" in seen
    assert "tidak ditemukan" not in seen


@pytest.mark.parametrize(
    ("answer", "standing", "reason"),
    [
        (RegistryAnswer(RegistryStatus.NOT_FOUND), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (all_match(), Standing.ALREADY_RECIPIENT, RefusalReason.ALREADY_RECIPIENT),
        (all_match(), Standing.BARRED, RefusalReason.BARRED),
    ],
)
def test_each_refusal_has_its_page_and_a_way_to_correct(
    page: Client, siti: Account, answer: RegistryAnswer, standing: Standing, reason: RefusalReason
) -> None:
    answered(asking(SITI, account=siti), answer, standing=standing)
    response = page.get(START, follow=True)
    words = REFUSALS[reason]
    for part in (words.heading, words.explanation, words.what_to_do):
        assert str(part) in text(response)
    is_slip = reason not in NOT_A_SLIP
    assert ("Perbaiki dan kirim lagi" if is_slip else "Periksa dan kirim lagi") in text(response)
    assert SITI.nik not in response.content.decode()


def test_a_refusal_is_corrected_from_what_was_typed(page: Client, siti: Account) -> None:
    answered(asking(SITI, account=siti), RegistryAnswer(RegistryStatus.NOT_FOUND))
    assert SITI.nik in page.get(START + "nomor/").content.decode()
    page.post(START + "nomor/", TYPED)
    assert "menunggu" in page.post(START + "periksa/")["Location"]


def test_after_five_questions_the_time_of_the_next_is_shown(page: Client, siti: Account) -> None:
    for number in range(5):
        answered(asking(numbers(number), account=siti), RegistryAnswer(RegistryStatus.NOT_FOUND))
    page.post(START + "nomor/", TYPED)
    response = page.post(START + "periksa/")
    assert response.status_code == 429
    assert "25 Februari pukul 00.00 WIB" in text(response)


def test_a_nik_probed_from_other_accounts_looks_like_ones_own_limit(page: Client) -> None:
    for _ in range(own_asks_of_all(policy_on(date(2021, 2, 24))).most):
        count(own_asks_of_all(policy_on(date(2021, 2, 24))), str(digest(SITI.nik, purpose=Purpose.NIK)), now=NOW)
    page.post(START + "nomor/", TYPED)
    assert "Batas percobaan hari ini tercapai" in text(page.post(START + "periksa/"))


def test_a_nik_in_use_may_be_claimed_with_photos_and_says_nothing_of_the_other(page: Client, siti: Account) -> None:
    other = verified(SITI, account=an_account("Nama Rahasia"))
    answered(asking(SITI, account=siti))
    seen = page.get(START, follow=True).content.decode()
    assert "Ini NIK saya" in seen
    assert "Nama Rahasia" not in seen
    assert str(other.applicant_id) not in seen
    assert "Foto KTP Anda" in text(page.post(START + "ajukan/", follow=True))
    send(page, "ktp", good_picture())
    assert send(page, "selfie", good_picture()).status_code == 302
    assert "Petugas sedang memeriksa" in text(page.get(START, follow=True))
    assert Review.objects.get().is_claim


def test_who_did_not_claim_does_not_learn_that_the_nik_is_with_somebody(page: Client, siti: Account) -> None:
    verified(SITI)
    hidden = answered(asking(SITI, account=siti), all_match(birth_date=Comparison.NOT_JUDGED))
    free = answered(asking(numbers(7)), all_match(birth_date=Comparison.NOT_JUDGED))
    assert (hidden.state, free.state) == (IdentityState.CLAIMING, IdentityState.PHOTOS)
    other_page = Reader()
    other_page.force_login(Account.objects.get(pk=free.applicant_id))
    for kind in PhotoKind:
        assert text(page.get(START, follow=True)) == text(other_page.get(START, follow=True))
        send(page, kind, good_picture())
        send(other_page, kind, good_picture())
    assert text(page.get(START, follow=True)) == text(other_page.get(START, follow=True))


def test_camera_and_gallery_are_both_offered(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    html = page.get(START + "foto/ktp/").content.decode()
    assert html.count('type="file"') == 2
    assert html.count("capture=") == 1
    assert "sampai 10 MB" in html


@pytest.mark.parametrize("field", ["camera", "gallery"])
def test_two_photos_finish_the_step(page: Client, siti: Account, field: str) -> None:
    in_photos(SITI, account=siti)
    assert "foto/selfie" in page.get(send(page, "ktp", good_picture(), field=field)["Location"])["Location"]
    send(page, "selfie", good_picture(), field=field)
    assert "Identitas Anda terverifikasi" in text(page.get(START, follow=True))


def test_a_bad_photo_names_its_cause_and_the_tries_left(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    response = send(page, "ktp", blurred_picture())
    assert response.status_code == 200
    assert "Foto kabur. Bersihkan lensa" in text(response)
    assert "bisa mencoba 4 kali" in text(response)
    assert "<title>Kesalahan:" in response.content.decode()


def test_after_five_bad_photos_the_applicant_goes_on(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    for seed in range(5):
        response = send(page, "ktp", blurred_picture(seed))
    assert response.status_code == 302
    seen = text(page.get(START, follow=True))
    assert "Foto diterima apa adanya" in seen
    assert "Swafoto dengan KTP" in seen


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "Berkas ini kosong"),
        (b"bukan foto", "Berkas ini bukan foto"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Format berkas ini tidak dapat kami baca"),
        (good_picture()[:3000], "rusak atau terpotong"),
        (good_picture().ljust(MAX_BYTES + 100_000, b"\0"), "lebih besar dari 10 MB"),
        (good_picture().ljust(3 * MAX_BYTES, b"\0"), "lebih besar dari 10 MB"),
    ],
    ids=["0 bytes", "text", "svg", "truncated", "10.1 MB", "30 MB"],
)
def test_a_file_that_is_no_photo_is_a_clear_error_and_costs_no_try(
    page: Client, siti: Account, file: bytes, words: str
) -> None:
    in_photos(SITI, account=siti)
    seen = text(send(page, "ktp", file))
    assert words in seen
    assert "bisa mencoba 5 kali" in seen
    assert ("mencoba tidak berkurang" in seen) is (len(file) <= MAX_BYTES)
    assert not Photo.objects.exists()
    assert kept_files() == []


def test_a_photo_that_cannot_be_looked_at_now_is_asked_for_again(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    with ExitStack() as others:
        for _ in range(3):
            others.enter_context(DECODER._room)
        answer = send(page, "ktp", good_picture())
    assert answer.status_code == 503
    assert "Tunggu sebentar, lalu kirim lagi" in text(answer)
    assert "bisa mencoba 5 kali" in text(answer)
    assert send(page, "ktp", good_picture()).status_code == 302


def test_after_forty_files_a_day_the_page_says_kindly_from_when_on(page: Client, siti: Account) -> None:
    identity = in_photos(SITI, account=siti)
    send(page, "ktp", blurred_picture())
    kept = kept_files()
    for _ in range(PHOTO_FILES.most - 1):
        assert send(page, "ktp", b"bukan foto").status_code == 200
    answer = send(page, "ktp", good_picture())
    assert answer.status_code == 429
    for seen in (text(answer), text(page.get(START + "foto/ktp/"))):
        assert "Foto yang sudah diterima tersimpan. Anda bisa mengirim lagi mulai" in seen
        assert "pukul 00.00 WIB" in seen
        assert "Kirim foto KTP" not in seen
    assert (kept_files(), Photo.objects.filter(applicant_id=identity.pk).count()) == (kept, 1)


def test_an_outage_of_ours_uses_up_nobodys_files(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    with ExitStack() as others:
        for _ in range(3):
            others.enter_context(DECODER._room)
        answers = {send(page, "ktp", good_picture()).status_code for _ in range(PHOTO_FILES.most + 1)}
    assert answers == {503}
    assert send(page, "ktp", good_picture()).status_code == 302


def test_no_file_at_all_is_a_clear_error(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    assert "Ambil foto atau pilih foto dari galeri" in text(page.post(START + "foto/ktp/"))


def test_a_photo_just_within_10_mb_is_accepted(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    assert send(page, "ktp", good_picture().ljust(MAX_BYTES, b"\0")).status_code == 302


def test_a_wrong_extension_does_not_matter(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    assert send(page, "ktp", good_picture(), name="../../evil.php").status_code == 302


def test_the_same_photo_sent_twice_leaves_one_file(page: Client, siti: Account) -> None:
    in_photos(SITI, account=siti)
    send(page, "ktp", blurred_picture())
    send(page, "ktp", blurred_picture())
    assert len(kept_files()) == Photo.objects.count() == 1


def test_back_to_a_settled_photo_leads_on(page: Client, siti: Account) -> None:
    identity = in_photos(SITI, account=siti)
    with_photo(identity, PhotoKind.KTP)
    assert page.get(START + "foto/ktp/", follow=True).redirect_chain[-1][0].endswith("foto/selfie/")
    assert send(page, "ktp", good_picture()).status_code == 302
    assert page.get(START + "foto/paspor/").status_code == 404


@pytest.mark.parametrize("path", ["nomor/", "periksa/", "menunggu/", "belum-cocok/", "foto/ktp/"])
def test_after_the_verification_every_page_leads_to_its_result(page: Client, siti: Account, path: str) -> None:
    verified(SITI, account=siti)
    response = page.get(START + path, follow=True)
    assert "Identitas Anda terverifikasi" in text(response)
    assert SITI.nik not in response.content.decode()


def test_a_verified_nik_cannot_be_changed_from_a_tab_left_open(page: Client, siti: Account) -> None:
    identity = verified(SITI, account=siti)
    page.post(START + "nomor/", TYPED | {"nik": "3273010508920000"})
    before = identity.nik_digest
    identity.refresh_from_db()
    assert identity.nik_digest == before


def test_a_refusal_by_a_person_offers_help_and_no_new_try(page: Client, siti: Account) -> None:
    identity = with_both_photos(in_photos(SITI, all_match(name=10), account=siti))
    Identity.objects.filter(pk=identity.pk).update(state="refused", refusal=RefusalReason.ANOTHER_PERSON)
    seen = text(page.get(START, follow=True))
    assert "Perbaiki dan kirim lagi" not in seen
    assert "Bantuan" in seen
    assert page.get(START + "nomor/").status_code == 302


def test_the_pages_speak_english(page: Client, siti: Account) -> None:
    page.cookies["django_language"] = "en"
    assert "Identity card check" in text(page.get(START))
    entered(SITI, account=siti)
    assert "Check before sending" in text(page.get(START, follow=True))


@pytest.mark.parametrize("situation", [entered, asking, in_photos, verified])
def test_no_page_is_kept_by_the_browser_and_no_number_is_in_an_address_or_title(
    page: Client, siti: Account, situation: Any
) -> None:
    situation(SITI, account=siti)
    response = page.get(START, follow=True)
    assert "no-store" in response["Cache-Control"]
    for address, _status in response.redirect_chain:
        assert not re.search(r"\d{4}", address)
    assert not re.search(r"<title>[^<]*\d{4}", response.content.decode())


def test_now_is_the_clock_of_these_tests() -> None:
    assert datetime.now(tz=NOW.tzinfo) == NOW
