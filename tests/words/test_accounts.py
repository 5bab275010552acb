"""What step 1 says of refusals: what is the matter, until when, and what to do."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
import time_machine
from django.utils.translation import override

from prakerja.accounts.limits import (
    WRONG_APP_CODES,
    WRONG_PASSWORDS,
    WRONG_PASSWORDS_OF_STRANGERS,
    WRONG_PASSWORDS_WHERE_KNOWN,
    WRONG_RECOVERY_CODES,
    WRONG_TRIES_OF_A_NETWORK,
)
from prakerja.accounts.models import Account
from prakerja.codes.limits import CODES_BY_STRANGERS, CODES_OF_A_NETWORK, CODES_TO_AN_ADDRESS, Limit
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.tallies import TriesSpent
from prakerja.codes.type_code import CodeRefused
from prakerja.words.accounts import clock_time, code_words, password_words, spent_words

#: 10.00 in Jakarta.
NOW: Final = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
A_QUARTER: Final = timedelta(minutes=15)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def spent(limit: Limit, after: timedelta = A_QUARTER) -> TriesSpent:
    return TriesSpent(limit, NOW + after)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(), "10.00 WIB"),
        (timedelta(minutes=5), "10.05 WIB"),
        (timedelta(hours=13, minutes=59), "23.59 WIB"),
        (timedelta(hours=14), "25 Februari 00.00 WIB"),
        (timedelta(hours=24), "25 Februari 10.00 WIB"),
        (-timedelta(hours=10, minutes=1), "23 Februari 23.59 WIB"),
    ],
)
def test_a_time_of_another_day_in_jakarta_is_told_with_its_day(after: timedelta, said: str) -> None:
    assert clock_time(NOW + after) == said


def test_a_time_is_written_as_the_language_does_it() -> None:
    with override("en"):
        assert clock_time(NOW + A_QUARTER) == "10:15 WIB"
        assert clock_time(NOW + timedelta(days=1)) == "25 February 10:00 WIB"


_MANY_LETTERS = (
    "Sudah beberapa e-mail kami kirim ke alamat ini, mungkin karena orang lain memintanya. Periksa kotak masuk dan"
    " folder spam: salah satu e-mail terakhir berisi tautan untuk meminta kode lagi dari peranti ini. Tanpa tautan itu,"
    " e-mail berikutnya bisa diminta setelah pukul 10.15 WIB."
)
_TOO_MANY_PASSWORDS = (
    "Terlalu banyak kata sandi salah, jadi masuk dengan kata sandi ditutup sebentar. Coba lagi setelah pukul 10.15 WIB,"
    " atau masuk dengan kode lewat e-mail."
)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (CODES_TO_AN_ADDRESS, _MANY_LETTERS),
        (CODES_BY_STRANGERS, _MANY_LETTERS),
        (WRONG_PASSWORDS, _TOO_MANY_PASSWORDS),
        (WRONG_PASSWORDS_WHERE_KNOWN, _TOO_MANY_PASSWORDS),
        (
            WRONG_PASSWORDS_OF_STRANGERS,
            (
                "Terlalu banyak kata sandi salah untuk alamat ini, mungkin dari orang lain. Masuk dengan kata sandi"
                " dari peranti yang belum dikenal ditutup sampai pukul 10.15 WIB. Masuklah dengan kode lewat e-mail,"
                " atau dari peranti yang pernah Anda pakai untuk masuk."
            ),
        ),
        (
            WRONG_APP_CODES,
            (
                "Terlalu banyak kode salah. Coba lagi setelah pukul 10.15 WIB, atau pakai kunci sandi atau kode"
                " cadangan."
            ),
        ),
        (
            WRONG_RECOVERY_CODES,
            "Terlalu banyak kode cadangan salah. Coba lagi setelah pukul 10.15 WIB, atau pakai kode dari aplikasi.",
        ),
        (CODES_OF_A_NETWORK, "Terlalu banyak percobaan dari jaringan Anda. Coba lagi setelah pukul 10.15 WIB."),
        (WRONG_TRIES_OF_A_NETWORK, "Terlalu banyak percobaan dari jaringan Anda. Coba lagi setelah pukul 10.15 WIB."),
    ],
    ids=lambda value: value.kind if isinstance(value, Limit) else "",
)
def test_each_limit_says_what_was_too_much_and_when_it_is_over(limit: Limit, said: str) -> None:
    assert spent_words(spent(limit)) == said


@pytest.mark.parametrize("limit", [CODES_TO_AN_ADDRESS, WRONG_PASSWORDS, CODES_BY_STRANGERS, WRONG_APP_CODES])
def test_a_limit_that_lasts_until_tomorrow_names_the_day(limit: Limit) -> None:
    assert "25 Februari 10.00 WIB" in spent_words(spent(limit, timedelta(days=1)))


@pytest.mark.parametrize(
    ("judgement", "left", "said"),
    [
        (CodeJudgement.USED, 5, "Kode ini sudah dipakai. Minta kode baru."),
        (CodeJudgement.EXPIRED, 5, "Kode ini sudah kedaluwarsa. Minta kode baru di bawah."),
        (CodeJudgement.SPENT, 0, "Lima kali salah, jadi kode ini tidak berlaku lagi. Minta kode baru di bawah."),
        (CodeJudgement.WRONG, 0, "Lima kali salah, jadi kode ini tidak berlaku lagi. Minta kode baru di bawah."),
        (CodeJudgement.WRONG, 1, "Kode salah. Lihat e-mail terakhir dari kami. Anda masih bisa mencoba 1 kali."),
        (CodeJudgement.WRONG, 4, "Kode salah. Lihat e-mail terakhir dari kami. Anda masih bisa mencoba 4 kali."),
    ],
)
def test_a_code_that_does_not_open_says_why_and_what_helps(judgement: CodeJudgement, left: int, said: str) -> None:
    assert code_words(CodeRefused(judgement, left)) == said


@pytest.mark.parametrize(("left", "said"), [(1, "1 try left."), (4, "4 tries left.")])
def test_english_counts_tries_in_singular_and_plural(left: int, said: str) -> None:
    with override("en"):
        assert said in code_words(CodeRefused(CodeJudgement.WRONG, left))


SITI: Final = Account(email="siti@contoh.example", full_name="Siti Aminah")


@pytest.mark.parametrize("password", ["kuda hijau lompat", "tanpaangka", "пароль-мой", "8362940117"])
def test_a_good_password_has_nothing_said_against_it(password: str) -> None:
    assert password_words(password, SITI) is None


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "paling sedikit 8"),
        ("kuda", "paling sedikit 8"),
        ("a" * 7, "paling sedikit 8"),
        ("password1", "dipakai banyak orang"),
        ("Prakerja2021", "dipakai banyak orang"),
        ("17-08-1945", "dipakai banyak orang"),
        ("sitiaminah", "mirip nama"),
        ("siti@contoh.example", "mirip nama"),
    ],
)
def test_a_password_that_others_would_guess_is_refused_with_what_to_choose(password: str, said: str) -> None:
    words = password_words(password, SITI)
    assert words is not None
    assert said in words


def test_a_refused_password_is_not_repeated() -> None:
    assert "sitiaminah" not in str(password_words("sitiaminah", SITI))


def test_without_a_name_or_an_address_a_password_is_like_nobody() -> None:
    assert password_words("sitiaminah", Account(email="", full_name="")) is None
