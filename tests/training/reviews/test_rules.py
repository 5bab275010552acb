"""By which rules a review is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.training.reviews.rules import HiddenFor, reasons_against

OWN_CODE = "GHKPNXYUVMT2"


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("NIK saya 3201 0115 0190 0001", [HiddenFor.LONG_NUMBER]),
        ("rekening 1234567890", [HiddenFor.LONG_NUMBER]),
        ("kartu 4929-0000-0000-0006", [HiddenFor.LONG_NUMBER]),
        ("hubungi 0812-3456-7890", [HiddenFor.PHONE]),
        ("hubungi +62 812 3456 7890", [HiddenFor.PHONE]),
        ("hubungi ０８１２３４５６７８９０", [HiddenFor.PHONE]),
        ("tulis ke siti@contoh.co.id", [HiddenFor.EMAIL]),
        ("tulis ke siti (at) contoh.com", [HiddenFor.EMAIL]),
        ("pakai GH7PNXYUVMT2 saja", [HiddenFor.REDEEM_CODE]),
        ("pakai ghkp nxyu vmt2 saja", [HiddenFor.REDEEM_CODE]),
        ("lihat bit.ly/kursus", [HiddenFor.WEB_ADDRESS]),
        ("lihat https://lain", [HiddenFor.WEB_ADDRESS]),
        ("lihat WWW.kursus-lain.id", [HiddenFor.WEB_ADDRESS]),
        ("lihat kelas.lain.com/a", [HiddenFor.WEB_ADDRESS]),
        ("gurunya g0bl0k", [HiddenFor.INSULT]),
        ("gurunya Gobllooook!", [HiddenFor.INSULT]),
        ("gurunya to\u200blol", [HiddenFor.INSULT]),
        ("aaaaaaaa", [HiddenFor.REPEATED]),
        ("bagus bagus bagus bagus", [HiddenFor.REPEATED]),
        ("!?", [HiddenFor.REPEATED]),
        ("tolol, 081234567890, a@b.com", [HiddenFor.PHONE, HiddenFor.EMAIL, HiddenFor.INSULT]),
    ],
)
def test_each_rule_is_named_for_which_it_is_hidden(text: str, reasons: list[HiddenFor]) -> None:
    assert reasons_against(text, own_code=OWN_CODE) == reasons


@pytest.mark.parametrize(
    "text",
    [
        "Pengajarnya sabar, contohnya banyak!!!",
        "Harganya Rp1.000.000, di tempat lain Rp600.000.",
        "Mulai 12-10-2023 pukul 08.00-12.00 dan 13.00-15.00",
        "MENYENANGKAN SEKALI, terima kasih",
        "Anjing saya sekarang menurut; merawat babi juga dibahas.",
        "Materinya jelas.Tugasnya banyak.",
        "Saya asuransikan bengkel saya sesudah ini.",
        "Tidak buruk, tetapi terlalu cepat untuk 16 jam.",
    ],
)
def test_what_breaks_no_rule_is_read_by_all(text: str) -> None:
    assert reasons_against(text, own_code=OWN_CODE) == []


@given(st.text(max_size=1_000))
def test_whatever_is_written_is_judged_and_judged_alike_again(text: str) -> None:
    assert reasons_against(text) == reasons_against(text)


@given(st.text(alphabet="abcdefghij ", max_size=40), st.from_regex(r"08[0-9]{9,11}", fullmatch=True))
def test_a_telephone_number_hides_whatever_stands_around_it(around: str, phone: str) -> None:
    assert HiddenFor.PHONE in reasons_against(f"{around} {phone} {around}")
