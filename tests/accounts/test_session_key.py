"""The cookie of a session: whose it is and a secret; anything else is no session."""

import hashlib
from uuid import UUID, uuid4

import pytest

from prakerja.accounts.session_key import SessionKey


def test_a_key_survives_its_cookie() -> None:
    key = SessionKey.drawn_for(uuid4())
    assert SessionKey.read_from(str(key)) == key


def test_every_key_has_a_secret_of_its_own() -> None:
    account_id = uuid4()
    assert SessionKey.drawn_for(account_id).secret != SessionKey.drawn_for(account_id).secret


def test_the_digest_is_half_of_the_secrets_hash() -> None:
    key = SessionKey(uuid4(), b"0123456789abcdef")
    assert key.digest == UUID(bytes=hashlib.sha256(b"0123456789abcdef").digest()[:16])


@pytest.mark.parametrize("cookie", [None, "", "x", "sessionid", "ä" * 43, "A" * 42, "A" * 44, "A" * 4000, "=" * 43])
def test_what_is_no_key_of_ours_is_none(cookie: str | None) -> None:
    assert SessionKey.read_from(cookie) is None
