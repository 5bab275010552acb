"""A device signed what it was asked to sign."""

import json
from datetime import datetime

from webauthn import base64url_to_bytes

from prakerja.accounts.limits import WRONG_SECOND_FACTORS
from prakerja.accounts.models import Account, Passkey
from prakerja.accounts.passkey_ceremony import PasskeyRefused, proof_in
from prakerja.codes.tallies import forget, take


def check_passkey(*, account: Account, answer: str, challenge: bytes, now: datetime) -> bool:
    """Whether a passkey of theirs signed the challenge. The caller commits also when not, or the try would not count.

    Raises TriesSpent.
    """
    take(WRONG_SECOND_FACTORS, str(account.pk), now=now)
    passkey = _named_in(answer, account)
    if passkey is None or not _has_signed(passkey, answer, challenge, now):
        return False
    forget(WRONG_SECOND_FACTORS, str(account.pk))
    return True


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
