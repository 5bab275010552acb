"""A password may be any words that are not one's own name or address."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from prakerja.accounts.models import Account

SARI = Account(email="sari.petugas@prakerja.example", full_name="Sari Petugas Baru")


@pytest.mark.parametrize(
    "phrase", ["sungai hujan payung besar", "kopi pagi tanpa gula", "gerobak biru di pasar", "tiga ekor kucing tidur"]
)
def test_words_that_share_letters_with_a_name_are_no_name(phrase: str) -> None:
    validate_password(phrase, SARI)


@pytest.mark.parametrize(
    "phrase", ["sari petugas baru", "SariPetugasBaru1", "sari.petugas@prakerja", "baru petugas sari"]
)
def test_ones_own_name_and_address_are_refused(phrase: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(phrase, SARI)
