"""The log names its witnesses."""

import json
from datetime import datetime
from typing import Any

import pytest

from prakerja.authority.require import PermissionMissing
from prakerja.draw.told_entries import WitnessKeyEntry, read_told
from prakerja.kit.actor import Actor
from prakerja.publog.name_witnesses import WITNESS_ENTRY, name_witnesses
from prakerja.publog.named_entries import newest_of_kind
from prakerja.publog.sandbox_witnesses import sandbox_witness_addresses, sandbox_witnesses
from tests.situations.publog import grow

pytestmark = pytest.mark.django_db
BY = Actor.system("publog.ask_witnesses")
KEYS = [str(key) for key in sandbox_witnesses()]


def test_each_is_named_once_with_its_key_and_where_it_shows_it(settings: Any, now: datetime) -> None:
    settings.WITNESSES = ",".join(KEYS[:4])
    settings.WITNESS_ADDRESSES = sandbox_witness_addresses("http://sandbox").rpartition(",")[0]
    assert [name_witnesses(by=BY, now=now) for _ in range(2)] == [4, 0]
    settings.WITNESSES = ",".join(KEYS)
    assert name_witnesses(by=BY, now=now) == 1
    grow(now)
    told = [read_told(line.encode()) for _, line in newest_of_kind(WITNESS_ENTRY, limit=9)]
    assert all(isinstance(one, WitnessKeyEntry) for one in told)
    assert {json.loads(line)["key"] for _, line in newest_of_kind(WITNESS_ENTRY, limit=9)} == set(KEYS)
    shown = [json.loads(line)["published_at"] for _, line in newest_of_kind(WITNESS_ENTRY, limit=9)]
    assert shown == ["pengawas-lima.sandbox.example/w1", *(f"http://sandbox/witnesses/{part}/key" for part in _PARTS)]


_PARTS = ("empat", "tiga", "dua", "satu")


def test_nobody_else_names_them(now: datetime) -> None:
    with pytest.raises(PermissionMissing):
        name_witnesses(by=Actor.system("publog.grow_log"), now=now)
