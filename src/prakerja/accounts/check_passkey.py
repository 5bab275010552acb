"""A device signed what it was asked to sign."""

import json
from datetime import datetime

from webauthn import base64url_to_bytes

from prakerja.accounts.models import Account, Passkey
from prakerja.accounts.passkey_ceremony import PasskeyRefused, proof_in
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind


def check_passkey(*, account: Account, answer: str, challenge: bytes, now: datetime) -> bool:
    """Whether a passkey of theirs signed the challenge.

    A signature cannot be guessed, so tries are not counted: nobody could be kept out by somebody else's.
    """
    passkey = _named_in(answer, account)
    opened = passkey is not None and _has_signed(passkey, answer, challenge, now)
    if not opened:
        notice(SecurityKind.WRONG_SECOND_FACTOR, about=account.pk)
    return opened


def _has_signed(passkey: Passkey, answer: str, challenge: bytes, now: datetime) -> bool:
    try:
        proof = proof_in(answer, challenge, passkey)
    except PasskeyRefused:
        return False
    # Compare-and-set: an answer sent twice, or by a copy of the device, meets a count that has moved on.
    same = Passkey.objects.filter(account_id=passkey.account_id, id=passkey.id, signatures=passkey.signatures)
    return same.update(signatures=proof.new_sign_count, used_at=now) == 1


def _named_in(answer: str, account: Account) -> Passkey | None:
    try:
        credential_id = base64url_to_bytes(str(json.loads(answer)["id"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return Passkey.objects.filter(account_id=account.pk, credential_id=credential_id).first()
