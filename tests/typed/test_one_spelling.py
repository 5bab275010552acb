"""Whatever is typed has one spelling: reading it twice is reading it once, and what looks the same is the same."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Final
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prakerja.codes.rules import read_code
from prakerja.identity.numbers import UnreadableNumber, read_family_card, read_nik
from prakerja.kit.refused import Refused
from prakerja.kit.typed_address import LONGEST_ADDRESS, AddressProblem, NotAnAddress, read_address
from prakerja.kit.typed_name import NameProblem, NotAName, read_name
from prakerja.kit.typed_password import read_password
from prakerja.kit.unseen import UNSEEN, seen
from prakerja.profile.phone_number import PhoneReason, read_phone_number
from prakerja.profile.reading import NotAnAnswer, Reason, read_answer
from prakerja.screening.list_faults import ListFault
from prakerja.screening.spellings import read_number
from prakerja.words.profile import words_for, words_for_phone
from prakerja.words.typed import ADDRESS_PROBLEMS, NAME_PROBLEMS
from tests.typed.disguises import arabic_digits, decomposed, framed, full_width, hidden

LOCAL: Final = st.from_regex(r"[a-z0-9_+-]{1,12}(\.[a-z0-9]{1,8}){0,2}", fullmatch=True)
DOMAINS: Final = st.sampled_from(
    [
        "contoh.example",
        "gmail.com",
        "mail.go.id",
        "xn--bro-hoa.example",
        "a-b.co.id",
        "xn--strae-oqa.de",
        "r3---sn.web.id",
    ]
)
ADDRESSES: Final = st.builds("{}@{}".format, LOCAL, DOMAINS)
NAMES: Final = st.sampled_from(
    ["Siti Aminah", "Y", "D'Artagnan S.Kom., M.T.", "Ñusta Özil", "محمد", "José Ángel", "王小明", "Nguyễn Ái"]
)
PASSWORDS: Final = st.sampled_from(
    ["kuda hijau lompat", "pässwörd-é-1", "Kata\u00a0Sandi 7", "пароль-мой", "😀 lompat jauh", "❤ hati-hati"]
)
NUMBERS: Final = st.from_regex(r"[0-9]{16}", fullmatch=True)
PHONES: Final = st.from_regex(r"\+62811[0-9]{7}", fullmatch=True)
CODES: Final = st.from_regex(r"[0-9]{6}", fullmatch=True)
ANYTHING: Final = st.text(max_size=60) | st.builds("{}@{}".format, st.text(max_size=20), st.text(max_size=20))

type Read = Callable[[str], str]
type Disguise = Callable[[str], str]


def _name(typed: str) -> str:
    return str(read_answer("full_name", typed, day=date(2021, 2, 1)))


def _code(typed: str) -> str:
    return read_code(typed) or ""


READERS: Final[dict[str, Read]] = {
    "address": read_address,
    "name": read_name,
    "name on its own page": _name,
    "password": read_password,
    "nik": read_nik,
    "family card": read_family_card,
    "phone": read_phone_number,
    "code": _code,
}


@pytest.mark.parametrize("kind", READERS)
@given(typed=ANYTHING)
def test_reading_twice_is_reading_once(kind: str, typed: str) -> None:
    read = READERS[kind]
    try:
        once = read(typed)
    except (Refused, UnreadableNumber):
        return
    assert not once or read(once) == once


GOOD: Final = {
    "address": ADDRESSES,
    "name": NAMES,
    "name on its own page": NAMES,
    "password": PASSWORDS,
    "nik": NUMBERS,
    "family card": NUMBERS,
    "phone": PHONES,
    "code": CODES,
}


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
def test_what_nobody_sees_makes_no_other_of_it(kind: str, data: st.DataObject) -> None:
    plain, hide, frame = data.draw(GOOD[kind]), data.draw(hidden()), data.draw(framed())
    read = READERS[kind]
    assert read(frame(hide(plain))) == read(plain)


@pytest.mark.parametrize("kind", ["address", "name", "name on its own page", "password"])
@given(data=st.data())
def test_a_letter_and_its_mark_are_the_letter(kind: str, data: st.DataObject) -> None:
    plain, hide = data.draw(GOOD[kind]), data.draw(hidden())
    assert READERS[kind](hide(decomposed(plain))) == READERS[kind](plain)


@pytest.mark.parametrize("kind", ["nik", "family card", "phone", "code"])
@pytest.mark.parametrize("other", [full_width, arabic_digits])
@given(data=st.data())
def test_digits_of_every_keyboard_are_digits(kind: str, other: Disguise, data: st.DataObject) -> None:
    plain = data.draw(GOOD[kind])
    assert READERS[kind](other(plain)) == READERS[kind](plain)


@given(
    NUMBERS, st.lists(st.integers(1, 15), max_size=4), st.sampled_from([" ", "-", ".", "–", "\u00a0", "\u200b", "  "])
)
def test_a_list_reads_a_nik_as_its_own_page_does_or_says_what_is_wrong_with_it(
    nik: str, places: list[int], between: str
) -> None:
    cut = [0, *sorted(set(places)), 16]
    spelled = between.join(nik[start:end] for start, end in pairwise(cut))
    on_the_page, on_a_list = read_nik(spelled), read_number(spelled, takes_made_up=True)
    assert on_the_page == nik
    assert on_a_list == nik or isinstance(on_a_list, ListFault)


@given(ADDRESSES)
def test_an_address_is_the_same_however_it_is_pasted(address: str) -> None:
    local, _, domain = address.partition("@")
    spellings = [
        address.upper(),
        full_width(address),
        f"{local} @ {domain}",
        f"Siti A. <{address}>",
        f'"Aminah, Siti" <{address.upper()}>',
        f"<{address}>",
        f"mailto:{address}",
        f"MAILTO:{address.replace('+', '%2B')}?subject=Halo&body=a@b",
        f"{address},",
        f"{address}.",
        f" {address};\n",
    ]
    assert {read_address(spelled) for spelled in spellings} == {address}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("siti@büro.example", "siti@xn--bro-hoa.example"),
        ("siti@BÜRO.example", "siti@xn--bro-hoa.example"),
        ("siti@bu\u0308ro.example", "siti@xn--bro-hoa.example"),
        ("siti@contoh。example", "siti@contoh.example"),
        ("siti@K\u200belvin.id", "siti@kelvin.id"),
        ("siti@\u212aelvin.id", "siti@kelvin.id"),
    ],
)
def test_a_domain_of_other_letters_has_one_spelling(typed: str, kept: str) -> None:
    assert read_address(typed) == kept


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", AddressProblem.MISSING),
        ("\u200b \ufeff", AddressProblem.MISSING),
        ("siti", AddressProblem.NOT_AN_ADDRESS),
        ("siti@", AddressProblem.NOT_AN_ADDRESS),
        ("@contoh.example", AddressProblem.NOT_AN_ADDRESS),
        ("siti@contoh", AddressProblem.NOT_AN_ADDRESS),
        ("siti@contoh..example", AddressProblem.NOT_AN_ADDRESS),
        ("siti aminah@contoh.example", AddressProblem.NOT_AN_ADDRESS),
        ("siti..a@contoh.example", AddressProblem.NOT_AN_ADDRESS),
        ('"siti a"@contoh.example', AddressProblem.NOT_AN_ADDRESS),
        ("siti@[127.0.0.1]", AddressProblem.NOT_AN_ADDRESS),
        ("siti@127.0.0.11", AddressProblem.NOT_AN_ADDRESS),
        ("siti@con_toh.example", AddressProblem.NOT_AN_ADDRESS),
        ("a@b.example, c@d.example", AddressProblem.SEVERAL),
        ("siti@@contoh.example", AddressProblem.SEVERAL),
        ("ítem@contoh.example", AddressProblem.FOREIGN_LETTERS),
        ("ѕiti@contoh.example", AddressProblem.FOREIGN_LETTERS),
        ("siti@☃.example", AddressProblem.NO_DOMAIN),
        (f"siti@{'é' * 70}.example", AddressProblem.NO_DOMAIN),
        (f"{'s' * 65}@contoh.example", AddressProblem.TOO_LONG),
        (f"siti@{'.'.join(['a' * 60] * 4)}.example", AddressProblem.TOO_LONG),
    ],
)
def test_what_nobody_could_write_to_is_refused_with_its_reason(typed: str, problem: AddressProblem) -> None:
    with pytest.raises(NotAnAddress) as refused:
        read_address(typed)
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("\u3164\u2800", NameProblem.MISSING),
        ("=cmd|' /C calc'!A0", NameProblem.BEGINS_LIKE_A_FORMULA),
        ("\u200b=1+1", NameProblem.BEGINS_LIKE_A_FORMULA),
        ("12345", NameProblem.NO_LETTER),
        ("S" * 201, NameProblem.TOO_LONG),
    ],
)
def test_one_rule_says_what_is_no_name(typed: str, problem: NameProblem) -> None:
    with pytest.raises(NotAName) as refused:
        read_name(typed)
    with pytest.raises(NotAnAnswer) as on_its_page:
        _name(typed)
    assert (refused.value.problem, on_its_page.value.reason.value) == (problem, problem.value)


def test_a_name_is_measured_as_it_is_kept() -> None:
    assert read_name("e\u0301" * 200) == "é" * 200
    assert read_name("S" * 200 + "\u200b" * 100) == "S" * 200


@pytest.mark.parametrize("typed", ["        ", "\t\n", "\u00a0" * 8, "\u200b" * 8, "\u3164" * 8])
def test_spaces_alone_are_no_password(typed: str) -> None:
    assert read_password(typed) == ""


def test_every_refusal_has_a_sentence() -> None:
    assert set(ADDRESS_PROBLEMS) == set(AddressProblem)
    assert set(NAME_PROBLEMS) == set(NameProblem)
    assert {words_for("full_name", Reason(one.value)) for one in NameProblem} == set(NAME_PROBLEMS.values())
    assert all(words_for_phone(reason) for reason in PhoneReason)


@given(st.text())
def test_what_is_seen_hides_nothing(text: str) -> None:
    assert seen(seen(text)) == seen(text)
    assert not re.search(UNSEEN, seen(text))


@given(st.text(max_size=40))
def test_a_password_is_composed_and_stands_between_no_spaces(typed: str) -> None:
    password = read_password(typed)
    assert is_normalized("NFC", password)
    assert password == password.strip()
    assume("".join(typed.split()) == typed)
    assert len(password) <= len(normalize("NFC", typed))


@given(ANYTHING)
def test_an_address_that_is_taken_is_short_ascii_in_lower_case(typed: str) -> None:
    try:
        address = read_address(typed)
    except NotAnAddress:
        return
    assert address.isascii()
    assert address == address.lower()
    assert len(address) <= LONGEST_ADDRESS
