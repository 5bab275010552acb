"""Witnesses hand in their lines: those of pinned ones, over checkpoints of ours, are kept for good and shown."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor
from prakerja.publog.cosignature import WitnessKey, cosign, cosigned_at
from prakerja.publog.keep_cosignatures import NotOurs, NoWitness, keep_cosignatures
from prakerja.publog.keys import log_keys
from prakerja.publog.models import Cosignature
from prakerja.publog.read_log import newest_checkpoint
from prakerja.publog.signed_note import NotANote, open_note, split_note
from tests.situations.publog import grow, hand_in, newest_head

pytestmark = pytest.mark.django_db
BY = Actor.system("web.cosignatures")
AT = 1_800_000_000
SECRETS = {f"witness.example/w{number}": bytes([number]) * 32 for number in (1, 2, 3)}
KEYS = {name: WitnessKey.of_secret(name, secret) for name, secret in SECRETS.items()}
ONE, TWO, STRANGER = KEYS


@pytest.fixture
def note(db: None, now: datetime, settings: Any) -> str:
    """The newest checkpoint's; two of the three witnesses are pinned."""
    settings.WITNESSES = f"{KEYS[ONE]},{KEYS[TWO]}"
    hand_in(3, now=now)
    grow(now)
    newest = newest_checkpoint()
    assert newest is not None
    return newest.note


def by(note: str, *names: str, at: int = AT) -> str:
    text, _ = split_note(note)
    return note + "".join(cosign(text, name=name, secret=SECRETS[name], at=at) for name in names)


def take(note: str, now: datetime) -> int:
    return keep_cosignatures(note, by=BY, now=now)


def test_lines_of_pinned_witnesses_are_kept_and_shown_below_the_checkpoint(
    note: str, client: Client, now: datetime
) -> None:
    assert take(by(note, ONE, STRANGER), now) == 1
    assert take(by(note, TWO, at=AT + 5), now + timedelta(seconds=9)) == 1
    shown = client.get("/log/checkpoint").content.decode()
    assert open_note(shown, key=log_keys()[0]) == str(newest_head())
    assert [cosigned_at(shown, key=KEYS[name]) for name in (ONE, TWO, STRANGER)] == [AT, AT + 5, None]
    page = client.get("/log/").content.decode()
    assert [name in page for name in (ONE, TWO, STRANGER)] == [True, True, False]


def test_twice_is_once_and_the_first_time_holds(note: str, now: datetime) -> None:
    for at in (AT, AT, AT + 60):
        take(by(note, ONE, at=at), now)
    kept = Cosignature.objects.get()
    assert (kept.cosigned_at, kept.received_at) == (datetime.fromtimestamp(AT, UTC), now)


@pytest.mark.parametrize(
    ("spoil", "refusal", "status"),
    [
        (lambda note: by(note, STRANGER), NoWitness, 403),
        (lambda note: note, NoWitness, 403),
        (lambda note: by(note, ONE, at=2**62), NoWitness, 403),
        (lambda note: by(note.replace("\n4\n", "\n3\n"), ONE), NotOurs, 404),
        (lambda note: by("elsewhere.example/log" + note[note.index("\n") :], ONE), NotOurs, 404),
        (lambda note: by("no\ncheckpoint\n" + note[note.index("\n\n") :], ONE), NotOurs, 404),
        (lambda note: by(note, ONE)[:-1], NotANote, 400),
        (lambda _: "", NotANote, 400),
    ],
)
def test_what_is_not_ours_or_by_no_witness_of_ours_is_refused(
    note: str, client: Client, now: datetime, spoil: Any, refusal: type[Exception], status: int
) -> None:
    with pytest.raises(refusal):
        take(spoil(note), now)
    assert client.post("/log/cosignatures", spoil(note), content_type="text/plain").status_code == status
    assert not Cosignature.objects.exists()


def test_it_is_handed_in_over_http_without_a_session(note: str, now: datetime) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/log/cosignatures", by(note, ONE), content_type="text/plain").status_code == 204
    assert client.get("/log/cosignatures").status_code == 405
    assert client.post("/log/cosignatures", b"\xff", content_type="text/plain").status_code == 400
    assert Cosignature.objects.count() == 1


def test_nobody_else_keeps_them(note: str, now: datetime) -> None:
    with pytest.raises(PermissionMissing):
        keep_cosignatures(by(note, ONE), by=Actor.system("publog.grow_log"), now=now)


def test_where_no_witness_is_pinned_no_line_is_taken(note: str, now: datetime, settings: Any) -> None:
    settings.WITNESSES = ""
    with pytest.raises(NoWitness):
        take(by(note, ONE), now)
