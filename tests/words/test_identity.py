"""What step 2 says: what was typed, what is odd, what a photo lacks, and where each refusal leads."""

from typing import Final

import pytest
from django.template import Context, Engine
from django.utils.translation import override

from prakerja.identity.numbers import NumberProblem
from prakerja.identity.photo_rules import PhotoFault
from prakerja.identity.rules import BY_REVIEWER, RefusalReason, may_correct
from prakerja.words.identity import FAMILY_CARD_PROBLEMS, NIK_PROBLEMS, PHOTO_ADVICE, PHOTO_FAULTS, REFUSALS

LANGUAGES: Final = ("id", "en")


@pytest.mark.parametrize("words", [NIK_PROBLEMS, FAMILY_CARD_PROBLEMS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_digits_were_typed_is_told(words: dict[NumberProblem, object], language: str) -> None:
    with override(language):
        said = str(words[NumberProblem.WRONG_LENGTH]) % {"digits": 15}
    assert "16" in said
    assert "15" in said


@pytest.mark.parametrize("reason", [reason for reason in RefusalReason if may_correct(reason)])
def test_what_the_applicant_can_mend_says_how(reason: RefusalReason) -> None:
    said = str(REFUSALS[reason].what_to_do).lower()
    assert any(way in said for way in ("kirim lagi", "periksa lagi", "ajukan", "hubungi kami"))


@pytest.mark.parametrize("reason", sorted(BY_REVIEWER))
def test_whom_a_person_has_refused_is_led_to_a_person(reason: RefusalReason) -> None:
    assert "hubungi kami" in str(REFUSALS[reason].what_to_do)


@pytest.mark.parametrize("reason", [RefusalReason.CLAIM_REFUSED, RefusalReason.NIK_OF_ANOTHER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_who_claim_one_nik_neither_learns_who_the_other_is(reason: RefusalReason, language: str) -> None:
    with override(language):
        said = f"{REFUSALS[reason].heading} {REFUSALS[reason].explanation}".lower()
    assert "@" not in said
    assert "e-mail" not in said


def letter(tag: str, value: str, language: str) -> str:
    engine = Engine(builtins=["prakerja.words.letter_tags"], autoescape=False)
    with override(language):
        return engine.from_string(f"{{{{ value|{tag} }}}}").render(Context({"value": value}, autoescape=False))


@pytest.mark.parametrize("reason", RefusalReason)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_says_what_is_so_and_what_to_do_in_the_words_of_the_page(reason: RefusalReason, language: str) -> None:
    with override(language):
        expected = f"{REFUSALS[reason].explanation} {REFUSALS[reason].what_to_do}"
    assert letter("refusal", reason.value, language) == expected


@pytest.mark.parametrize("fault", PhotoFault)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_says_what_a_photo_lacks_and_how_it_comes_out_better(fault: PhotoFault, language: str) -> None:
    with override(language):
        expected = f"{PHOTO_FAULTS[fault]}. {PHOTO_ADVICE[fault]}"
    assert letter("photo_fault", fault.value, language) == expected


@pytest.mark.parametrize("tag", ["refusal", "photo_fault"])
def test_a_reason_that_there_is_not_is_no_letter(tag: str) -> None:
    with pytest.raises(ValueError, match="no_such_reason"):
        letter(tag, "no_such_reason", "id")
