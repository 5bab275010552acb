"""What a browser says that a device answered: JSON, in it base64, in that CBOR and JSON again."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from random import Random
from typing import Final

import pytest

from prakerja.accounts.add_passkey import add_passkey
from prakerja.accounts.check_passkey import check_passkey
from prakerja.accounts.models import Account, Passkey
from prakerja.accounts.passkey_ceremony import PasskeyRefused, new_passkey_in, question_for_known, question_for_new
from prakerja.kit.actor import Actor
from tests.bytes.strange import SIGNS, long_ones, spoilt
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.device import Device

pytestmark = [pytest.mark.django_db]

CHALLENGE: Final = b"c" * 32


@pytest.fixture
def account() -> Account:
    return a_member_of_staff()


def unlike(whole: str, rnd: Random) -> Iterator[str]:
    """Spoilt as a whole, in each of its parts, and inside what these parts are when they are unpacked."""
    for _ in range(200):
        yield spoilt(rnd, whole.encode()).decode("latin-1")
    answer = json.loads(whole)
    for name, value in answer["response"].items():
        inside = urlsafe_b64decode(value + "==")
        for _ in range(80):
            packed = urlsafe_b64encode(spoilt(rnd, inside)).decode().rstrip("=")
            if packed != value:
                yield json.dumps({**answer, "response": {**answer["response"], name: packed}})
        for sign in (*SIGNS, *long_ones(5_000)):
            yield json.dumps({**answer, "response": {**answer["response"], name: sign}})
    for name in answer:
        others: list[object] = [None, 1, [], {}, *SIGNS]
        for other in others:
            yield json.dumps({**answer, name: other})
    yield from (*SIGNS, *long_ones(10_000), "[" * 100_000, '{"id":' * 50_000)


def test_whatever_a_device_answers_it_is_taken_or_refused(account: Account) -> None:
    """A new passkey is one that the question asked for; whatever else comes is refused in a word, never a fault."""
    rnd, tried, taken = Random(1), 0, 0
    whole = Device().create(question_for_new(account, CHALLENGE, []))
    for answer in unlike(whole, rnd):
        try:
            new_passkey_in(answer, CHALLENGE)
            taken += 1
        except PasskeyRefused:
            pass
        tried += 1
    assert tried > 600
    # What was spoilt in a place that says nothing: a name nobody reads, a flag of no meaning.
    assert taken < tried / 10


def test_no_signature_but_the_devices_own_opens_anything(account: Account) -> None:
    rnd, device, tried = Random(2), Device(), 0
    made = device.create(question_for_new(account, CHALLENGE, []))
    add_passkey(account=account, answer=made, challenge=CHALLENGE, name="x", by=Actor.staff(account.pk), now=NOW)
    whole = device.sign(question_for_known(CHALLENGE, list(Passkey.objects.all())))
    of_weight = json.loads(whole)["response"]
    for answer in unlike(whole, rnd):
        opened = check_passkey(account=account, answer=answer, challenge=CHALLENGE, now=NOW)
        # What was signed is as it was: then it was opened by the device.
        assert not opened or all(json.loads(answer)["response"][name] == of_weight[name] for name in of_weight)
        Passkey.objects.update(signatures=0)
        tried += 1
    assert tried > 800
