"""Answers as people type them: names above all."""

from datetime import date

import pytest

from prakerja.profile.reading import NotAnAnswer, Reason, read_answer

DAY = date(2021, 2, 24)


@pytest.mark.parametrize(
    "name",
    [
        "Siti", "X", "Ü", "R", "Siti Rekaan", "Siti Nur Aisyah Binti Rekaan", "A'isyah", "Ma\u2019ruf", "D'Arc Rekaan",
        "Dr. Siti Rekaan, S.Pd., M.Pd.", "H. Rekaan", "Hj. Rekaan", "M. Rekaan", "Siti R.", "Drs. R.M. Rekaan",
        "Siti-Rekaan", "Siti Rekaan alias Titi", "Siti / Titi", "Siti (Titi)", "Siti Rekaan II", "Siti 2",
        "Éléonore", "José", "François", "Łukasz", "Żółć", "Ñusta", "Ålesund", "Ø", "Çelik", "Ğ", "Đặng", "Nguyễn",
        "李小龙", "김철수", "やまだ", "Владимир", "Αθηνά", "محمد", "שרה", "สมชาย", "அருள்", "ꦱꦶꦠꦶ", "ᬲᬶᬢᬶ",
        "van der Rekaan", "de la Rekaan", "O\u2019Rekaan", "Null", "True", "Test", "undefined", "NaN",
        "SITI REKAAN", "siti rekaan", "sItI", "Si" + "ti" * 90,
    ],
)  # fmt: skip
def test_a_name_is_kept_as_it_is(name: str) -> None:
    assert read_answer("full_name", name, day=DAY) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Siti   Rekaan ", "Siti Rekaan"),
        ("Siti\tRekaan\r\n", "Siti Rekaan"),
        ("Siti\u00a0Rekaan", "Siti Rekaan"),
        ("Si\u200bti", "Siti"),
        ("\ufeffSiti", "Siti"),
        ("Siti\u202eRekaan", "SitiRekaan"),
        ("\u2066Siti\u2069", "Siti"),
        ("Siti\x00", "Siti"),
        ("Siti\x1b[31m", "Siti[31m"),
        ("Jose\u0301", "José"),
        ("Siti\ud800", "Siti"),
    ],
)
def test_a_name_loses_what_nobody_sees(typed: str, name: str) -> None:
    assert read_answer("full_name", typed, day=DAY) == name


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason.MISSING),
        ("   ", Reason.MISSING),
        ("\u200b\u200d", Reason.MISSING),
        ("\x00", Reason.MISSING),
        ("12345", Reason.NO_LETTER),
        ("...", Reason.NO_LETTER),
        ("😀", Reason.NO_LETTER),
        ("=cmd|'/C calc'!A0", Reason.BEGINS_LIKE_A_FORMULA),
        ("+SUM(A1)", Reason.BEGINS_LIKE_A_FORMULA),
        ("@siti", Reason.BEGINS_LIKE_A_FORMULA),
        ("-siti", Reason.BEGINS_LIKE_A_FORMULA),
        ("\u200b=cmd", Reason.BEGINS_LIKE_A_FORMULA),
        ("S" * 201, Reason.TOO_LONG),
        ("Siti " * 1000, Reason.TOO_LONG),
    ],
)
def test_what_is_no_name_is_refused_with_its_reason(typed: str, reason: Reason) -> None:
    with pytest.raises(NotAnAnswer) as refused:
        read_answer("full_name", typed, day=DAY)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("", Reason.MISSING), ("Jl.", Reason.TOO_SHORT), ("12345 6", Reason.NO_LETTER), ("J" * 301, Reason.TOO_LONG)],
)
def test_an_address_needs_a_few_letters(typed: str, reason: Reason) -> None:
    with pytest.raises(NotAnAnswer) as refused:
        read_answer("ktp_address", typed, day=DAY)
    assert refused.value.reason == reason


@pytest.mark.parametrize("typed", ["0", "1", "20", " 2 ", "２", "٣", "02"])
def test_dependants_are_counted_from_none_to_twenty(typed: str) -> None:
    assert read_answer("dependants", typed, day=DAY) == int(typed)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason.MISSING),
        ("dua", Reason.NOT_A_NUMBER),
        ("2,5", Reason.NOT_A_NUMBER),
        ("1e3", Reason.NOT_A_NUMBER),
        ("²", Reason.NOT_A_NUMBER),
        ("9" * 5000, Reason.NOT_A_NUMBER),
        ("21", Reason.OUT_OF_RANGE),
        ("-1", Reason.OUT_OF_RANGE),
    ],
)
def test_other_numbers_of_dependants_are_refused(typed: str, reason: Reason) -> None:
    with pytest.raises(NotAnAnswer) as refused:
        read_answer("dependants", typed, day=DAY)
    assert refused.value.reason == reason


@pytest.mark.parametrize("field", ["ktp_province", "domicile_province"])
def test_a_province_is_one_of_that_day(field: str) -> None:
    assert read_answer(field, "94", day=date(2026, 1, 1)) == "94"
    with pytest.raises(NotAnAnswer):
        read_answer(field, "94", day=DAY)


@pytest.mark.parametrize("field", ["ktp_regency", "domicile_regency"])
def test_a_regency_is_one_of_that_day(field: str) -> None:
    assert read_answer(field, "9101", day=DAY) == "9101"
    with pytest.raises(NotAnAnswer):
        read_answer(field, "9301", day=DAY)


@pytest.mark.parametrize(
    "field",
    ["ktp_province", "ktp_regency", "same_as_ktp", "education", "in_formal_education", "employment", "office",
     "disability", "topic"],
)  # fmt: skip
def test_a_choice_that_was_not_offered_is_refused(field: str) -> None:
    for typed, reason in [("", Reason.MISSING), ("karangan", Reason.NOT_OFFERED)]:
        with pytest.raises(NotAnAnswer) as refused:
            read_answer(field, typed, day=DAY)
        assert refused.value.reason == reason


def test_the_kind_of_disability_need_not_be_told() -> None:
    assert read_answer("disability_kind", "", day=DAY) == ""
    assert read_answer("disability_kind", "visual", day=DAY) == "visual"


def test_a_field_that_nobody_asks_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        read_answer("mothers_name", "Siti", day=DAY)
