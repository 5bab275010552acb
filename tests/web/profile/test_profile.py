"""Step 3 through its pages, without script: resumed, gone back on, opened twice, mistyped, locked."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import translation

from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from prakerja.kit.actor import ApplicantId
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.facts import answers_of, phone_of
from prakerja.profile.models import Declaration, Particulars
from prakerja.web.profile.questions import PAGES
from tests.situations.accounts import confirmed as confirmed_lately
from tests.situations.profile import (
    TYPED,
    an_applicant,
    confirmed,
    with_answers,
    with_particulars,
    with_phone,
)
from tests.situations.reader import Reader
from tests.situations.rows import all_rows, changed_since

pytestmark = pytest.mark.django_db

NUMBER = "+6281100000000"
ANSWERS = [
    ("alamat-ktp", {"ktp_address": "Jl. Melati 7"}),
    ("provinsi-ktp", {"ktp_province": "32"}),
    ("kota-ktp", {"ktp_regency": "3273"}),
    ("tempat-tinggal", {"same_as_ktp": "no"}),
    ("alamat-tinggal", {"domicile_address": "Jl. Kenanga 1"}),
    ("provinsi-tinggal", {"domicile_province": "31"}),
    ("kota-tinggal", {"domicile_regency": "3171"}),
    ("pendidikan", {"education": "senior"}),
    ("sekolah", {"in_formal_education": "no"}),
    ("pekerjaan", {"employment": "dismissed"}),
    ("jabatan", {"office": "none"}),
    ("disabilitas", {"disability": "yes", "disability_kind": "visual"}),
    ("tanggungan", {"dependants": "2"}),
    ("topik", {"topic": "digital"}),
]


@pytest.fixture
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def account(db: None) -> Account:
    account = Account.objects.create_user("siti@contoh.example", "sandi-rahasia-12", full_name="Siti Contoh")
    confirmed(ApplicantId(account.pk))
    return account


@pytest.fixture
def applicant(account: Account) -> ApplicantId:
    return ApplicantId(account.pk)


@pytest.fixture
def siti(client: Client, account: Account, clock: time_machine.Traveller) -> Client:
    client.force_login(account)
    return client


def page(client: Client, url: str) -> str:
    return unescape(client.get(url, follow=True).content.decode())


def answer(client: Client, slug: str, **typed: str) -> str:
    """The address that follows, or the page when something was wrong with the answer."""
    response = client.post(f"/data-diri/{slug}/", typed)
    return response["Location"] if response.status_code == 302 else unescape(response.content.decode())


def sent_code() -> str:
    message = Message.objects.filter(text="phone_code").latest("created_at")
    code: str = str(read_words(message.words_as_json)["code"])
    return code


def wrong_code() -> str:
    return "111111" if sent_code() != "111111" else "222222"


def give_number(client: Client, typed: str = "0811 0000 0000") -> None:
    client.post("/data-diri/nomor-hp/ganti/", {"number": typed})


# the particulars


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    for url in ("", "alamat-ktp/", "periksa/", "nomor-hp/", "nomor-hp/kode/", "pernyataan/", "pernyataan/unduh/"):
        response = client.get(f"/data-diri/{url}")
        assert response.status_code == 302
        assert response["Location"].endswith(f"?next=/data-diri/{url}")


def test_one_question_follows_another_to_the_check_page(siti: Client, applicant: ApplicantId) -> None:
    location = siti.get("/data-diri/")["Location"]
    for slug, typed in ANSWERS:
        assert location == f"/data-diri/{slug}/"
        assert siti.get(location).status_code == 200
        location = answer(siti, slug, **typed)
    assert location == "/data-diri/periksa/"
    assert "Data sudah benar, simpan" in page(siti, location)
    assert siti.post(location)["Location"] == "/beranda/lanjut/"
    assert Particulars.objects.get(pk=applicant).completed_at is not None


def test_who_lives_at_the_ktp_address_is_not_asked_for_another(siti: Client) -> None:
    for slug, typed in ANSWERS[:3]:
        answer(siti, slug, **typed)
    assert answer(siti, "tempat-tinggal", same_as_ktp="yes") == "/data-diri/pendidikan/"
    assert siti.get("/data-diri/alamat-tinggal/")["Location"] == "/data-diri/"


def test_the_name_is_prefilled_and_not_asked_again(siti: Client) -> None:
    assert siti.get("/data-diri/")["Location"] == "/data-diri/alamat-ktp/"
    assert "Siti Contoh" in page(siti, "/data-diri/periksa/")


def test_one_resumes_where_one_left_off(siti: Client, account: Account) -> None:
    for slug, typed in ANSWERS[:5]:
        answer(siti, slug, **typed)
    another_day = Reader()
    another_day.force_login(account)
    assert another_day.get("/data-diri/")["Location"] == "/data-diri/provinsi-tinggal/"
    assert 'value="Jl. Kenanga 1"' in page(another_day, "/data-diri/alamat-tinggal/")


def test_what_was_typed_stays_beside_its_error_and_in_the_summary(siti: Client) -> None:
    shown = answer(siti, "tanggungan", dependants="dua orang")
    assert "<title>Kesalahan:" in shown
    assert shown.count("Tuliskan jumlah orang dengan angka, misalnya 2") == 2
    assert 'value="dua orang"' in shown
    assert 'href="#id_dependants"' in shown
    assert 'aria-invalid="true"' in shown


def test_an_error_of_a_choice_links_to_its_first_box(siti: Client) -> None:
    shown = answer(siti, "pendidikan")
    assert 'href="#id_education_0"' in shown
    assert 'id="id_education_0"' in shown


def test_a_script_in_an_answer_is_text(siti: Client) -> None:
    answer(siti, "alamat-ktp", ktp_address="Jl. <script>alert(1)</script>")
    assert "<script>alert" not in siti.get("/data-diri/periksa/").content.decode()


def test_the_regencies_offered_are_those_of_the_province(siti: Client) -> None:
    answer(siti, "provinsi-ktp", ktp_province="32")
    shown = page(siti, "/data-diri/kota-ktp/")
    assert 'value="3273"' in shown
    assert 'value="3171"' not in shown


def test_the_regency_is_not_asked_before_the_province(siti: Client) -> None:
    assert siti.get("/data-diri/kota-ktp/")["Location"] == "/data-diri/"


def test_changing_one_answer_returns_to_the_check_page(siti: Client, applicant: ApplicantId, now: datetime) -> None:
    with_particulars(applicant, now=now)
    assert 'href="/data-diri/periksa/"' in page(siti, "/data-diri/pendidikan/")
    assert answer(siti, "pendidikan", education="bachelor") == "/data-diri/periksa/"
    assert "Perubahan langsung tersimpan" in page(siti, "/data-diri/periksa/")


def test_changing_the_province_asks_for_the_regency_and_then_returns(
    siti: Client, applicant: ApplicantId, now: datetime
) -> None:
    with_particulars(applicant, now=now)
    assert answer(siti, "provinsi-ktp", ktp_province="33") == "/data-diri/kota-ktp/"
    assert answer(siti, "kota-ktp", ktp_regency="3374") == "/data-diri/periksa/"


def test_a_form_sent_twice_is_saved_once(siti: Client, applicant: ApplicantId) -> None:
    for _ in range(2):
        assert answer(siti, "pendidikan", education="senior") == "/data-diri/alamat-ktp/"
    assert answers_of(applicant).education == "senior"


def test_the_back_button_and_another_answer_lose_nothing(siti: Client, applicant: ApplicantId) -> None:
    for slug, typed in ANSWERS[:4]:
        answer(siti, slug, **typed)
    answer(siti, "alamat-ktp", ktp_address="Jl. Mawar 8")
    answers = answers_of(applicant)
    assert (answers.ktp_address, answers.ktp_regency) == ("Jl. Mawar 8", "3273")


def test_two_tabs_keep_both_answers(siti: Client, applicant: ApplicantId) -> None:
    siti.get("/data-diri/pendidikan/")
    siti.get("/data-diri/tanggungan/")
    answer(siti, "tanggungan", dependants="4")
    answer(siti, "pendidikan", education="diploma")
    answers = answers_of(applicant)
    assert (answers.dependants, answers.education) == (4, "diploma")


def test_completing_half_a_profile_leads_to_the_open_question(
    siti: Client, applicant: ApplicantId, now: datetime
) -> None:
    answer(siti, "pendidikan", education="senior")
    assert siti.post("/data-diri/periksa/")["Location"] == "/data-diri/alamat-ktp/"


def test_answers_that_stand_against_a_card_are_said_early_and_stop_nobody(
    siti: Client, applicant: ApplicantId, now: datetime
) -> None:
    with_answers(applicant, now=now, office="police", in_formal_education="yes")
    shown = page(siti, "/data-diri/periksa/")
    assert "Perpres 76/2020" in shown
    assert "Permenko 11/2020" in shown
    assert siti.post("/data-diri/periksa/")["Location"] == "/beranda/lanjut/"


def test_a_page_that_does_not_exist_is_not_found(siti: Client) -> None:
    assert siti.get("/data-diri/nama-ibu/").status_code == 404


def test_no_title_tells_an_answer(siti: Client, applicant: ApplicantId, now: datetime) -> None:
    with_answers(applicant, now=now)
    for one in PAGES:
        (title,) = re.findall(r"<title>(.*)</title>", page(siti, f"/data-diri/{one.slug}/"))
        assert not any(typed in title for typed in TYPED.values() if len(typed) > 3)


def test_every_question_says_what_its_answer_is_for(siti: Client) -> None:
    for one in PAGES:
        assert len(str(one.use)) > 20


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.slug)
def test_every_question_is_a_heading_and_is_there_in_english(
    siti: Client, applicant: ApplicantId, now: datetime, one: object
) -> None:
    slug, question = one.slug, one.question  # type: ignore[attr-defined]
    with_answers(applicant, now=now, same_as_ktp="no", domicile_province="31")
    indonesian = page(siti, f"/data-diri/{slug}/")
    assert len(re.findall("<h1>", indonesian)) == 1
    siti.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = page(siti, f"/data-diri/{slug}/")
    with translation.override("en"):
        assert str(question) in english
    with translation.override("id"):
        assert str(question) not in english


# the phone number


def test_a_number_is_given_and_proven(siti: Client, applicant: ApplicantId) -> None:
    assert siti.get("/data-diri/nomor-hp/")["Location"] == "/data-diri/nomor-hp/ganti/"
    give_number(siti, "+62 811-0000-0000")
    shown = page(siti, "/data-diri/nomor-hp/")
    assert "SMS sedang dikirim" in shown
    assert "10.10 WIB" in shown
    code = sent_code()
    assert (
        siti.post("/data-diri/nomor-hp/kode/", {"code": f"{code[:3]} {code[3:]}"})["Location"] == "/data-diri/nomor-hp/"
    )
    assert phone_of(applicant) == NUMBER
    assert "sudah diverifikasi" in page(siti, "/data-diri/nomor-hp/")


def test_whoever_typed_a_number_sees_it_whole_until_its_code_is_over(
    siti: Client, clock: time_machine.Traveller
) -> None:
    give_number(siti)
    assert Event.objects.get(name="profile.phone_code.sent").facts["is_shown_whole"] is True
    before = all_rows()
    shown = siti.get("/data-diri/nomor-hp/kode/").content.decode()
    assert NUMBER in shown
    assert changed_since(before) == set(), "a page that is read writes nothing"
    assert NUMBER not in shown.partition("</title>")[0]
    assert "11000000" not in str(dict(siti.session.items()))
    clock.shift(timedelta(minutes=11))
    assert "81100000000" not in page(siti, "/data-diri/nomor-hp/kode/")


def test_nobody_else_is_shown_the_whole_number(siti: Client, account: Account) -> None:
    give_number(siti)
    another_session = Reader()
    another_session.force_login(account)
    shown = page(another_session, "/data-diri/nomor-hp/kode/")
    assert "••••0000" in shown
    assert "81100000000" not in shown
    for address in ("/data-diri/nomor-hp/ganti/", "/beranda/", "/akun/"):
        assert "81100000000" not in page(siti, address)


def test_the_code_box_is_one_box_for_digits_and_for_the_phone_to_fill(siti: Client) -> None:
    give_number(siti)
    (box,) = re.findall(r'<input[^>]*name="code"[^>]*>', page(siti, "/data-diri/nomor-hp/kode/"))
    assert 'inputmode="numeric"' in box
    assert 'autocomplete="one-time-code"' in box
    assert "maxlength" not in box


def test_a_number_that_is_none_is_kept_with_its_reason(siti: Client) -> None:
    response = siti.post("/data-diri/nomor-hp/ganti/", {"number": "(021) 123 4567"})
    shown = unescape(response.content.decode())
    assert 'value="(021) 123 4567"' in shown
    assert shown.count("Ini bukan nomor HP") == 2


def test_a_number_sent_twice_is_one_sms(siti: Client) -> None:
    for _ in range(2):
        response = siti.post("/data-diri/nomor-hp/ganti/", {"number": "081100000000"})
        assert response["Location"] == "/data-diri/nomor-hp/kode/"
    assert Message.objects.count() == 1


def test_a_wrong_code_is_kept_and_says_how_many_tries_are_left(siti: Client) -> None:
    give_number(siti)
    response = siti.post("/data-diri/nomor-hp/kode/", {"code": wrong_code()})
    shown = unescape(response.content.decode())
    assert "bisa mencoba 4 kali" in shown
    assert f'value="{wrong_code()}"' in shown


def test_five_wrong_codes_lock_and_the_page_says_until_when(siti: Client, clock: time_machine.Traveller) -> None:
    give_number(siti)
    for _ in range(5):
        response = siti.post("/data-diri/nomor-hp/kode/", {"code": wrong_code()})
    assert "10.15 WIB / 11.15 WITA / 12.15 WIT" in response.content.decode()
    assert "Terlalu banyak kode salah" in page(siti, "/data-diri/nomor-hp/")
    assert "10.15 WIB" in page(siti, "/data-diri/nomor-hp/kode/")
    response = siti.post("/data-diri/nomor-hp/ganti/", {"number": "081100000001"})
    assert "10.15 WIB" in response.content.decode()
    clock.shift(timedelta(minutes=15))
    siti.post("/data-diri/nomor-hp/kirim-lagi/")
    assert siti.post("/data-diri/nomor-hp/kode/", {"code": sent_code()})["Location"] == "/data-diri/nomor-hp/"


def test_an_expired_code_says_so_and_a_new_one_is_a_button_away(siti: Client, clock: time_machine.Traveller) -> None:
    give_number(siti)
    code = sent_code()
    clock.shift(timedelta(minutes=10))
    shown = unescape(siti.post("/data-diri/nomor-hp/kode/", {"code": code}).content.decode())
    assert "sudah kedaluwarsa" in shown
    assert "Kirim kode baru" in shown


def test_a_resend_before_thirty_seconds_waits(siti: Client, clock: time_machine.Traveller) -> None:
    give_number(siti)
    assert 'data-left="30"' in page(siti, "/data-diri/nomor-hp/kode/")
    assert "Tunggu 30 detik" in unescape(siti.post("/data-diri/nomor-hp/kirim-lagi/", follow=True).content.decode())
    clock.shift(timedelta(seconds=30))
    assert "data-left" not in page(siti, "/data-diri/nomor-hp/kode/")
    assert "Kode baru sedang dikirim" in unescape(
        siti.post("/data-diri/nomor-hp/kirim-lagi/", follow=True).content.decode()
    )
    assert Message.objects.count() == 2


def test_the_other_gateway_is_a_button_away(siti: Client, clock: time_machine.Traveller) -> None:
    give_number(siti)
    clock.shift(timedelta(seconds=30))
    siti.post("/data-diri/nomor-hp/kirim-lagi/", {"other_gateway": "1"})
    assert set(Message.objects.values_list("gateway", flat=True)) == {"", "dua"}


def test_too_many_codes_say_when_the_next_one_may_be_asked_for(siti: Client, clock: time_machine.Traveller) -> None:
    for _ in range(5):
        give_number(siti)
        clock.shift(timedelta(minutes=1))
    shown = unescape(siti.post("/data-diri/nomor-hp/kirim-lagi/", follow=True).content.decode())
    assert "11.00 WIB" in shown


def test_a_silent_operator_is_told(siti: Client, clock: time_machine.Traveller, now: datetime) -> None:
    give_number(siti)
    clock.shift(timedelta(seconds=20))
    assert "Operator SMS kami sedang terganggu" in page(siti, "/data-diri/nomor-hp/kode/")
    Message.objects.update(state="sent", sent_at=now)
    assert "Belum ada kabar" in page(siti, "/data-diri/nomor-hp/kode/kabar/")
    Message.objects.update(state="delivered")
    assert page(siti, "/data-diri/nomor-hp/kode/kabar/") == "SMS sudah sampai di HP Anda."
    Message.objects.update(state="failed")
    assert "tidak dapat mengantar" in page(siti, "/data-diri/nomor-hp/kode/")


def test_a_number_of_another_account_has_its_own_page_after_the_code(siti: Client, now: datetime) -> None:
    with_phone(an_applicant(), now=now, number=NUMBER)
    give_number(siti)
    shown = unescape(siti.post("/data-diri/nomor-hp/kode/", {"code": sent_code()}).content.decode())
    assert "Nomor HP sudah dipakai akun lain" in shown
    assert "Pakai nomor lain" in shown


def test_the_right_code_in_two_tabs_is_right_in_both(siti: Client) -> None:
    give_number(siti)
    for _ in range(2):
        response = siti.post("/data-diri/nomor-hp/kode/", {"code": sent_code()})
        assert response["Location"] == "/data-diri/nomor-hp/"


def test_a_changed_number_is_in_force_only_after_its_code(siti: Client, applicant: ApplicantId, now: datetime) -> None:
    old = with_phone(applicant, now=now)
    give_number(confirmed_lately(siti))
    assert "menunggu kodenya" in page(siti, "/data-diri/nomor-hp/")
    assert phone_of(applicant) == old
    siti.post("/data-diri/nomor-hp/kode/", {"code": sent_code()})
    assert phone_of(applicant) == NUMBER
    assert Message.objects.filter(text="phone_number_changed", channel="email").count() == 1


def test_whoever_finds_a_phone_lying_about_puts_no_other_number_in_its_place(
    siti: Client, applicant: ApplicantId, now: datetime
) -> None:
    with_phone(applicant, now=now)
    asked = siti.post("/data-diri/nomor-hp/ganti/", {"number": "081100000001"})
    assert "Pastikan ini Anda" in asked.content.decode()
    assert 'name="number" value="081100000001"' in asked.content.decode()
    assert not Message.objects.exists()


def test_the_number_that_is_verified_already_needs_nothing(siti: Client, applicant: ApplicantId, now: datetime) -> None:
    with_phone(applicant, now=now, number=NUMBER)
    again = confirmed_lately(siti).post("/data-diri/nomor-hp/ganti/", {"number": "081100000000"})
    assert again["Location"] == "/data-diri/nomor-hp/"
    assert siti.get("/data-diri/nomor-hp/kode/")["Location"] == "/data-diri/nomor-hp/"
    assert siti.post("/data-diri/nomor-hp/kirim-lagi/")["Location"] == "/data-diri/nomor-hp/"
    assert not Message.objects.exists()


def test_codes_are_not_sent_by_following_a_link(siti: Client) -> None:
    assert siti.get("/data-diri/nomor-hp/kirim-lagi/").status_code == 405


# the declaration


def ticks(*, without: str = "") -> dict[str, str]:
    text = current_declaration()
    return {"version": text.version} | {one.name: "on" for one in text.statements if one.name != without}


def test_the_declaration_is_ticked_statement_by_statement_and_taken_home(siti: Client, now: datetime) -> None:
    shown = page(siti, "/data-diri/pernyataan/")
    assert shown.count('type="checkbox"') == len(current_declaration().statements)
    assert " checked" not in shown
    assert siti.post("/data-diri/pernyataan/", ticks())["Location"] == "/data-diri/pernyataan/"
    assert "24 Februari 2021 pukul 10.00 WIB" in page(siti, "/data-diri/pernyataan/")


def test_a_statement_left_out_is_named_and_the_other_ticks_stay(siti: Client) -> None:
    response = siti.post("/data-diri/pernyataan/", ticks(without="repay"))
    shown = response.content.decode()
    assert 'href="#id_repay"' in shown
    assert shown.count(" checked") == len(current_declaration().statements) - 1
    assert not Declaration.objects.exists()


def test_signing_twice_is_signing_once(siti: Client) -> None:
    for _ in range(2):
        siti.post("/data-diri/pernyataan/", ticks())
    assert Declaration.objects.count() == 1


def test_an_older_page_shows_the_new_declaration(siti: Client) -> None:
    response = siti.post("/data-diri/pernyataan/", ticks() | {"version": "2020-1"}, follow=True)
    assert "sudah diganti" in response.content.decode()
    assert not Declaration.objects.exists()


def test_a_new_version_asks_those_who_signed_an_older_one(siti: Client, applicant: ApplicantId, now: datetime) -> None:
    Declaration.objects.create(applicant_id=applicant, version="2020-1", language="id", accepted_at=now)
    assert "Pernyataan berubah" in page(siti, "/data-diri/pernyataan/")


def test_the_copy_can_be_checked_by_anyone(siti: Client) -> None:
    siti.post("/data-diri/pernyataan/", ticks())
    response = siti.get("/data-diri/pernyataan/unduh/")
    copy = response.content.decode()
    signed, _, rest = copy.partition("-----\n")
    assert hashlib.sha256(signed.encode()).hexdigest() in rest
    assert "Siti Contoh" in rest
    assert "24-02-2021 10:00:00 WIB" in rest
    assert "attachment" in response["Content-Disposition"]


def test_the_copy_is_in_the_language_that_was_read(siti: Client) -> None:
    siti.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    siti.post("/data-diri/pernyataan/", ticks())
    siti.cookies[settings.LANGUAGE_COOKIE_NAME] = "id"
    assert "All data that I have given are true" in page(siti, "/data-diri/pernyataan/unduh/")


def test_there_is_no_copy_before_signing(siti: Client) -> None:
    assert siti.get("/data-diri/pernyataan/unduh/").status_code == 404


# every page


def test_every_page_is_light(siti: Client, applicant: ApplicantId, now: datetime) -> None:
    with_answers(applicant, now=now, same_as_ktp="no", domicile_province="32")
    give_number(siti)
    urls = [f"/data-diri/{one.slug}/" for one in PAGES]
    urls += ["/data-diri/periksa/", "/data-diri/nomor-hp/kode/", "/data-diri/pernyataan/"]
    for url in urls:
        assert len(siti.get(url).content) < 15_000, url


# every reason has its words


@pytest.mark.parametrize(
    ("slug", "typed", "words"),
    [
        ("nama", {"full_name": "S" * 201}, "Nama paling panjang 200 huruf"),
        ("nama", {"full_name": "=cmd"}, "Jangan mulai dengan tanda ="),
        ("alamat-ktp", {"ktp_address": "J" * 301}, "paling banyak 300 huruf"),
        ("alamat-ktp", {"ktp_address": "Jl."}, "Alamat terlalu pendek"),
        ("alamat-ktp", {"ktp_address": "123456"}, "tuliskan juga nama jalan atau dusun"),
        ("tanggungan", {"dependants": "21"}, "antara 0 dan 20 orang"),
        ("provinsi-ktp", {"ktp_province": "99"}, "Pilih provinsi di KTP"),
    ],
)
def test_a_refused_answer_says_what_to_do(siti: Client, slug: str, typed: dict[str, str], words: str) -> None:
    assert answer(siti, slug, **typed).count(words) == 2


def test_a_code_of_another_length_costs_no_try(siti: Client) -> None:
    give_number(siti)
    for typed, words in [("123", "Kode terdiri dari 6 angka"), ("", "Ketik kode 6 angka dari SMS")]:
        assert words in siti.post("/data-diri/nomor-hp/kode/", {"code": typed}).content.decode()
    assert "bisa mencoba 4 kali" in siti.post("/data-diri/nomor-hp/kode/", {"code": wrong_code()}).content.decode()


def test_there_is_no_news_of_an_sms_that_nobody_asked_for(siti: Client) -> None:
    assert siti.get("/data-diri/nomor-hp/kode/kabar/").status_code == 204


def test_the_next_code_on_another_day_is_told_with_its_day(siti: Client, clock: time_machine.Traveller) -> None:
    for _ in range(10):
        give_number(siti)
        clock.shift(timedelta(minutes=13))
    shown = unescape(siti.post("/data-diri/nomor-hp/kirim-lagi/", follow=True).content.decode())
    assert "25-02-2021 10.00 WIB" in shown


def test_a_kind_of_disability_that_nobody_offered_is_refused(siti: Client) -> None:
    shown = answer(siti, "disabilitas", disability="yes", disability_kind="flying")
    assert "Pilih jenisnya dari daftar, atau kosongkan" in shown
