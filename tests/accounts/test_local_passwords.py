"""What everybody would try first, and what nobody would."""

import pytest

from prakerja.accounts.local_passwords import is_local_favourite


@pytest.mark.parametrize(
    "password",
    [
        "prakerja",
        "Prakerja2021",
        "KARTUPRAKERJA!",
        "indonesia45",
        "123indonesia",
        "sayangsayang",
        "bismillah123",
        "17081945",
        "17-08-1945",
        "19450817",
        "katasandi1",
    ],
)
def test_a_favourite_is_refused(password: str) -> None:
    assert is_local_favourite(password)


@pytest.mark.parametrize(
    "password", ["kuda hijau lompat", "prakerja di kebun", "99999999", "8362940117", "semangatbelajarsampaimalam"]
)
def test_words_and_numbers_of_ones_own_are_not(password: str) -> None:
    assert not is_local_favourite(password)
