"""Axe looks once at each make of page: what it might say differently makes another."""

import pytest

from tests.journeys.make import make_of

PAGE = '<h1>Kartu</h1><p class="told">Rp40.000</p><label for="id_1">NIK</label><input id="id_1" name="nik" type="text">'


@pytest.mark.parametrize(
    ("is_now", "was"),
    [("Pelatihan", "Kartu"), ("Rp1", "Rp40.000"), ('"id_2"', '"id_1"'), ('</p><p class="told">Lagi</p>', "</p>")],
)
def test_other_words_and_more_of_the_same_make_no_other(was: str, is_now: str) -> None:
    assert make_of("/kartu/7/", PAGE.replace(was, is_now)) == make_of("/kartu/81/", PAGE)


@pytest.mark.parametrize(
    ("is_now", "was"),
    [
        ("told loud", "told"),
        ("h2", "h1"),
        ("<p>", '<p class="told">'),
        ("", "Kartu"),
        ('type="tel"', 'type="text"'),
        ('name="nik" aria-invalid="true"', 'name="nik"'),
        (' for=""', ' for="id_1"'),
        ('<a href="/">Beranda</a><h1>', "<h1>"),
    ],
)
def test_other_elements_and_what_is_said_of_them_do(was: str, is_now: str) -> None:
    assert make_of("/kartu/7/", PAGE.replace(was, is_now)) != make_of("/kartu/7/", PAGE)


def test_each_kind_of_address_is_looked_at() -> None:
    assert make_of("/kartu/", PAGE) != make_of("/pelatihan/", PAGE)
