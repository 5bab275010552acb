"""Events cannot be changed, and the chain tells when somebody did it all the same."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import partial
from hashlib import sha256
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from prakerja.accounts.models import Account
from prakerja.audit import tasks
from prakerja.audit.models import Event, Seal
from prakerja.audit.owner import THE_HOUSE, owner_of_event
from prakerja.audit.record import key_of_subject, record
from prakerja.audit.seal_events import GENESIS, TransactionsWentBack, chain_hash, seal_events
from prakerja.audit.verify_chain import first_broken_seal
from prakerja.kit.actor import Actor
from tests.owner import as_owner
from tests.situations.trail import wait_until_earlier_transactions_have_ended

_SITI: Final = UUID(int=0x51)
_RINA: Final = UUID(int=0x52)


class Happened(StrEnum):
    TESTED = "audit.trail.tested"


def happen(*, at: datetime, number: int = 0, by: Actor | None = None, applicant_id: UUID | None = None) -> None:
    by = by or Actor.system("test")
    record(Happened.TESTED, subject=Account(pk=_SITI), by=by, at=at, applicant_id=applicant_id, number=number)


@pytest.fixture
def three_events(db: None, now: datetime) -> list[Event]:
    for number in range(3):
        with transaction.atomic():
            happen(at=now, number=number)
    return list(Event.objects.order_by("id"))


# whose trail, and about what


def test_what_concerns_an_applicant_stands_in_their_trail() -> None:
    assert owner_of_event(applicant_id=_SITI, by=Actor.staff(_RINA)) == _SITI


def test_what_concerns_nobody_else_stands_in_the_trail_of_who_did_it() -> None:
    assert owner_of_event(applicant_id=None, by=Actor.staff(_RINA)) == _RINA


@pytest.mark.parametrize("by", [Actor.system("test"), Actor.visitor()])
def test_what_the_system_did_by_itself_stands_in_the_trail_of_the_house(by: Actor) -> None:
    assert owner_of_event(applicant_id=None, by=by) == THE_HOUSE


@pytest.mark.django_db
def test_an_applicants_trail_is_found_by_their_id(now: datetime) -> None:
    happen(at=now, by=Actor.staff(_RINA), applicant_id=_SITI)
    happen(at=now, by=Actor.staff(_RINA))
    event = Event.objects.get(owner_id=_SITI)
    assert (event.actor_id, event.name, event.facts) == (_RINA, Happened.TESTED, {"number": 0})


def test_a_subject_is_named_by_its_key() -> None:
    assert key_of_subject(Account(pk=_SITI)) == str(_SITI)


def test_a_key_of_several_parts_is_joined_by_colons() -> None:
    subject: models.Model = Event(owner_id=_SITI, id=_RINA)
    assert key_of_subject(subject) == f"{_SITI}:{_RINA}"


@pytest.mark.django_db(transaction=True)
def test_an_event_is_written_in_the_transaction_that_it_speaks_of(now: datetime) -> None:
    with pytest.raises(RuntimeError, match="inside the unit of work"):
        happen(at=now)
    assert not Event.objects.exists()


def recorded(now: datetime, by: Actor, **values: Any) -> Event:
    record(Happened.TESTED, subject=Account(pk=_SITI), by=by, at=now, **values)
    return Event.objects.get()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("by", "kind", "account", "name"),
    [
        (Actor.visitor(), "visitor", None, ""),
        (Actor.applicant(_RINA), "applicant", _RINA, ""),
        (Actor.staff(_RINA), "staff", _RINA, ""),
        (Actor.partner("PLATFORM-1"), "partner", None, "PLATFORM-1"),
        (Actor.operator("Wati"), "operator", None, "Wati"),
        (Actor.system("waves.close_due_waves"), "system", None, "waves.close_due_waves"),
    ],
)
def test_whoever_acted_is_named_by_kind_and_account_or_name(
    by: Actor, kind: str, account: UUID | None, name: str, now: datetime
) -> None:
    event = recorded(now, by)
    assert (event.actor_kind, event.actor_id, event.actor_name) == (kind, account, name)


@pytest.mark.django_db
def test_an_event_keeps_what_happened_to_what_when_why_and_with_which_facts(now: datetime) -> None:
    event = recorded(
        now, Actor.visitor(), reason="Diminta", number=3, done=True, names=["a", "b"], nothing=None, text="é"
    )
    assert (event.name, event.at, event.reason) == ("audit.trail.tested", now, "Diminta")
    assert (event.subject_type, event.subject_id) == ("accounts.Account", str(_SITI))
    assert event.facts == {"number": 3, "done": True, "names": ["a", "b"], "nothing": None, "text": "é"}


@pytest.mark.django_db
def test_an_event_without_a_reason_and_facts_has_none(now: datetime) -> None:
    event = recorded(now, Actor.visitor())
    assert (event.reason, event.facts) == ("", {})


@pytest.mark.django_db
def test_two_events_of_one_transaction_stand_in_their_order(now: datetime) -> None:
    for number in range(20):
        happen(at=now, number=number)
    assert [event.facts["number"] for event in Event.objects.order_by("id")] == list(range(20))
    assert Event.objects.values("transaction_id").distinct().count() == 1


# what the program may not do


def test_an_event_cannot_be_changed(three_events: list[Event]) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Event.objects.update(reason="something else")


def test_an_event_cannot_be_removed(three_events: list[Event]) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Event.objects.all().delete()


def test_a_seal_cannot_be_removed(db: None) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Seal.objects.all().delete()


# sealing


@pytest.fixture
def finished_events(transactional_db: None, three_events: list[Event]) -> list[Event]:
    wait_until_earlier_transactions_have_ended()
    return three_events


def seal(now: datetime, *, at_once: int = 100) -> int:
    with transaction.atomic():
        return seal_events(now=now, at_once=at_once)


def test_finished_events_are_sealed_once(finished_events: list[Event], now: datetime) -> None:
    assert [seal(now), seal(now)] == [3, 0]
    assert first_broken_seal() is None


def test_more_events_than_one_seal_covers_are_sealed_by_several(finished_events: list[Event], now: datetime) -> None:
    assert [seal(now, at_once=2) for _ in range(3)] == [2, 1, 0]
    assert [each.events for each in Seal.objects.order_by("to_transaction")] == [2, 1]
    assert first_broken_seal() is None


def test_seals_leave_no_gap_between_them(finished_events: list[Event], now: datetime) -> None:
    while seal(now, at_once=1):
        pass
    seals = list(Seal.objects.order_by("to_transaction"))
    assert [each.from_transaction for each in seals] == [0, *(each.to_transaction for each in seals[:-1])]


@pytest.mark.django_db(transaction=True)
def test_events_of_one_transaction_are_never_parted(now: datetime) -> None:
    with transaction.atomic():
        for number in range(5):
            happen(at=now, number=number)
    wait_until_earlier_transactions_have_ended()
    assert [seal(now, at_once=2), seal(now, at_once=2)] == [5, 0]


def test_an_event_whose_transaction_goes_on_is_not_sealed_yet(finished_events: list[Event], now: datetime) -> None:
    with psycopg.connect(**connection.get_connection_params()) as slow:
        slow.execute("SELECT pg_current_xact_id()")
        with transaction.atomic():
            happen(at=now, number=4)
        assert seal(now) == 3
        slow.commit()
    wait_until_earlier_transactions_have_ended()
    assert seal(now) == 1
    assert first_broken_seal() is None


def test_where_transactions_are_counted_anew_nothing_is_sealed(finished_events: list[Event], now: datetime) -> None:
    Seal.objects.create(
        from_transaction=0, to_transaction=2**60, sealed_at=now, events=1, previous_hash="0" * 64, hash="1" * 64
    )
    with pytest.raises(TransactionsWentBack):
        seal(now)


def an_event(**changes: Any) -> Event:
    values: dict[str, Any] = {
        "owner_id": _SITI,
        "id": _RINA,
        "transaction_id": 7,
        "at": datetime(2021, 2, 24, 3, 0, tzinfo=UTC),
        "name": "audit.trail.tested",
        "actor_kind": "staff",
        "actor_id": _RINA,
        "actor_name": "",
        "subject_type": "accounts.Account",
        "subject_id": str(_SITI),
        "reason": "Diminta",
        "facts": {"b": 1, "a": ["é"]},
    }
    return Event(**(values | changes))


def test_yesterdays_seals_are_computed_today_as_they_were() -> None:
    """The form in which an event is hashed never changes: every seal that stands was made with it."""
    line = (
        '{"actor":["staff","00000000-0000-0000-0000-000000000052",""],"at":"2021-02-24T03:00:00+00:00",'
        '"facts":{"a":["é"],"b":1},"id":"00000000-0000-0000-0000-000000000052","name":"audit.trail.tested",'
        '"owner":"00000000-0000-0000-0000-000000000051","reason":"Diminta",'
        '"subject":["accounts.Account","00000000-0000-0000-0000-000000000051"],"transaction":7}'
    )
    assert chain_hash("ab" * 32, 0, 8, []) == sha256(f"{'ab' * 32}:0:8\n".encode()).hexdigest()
    assert chain_hash("ab" * 32, 0, 8, [an_event()]) == sha256(f"{'ab' * 32}:0:8\n{line}\n".encode()).hexdigest()


OTHERWISE: Final[dict[str, Any]] = {
    "owner_id": _RINA,
    "id": _SITI,
    "transaction_id": 8,
    "at": datetime(2021, 2, 24, 3, 0, 0, 1, tzinfo=UTC),
    "name": "audit.trail.tasted",
    "actor_kind": "system",
    "actor_id": None,
    "actor_name": "x",
    "subject_type": "waves.Wave",
    "subject_id": "1",
    "reason": "diminta",
    "facts": {"b": 1, "a": ["e"]},
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_nothing_of_an_event_can_be_otherwise_without_another_hash(what: str) -> None:
    as_it_was, changed = an_event(), an_event(**{what: OTHERWISE[what]})
    assert chain_hash(GENESIS, 0, 9, [as_it_was]) != chain_hash(GENESIS, 0, 9, [changed])


def test_every_column_of_an_event_is_under_its_seal() -> None:
    columns = {field.name for field in Event._meta.concrete_fields}
    assert columns - {"pk"} == set(OTHERWISE)


@pytest.mark.parametrize("other", [("0" * 63 + "1", 0, 9), (GENESIS, 1, 9), (GENESIS, 0, 10)])
def test_a_seal_is_bound_to_its_place_in_the_chain(other: tuple[str, int, int]) -> None:
    assert chain_hash(GENESIS, 0, 9, [an_event()]) != chain_hash(*other, [an_event()])


def test_the_order_of_events_is_under_the_seal() -> None:
    first, second = an_event(id=UUID(int=1)), an_event(id=UUID(int=2))
    assert chain_hash(GENESIS, 0, 9, [first, second]) != chain_hash(GENESIS, 0, 9, [second, first])


def test_the_worker_seals_as_many_batches_as_there_are(
    finished_events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "seal_events", partial(seal_events, at_once=1))
    tasks.seal_finished_events()
    assert [each.events for each in Seal.objects.order_by("to_transaction")] == [1, 1, 1]
    tasks.seal_finished_events()
    assert Seal.objects.count() == 3
    assert first_broken_seal() is None


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"to_transaction": 5}, "seal_ends_after_its_beginning"),
        ({"events": 0}, "seal_covers_at_least_one_event"),
    ],
)
def test_a_seal_of_nothing_is_refused_by_the_database(
    db: None, now: datetime, changes: dict[str, int], constraint: str
) -> None:
    values = {"from_transaction": 5, "to_transaction": 6, "events": 1} | changes
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Seal.objects.create(sealed_at=now, previous_hash=GENESIS, hash="1" * 64, **values)


# what the owner of the tables might do

type Forgery = Callable[[Event], object]


def slip_in(event: Event) -> None:
    event.pk = (event.owner_id, uuid4())
    event.save(force_insert=True)


FORGERIES: Final[dict[str, Forgery]] = {
    "changed": lambda event: Event.objects.filter(pk=event.pk).update(reason="forged"),
    "moved to somebody else's trail": lambda event: Event.objects.filter(pk=event.pk).update(owner_id=_SITI),
    "dated otherwise": lambda event: Event.objects.filter(pk=event.pk).update(at=event.at - timedelta(days=1)),
    "removed": lambda event: Event.objects.filter(pk=event.pk).delete(),
    "slipped in": slip_in,
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_what_was_done_to_an_event_is_found_out(finished_events: list[Event], now: datetime, forgery: Forgery) -> None:
    seal(now)
    with as_owner():
        forgery(finished_events[1])
    assert first_broken_seal() == Seal.objects.get()


def test_a_seal_that_was_taken_out_is_missed(finished_events: list[Event], now: datetime) -> None:
    while seal(now, at_once=1):
        pass
    _, second, third = Seal.objects.order_by("to_transaction")
    with as_owner():
        second.delete()
    assert first_broken_seal() == third


def test_a_seal_made_narrower_is_found_out(finished_events: list[Event], now: datetime) -> None:
    seal(now)
    with as_owner():
        Seal.objects.update(to_transaction=finished_events[0].transaction_id + 1)
    assert first_broken_seal() is not None
