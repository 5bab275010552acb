"""Slips in an address are noticed; real addresses are left alone."""

import pytest

from prakerja.accounts.suggest_address import suggest_address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("siti@gmail.con", "siti@gmail.com"),
        ("siti@gmail.co", "siti@gmail.com"),
        ("siti@gmial.com", "siti@gmail.com"),
        ("siti@gmai.com", "siti@gmail.com"),
        ("siti@gamil.com", "siti@gmail.com"),
        ("siti@gmail.co.id", "siti@gmail.com"),
        ("siti@gmail", "siti@gmail.com"),
        ("siti@gmaill.com", "siti@gmail.com"),
        ("SITI@GMAIL.CMO", "siti@gmail.com"),
        ("siti@yaho.com", "siti@yahoo.com"),
        ("siti@yahoo.co.od", "siti@yahoo.co.id"),
        ("siti@yahoo.coid", "siti@yahoo.co.id"),
        ("siti@yahoo.id", "siti@yahoo.co.id"),
        ("siti@hotmial.com", "siti@hotmail.com"),
        ("siti@hotmail.con", "siti@hotmail.com"),
        ("siti@outlok.com", "siti@outlook.com"),
        ("siti@iclod.com", "siti@icloud.com"),
    ],
)
def test_a_slip_is_noticed(typed: str, meant: str) -> None:
    assert suggest_address(typed) == meant


@pytest.mark.parametrize(
    "address",
    [
        "siti@gmail.com",
        "siti@yahoo.com",
        "siti@yahoo.co.id",
        "siti@mail.com",
        "siti@email.com",
        "siti@live.com",
        "siti@me.com",
        "siti@gmx.com",
        "siti@contoh.example",
        "siti@ui.ac.id",
        "siti@kemnaker.go.id",
        "siti@telkom.co.id",
        "siti",
        "@gmail.con",
        "",
    ],
)
def test_a_real_address_is_left_alone(address: str) -> None:
    assert suggest_address(address) is None
