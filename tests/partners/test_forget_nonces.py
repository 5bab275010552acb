"""Nonces are forgotten once nobody can repeat their calls."""

from datetime import timedelta
from uuid import uuid4

import pytest

from prakerja.kit.clock import read_clock
from prakerja.partners import forget_nonces as module
from prakerja.partners.forget_nonces import forget_nonces
from prakerja.partners.models import UsedNonce
from prakerja.partners.take_nonce import take_nonce

pytestmark = pytest.mark.django_db


def test_a_nonce_is_taken_once_by_each_partner() -> None:
    first, second, until = uuid4(), uuid4(), read_clock()
    assert [take_nonce(partner_id=one, nonce="n", kept_until=until) for one in (first, first, second)] == [
        True,
        False,
        True,
    ]


def test_those_that_have_run_out_are_gone_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    now, partner_id = read_clock(), uuid4()
    for number in range(3):
        take_nonce(partner_id=partner_id, nonce=f"old{number}", kept_until=now - timedelta(seconds=1))
    take_nonce(partner_id=partner_id, nonce="young", kept_until=now + timedelta(seconds=1))
    assert [forget_nonces(now=now), forget_nonces(now=now)] == [True, False]
    assert list(UsedNonce.objects.values_list("nonce", flat=True)) == ["young"]
