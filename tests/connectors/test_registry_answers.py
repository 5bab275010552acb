"""The registry's answers, as its clients have seen them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.connectors.registry.answers import (
    BadAnswer,
    Comparison,
    Element,
    Judged,
    NoAnswer,
    NoAnswerNow,
    RegistryStatus,
    SetupWrong,
    read_answer,
)

NIK = "9901015203900000"


def body(**content: object) -> dict[str, Any]:
    return {"content": [content], "lastPage": True, "numberOfElements": 1, "quotaLimiter": 1522}


def test_a_comparison_per_element_with_its_score() -> None:
    answer = read_answer(body(NIK="Sesuai", NO_KK="Sesuai", NAMA_LGKP="Sesuai (95)", TGL_LHR="Tidak Sesuai"), nik=NIK)
    assert answer.status is RegistryStatus.ACTIVE
    assert answer.of(Element.NAME) == Judged(Comparison.MATCH, 95)
    assert answer.of(Element.BIRTH_DATE) == Judged(Comparison.NO_MATCH)


@pytest.mark.parametrize(
    ("said", "judged"),
    [
        ("Sesuai", Judged(Comparison.MATCH)),
        ("SESUAI", Judged(Comparison.MATCH)),
        (" sesuai ", Judged(Comparison.MATCH)),
        ("Tidak Sesuai", Judged(Comparison.NO_MATCH)),
        ("tidak  sesuai", Judged(Comparison.NO_MATCH)),
        ("Sesuai (100)", Judged(Comparison.MATCH, 100)),
        ("Sesuai(89)", Judged(Comparison.MATCH, 89)),
        ("Tidak Sesuai (0)", Judged(Comparison.NO_MATCH, 0)),
        ("Tidak Sesuai (59) ", Judged(Comparison.NO_MATCH, 59)),
    ],
)
def test_words_are_read_whatever_their_case_and_spacing(said: str, judged: Judged) -> None:
    assert read_answer(body(NIK="Sesuai", NAMA_LGKP=said), nik=NIK).of(Element.NAME) == judged


@pytest.mark.parametrize("said", ["Barangkali", "", "Mungkin (??)", "Sesuai (101)", "Sesuai (1000)", None, 1, True, []])
def test_an_unknown_word_is_a_bad_answer_and_never_a_no(said: object) -> None:
    with pytest.raises(BadAnswer):
        read_answer(body(NIK="Sesuai", NAMA_LGKP=said), nik=NIK)


@pytest.mark.parametrize("said", [NIK, int(NIK), f" {NIK} "])
def test_the_nik_itself_in_place_of_a_word_means_found(said: object) -> None:
    assert read_answer(body(NIK=said), nik=NIK).of(Element.NIK).comparison is Comparison.MATCH


def test_a_nik_with_leading_zeros_may_come_back_as_an_integer() -> None:
    nik = "0101015203900000"
    assert read_answer(body(NIK=int(nik)), nik=nik).of(Element.NIK).comparison is Comparison.MATCH


def test_another_nik_in_place_of_a_word_is_a_bad_answer() -> None:
    with pytest.raises(BadAnswer):
        read_answer(body(NIK="9901015203900001"), nik=NIK)


def test_an_element_left_out_is_not_judged() -> None:
    assert read_answer(body(NIK="Sesuai"), nik=NIK).of(Element.FAMILY_CARD).comparison is Comparison.NOT_JUDGED


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("08", RegistryStatus.MALFORMED),
        ("11", RegistryStatus.DECEASED),
        ("12", RegistryStatus.DUPLICATE),
        ("13", RegistryStatus.NOT_FOUND),
        ("14", RegistryStatus.INACTIVE),
        ("15", RegistryStatus.MALFORMED),
    ],
)
def test_a_code_about_the_nik_is_a_status(code: str, status: RegistryStatus) -> None:
    assert read_answer(body(RESPONSE_CODE=code, RESPONSE="…"), nik=NIK).status is status


@pytest.mark.parametrize("code", ["05", "06"])
def test_quota_and_hours_are_no_answer(code: str) -> None:
    with pytest.raises(NoAnswerNow):
        read_answer(body(RESPONSE_CODE=code), nik=NIK)


@pytest.mark.parametrize("code", ["03", "04", "07", "09", "10", "16", "17"])
def test_our_own_setup_is_no_answer(code: str) -> None:
    with pytest.raises(SetupWrong):
        read_answer(body(RESPONSE_CODE=code), nik=NIK)


@pytest.mark.parametrize("code", ["02", "18", "99", "", "xx", "13 "])
def test_a_code_that_nobody_explained_is_a_bad_answer(code: str) -> None:
    with pytest.raises(BadAnswer):
        read_answer(body(RESPONSE_CODE=code), nik=NIK)


@pytest.mark.parametrize("code", ["00", "01"])
def test_found_comes_with_its_elements(code: str) -> None:
    answer = read_answer(body(RESPONSE_CODE=code, NIK="Sesuai", NO_KK="Sesuai"), nik=NIK)
    assert answer.of(Element.FAMILY_CARD).comparison is Comparison.MATCH


def test_found_without_any_element_is_a_bad_answer() -> None:
    with pytest.raises(BadAnswer):
        read_answer(body(RESPONSE_CODE="00"), nik=NIK)


def test_the_older_form_has_a_text_alone() -> None:
    assert read_answer(body(RESPON="Data Tidak Ditemukan"), nik=NIK).status is RegistryStatus.NOT_FOUND
    with pytest.raises(NoAnswerNow):
        read_answer(body(RESPON="Kuota Akses Hari ini telah Habis"), nik=NIK)
    with pytest.raises(BadAnswer):
        read_answer(body(RESPON="Entahlah"), nik=NIK)


@pytest.mark.parametrize("text", ["Login Gagal", "IP Address Tidak Sesuai", "IP Client Tidak terdaftar"])
def test_the_older_form_tells_of_our_own_setup_too(text: str) -> None:
    with pytest.raises(SetupWrong):
        read_answer(body(RESPON=text), nik=NIK)


def test_what_stands_for_a_code_is_not_repeated() -> None:
    with pytest.raises(BadAnswer) as bad:
        read_answer(body(RESPONSE_CODE=NIK), nik=NIK)
    assert NIK[:10] not in bad.value.code


@pytest.mark.parametrize(
    "wrong",
    [None, [], "x", 1, {}, {"content": []}, {"content": None}, {"content": [None]}, {"content": {"NIK": "Sesuai"}}],
)
def test_another_shape_is_a_bad_answer(wrong: object) -> None:
    with pytest.raises(BadAnswer):
        read_answer(wrong, nik=NIK)


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*Element, "content", "RESPONSE_CODE"]), inner),
)


@given(json)
def test_no_garbage_breaks_the_reading(garbage: object) -> None:
    for answer in (garbage, {"content": [garbage]}):
        try:
            read_answer(answer, nik=NIK)
        except NoAnswer:
            continue
