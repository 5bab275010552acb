"""Whatever error a partner's program gets, a person finds what it means and what to do."""

import pytest
from django.utils.translation import override

from prakerja.partner_api.v1.errors import ApiError
from prakerja.words.partner_errors import ERROR_ADVICE, OF_V2, UNKNOWN, error_advice


def test_every_error_of_the_published_table_has_its_words_and_no_other() -> None:
    assert set(ERROR_ADVICE) == {error.value.code for error in ApiError}


@pytest.mark.parametrize("code", ERROR_ADVICE)
def test_the_words_are_sentences_of_their_own_in_both_languages(code: str) -> None:
    said = {}
    for language in ("id", "en"):
        with override(language):
            said[language] = str(error_advice(code))
        assert said[language].endswith(".")
    assert said["id"] != said["en"]


def test_a_code_that_is_newer_than_the_words_leads_to_the_table() -> None:
    assert error_advice("ERRNEW40099") == UNKNOWN
    assert error_advice("nonce_used") == OF_V2
