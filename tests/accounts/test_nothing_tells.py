"""Whether an address has an account cannot be told from the work that is done: as many hashes, as many statements.

Counted rather than timed, so that the test means the same on a busy machine.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prakerja.accounts.change_address import change_address
from prakerja.accounts.correct_address import correct_address
from prakerja.accounts.password_hasher import CheapTestHasher
from prakerja.accounts.purposes import CONFIRM, RESET, SIGN_IN
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.resend_code import resend_code
from prakerja.codes.type_code import type_code
from prakerja.kit.actor import Actor
from tests.situations.accounts import (
    NETWORK,
    NOW,
    a_code,
    a_code_to_a_new_address,
    a_sign_up,
    an_account,
    wrong,
)

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "siti@contoh.example", "budi@contoh.example"


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry per hash that was computed."""
    computed: list[str] = []
    encode, verify = CheapTestHasher.encode, CheapTestHasher.verify

    def counted_encode(self: CheapTestHasher, *arguments: Any) -> Any:
        computed.append("encode")
        return encode(self, *arguments)

    def counted_verify(self: CheapTestHasher, *arguments: Any) -> Any:
        computed.append("verify")
        return verify(self, *arguments)

    monkeypatch.setattr(CheapTestHasher, "encode", counted_encode)
    monkeypatch.setattr(CheapTestHasher, "verify", counted_verify)
    return computed


@contextmanager
def _counted(hashes: list[str]) -> Iterator[dict[str, Any]]:
    work: dict[str, Any] = {}
    hashes.clear()
    with CaptureQueriesContext(connection) as queries:
        yield work
    work["statements"] = [query["sql"].split(" ", 1)[0] for query in queries]
    work["hashes"] = len(hashes)


def _compare(act: Callable[[str], object], hashes: list[str], expected_hashes: int) -> None:
    an_account(KNOWN)
    seen = []
    for email in (KNOWN, UNKNOWN):
        with _counted(hashes) as work:
            act(email)
        seen.append(work)
    assert seen[0] == seen[1]
    assert seen[0]["hashes"] == expected_hashes


def test_signing_up_tells_nothing(hashes: list[str]) -> None:
    _compare(a_sign_up, hashes, 1)


def test_a_wrong_password_tells_nothing(hashes: list[str]) -> None:
    def act(email: str) -> None:
        sign_in_by_password(email=email, password="salah-sekali", network=NETWORK, now=NOW)

    _compare(act, hashes, 1)


@pytest.mark.parametrize("purpose", [SIGN_IN, RESET])
def test_asking_for_a_code_tells_nothing(hashes: list[str], purpose: CodePurpose) -> None:
    _compare(lambda email: a_code(email, purpose), hashes, 0)


def test_correcting_an_address_tells_nothing(hashes: list[str]) -> None:
    def act(email: str) -> None:
        correct_address(code_id=codes[email], email=email, network=NETWORK, now=NOW)

    codes = {email: a_sign_up(f"salah.{email}").id for email in (KNOWN, UNKNOWN)}
    _compare(act, hashes, 0)


def test_asking_for_another_address_and_a_wrong_code_tell_nothing(hashes: list[str]) -> None:
    def act(email: str) -> None:
        account = an_account(f"pindah.{email}")
        code = a_code_to_a_new_address(account, email)
        change_address(account=account, typed=wrong(code), but=None, by=Actor.applicant(account.pk), now=NOW)

    _compare(act, hashes, 1)


@pytest.mark.parametrize("purpose", [CONFIRM, SIGN_IN, RESET])
def test_a_wrong_code_and_another_letter_tell_nothing(hashes: list[str], purpose: CodePurpose) -> None:
    def act(email: str) -> None:
        code = a_sign_up(email) if purpose is CONFIRM else a_code(email, purpose)
        type_code(owner_id=code.id, purpose=purpose, typed=wrong(code), now=NOW)
        later = NOW + timedelta(minutes=1)
        resend_code(owner_id=code.id, purpose=purpose, network=NETWORK, by=Actor.visitor(), now=later)

    _compare(act, hashes, 1 if purpose is CONFIRM else 0)
