"""What holds for every verb of steps, outbox and ledger, each in a situation in which it does what it is for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from prakerja.audit.models import Event
from tests.authority.verbs import PARTS, verbs
from tests.shared_ground import Ground, each_on_one_worker
from tests.situations.broken import StatementLost, writing
from tests.situations.rows import all_rows, changed_since, rows_naming
from tests.verbs import (  # noqa: F401  they fill the table
    of_accounts,
    of_accounts_to_pay,
    of_assessment,
    of_cards,
    of_catalogue,
    of_certificates,
    of_closing,
    of_declarations,
    of_draw,
    of_identity,
    of_incentives,
    of_learning,
    of_ledger,
    of_messages,
    of_money,
    of_own_cards,
    of_partner_pay,
    of_partner_staff,
    of_payouts,
    of_presence_photos,
    of_profile,
    of_purchases,
    of_reconciliation,
    of_repayment,
    of_reviews,
    of_screening,
    of_sign_ins,
    of_signals,
    of_statements,
    of_statistics,
    of_waves,
    of_webhooks,
)
from tests.verbs.table import TABLE, Doing, Entry

pytestmark = pytest.mark.django_db
STEPS = (
    "accounts",
    "identity",
    "profile",
    "assessment",
    "waves",
    "screening",
    "draw",
    "cards",
    "training",
    "incentives",
    "payouts",
    "appeals",
    "journey",
    "statistics",
)
GROUND = ("messages", "ledger", "partners")
AUDIT = {"audit_event"}
NOT_OF_ALL: Final = each_on_one_worker("verb", (name for name, entry in TABLE.items() if not entry.is_of_all))


@pytest.fixture(scope="module", params=each_on_one_worker("verb", TABLE))
def entry(request: pytest.FixtureRequest) -> Entry:
    return TABLE[request.param]


@pytest.fixture(scope="module")
def ground(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory, entry: Entry
) -> Ground:
    del django_db_setup, entry
    return Ground(django_db_blocker, tmp_path_factory.mktemp("verb"))


@pytest.fixture(scope="module")
def prepared(ground: Ground, entry: Entry) -> Iterator[Doing]:
    with ground.made(entry.prepare) as doing:
        yield doing


@pytest.fixture
def doing(db: None, ground: Ground, prepared: Doing, private_store: Path) -> Doing:
    ground.lay_out(private_store)
    return prepared


def heard(before: set[UUID]) -> list[Event]:
    events = Event.objects.exclude(id__in=before)
    return sorted(events, key=lambda event: event.id)


def heard_already() -> set[UUID]:
    return set(Event.objects.values_list("id", flat=True))


def test_every_verb_stands_in_the_table() -> None:
    named = {name.split(":")[0] for name in TABLE}
    asked = {name for name in verbs() if name.split(".")[0] in (*STEPS, *GROUND) and name not in PARTS}
    assert asked - named == set()


def test_it_writes_what_it_is_for_and_nothing_else(entry: Entry, doing: Doing) -> None:
    before = all_rows()
    doing.do()
    assert changed_since(before) - AUDIT == entry.writes


@pytest.mark.in_turn(2)
def test_the_audit_hears_of_it_from_whoever_did_it(entry: Entry, doing: Doing) -> None:
    before = heard_already()
    doing.do()
    events = heard(before)
    assert tuple(event.name for event in events) == entry.events
    assert {(event.actor_kind, event.actor_id, event.actor_name) for event in events} <= {
        (doing.by.kind.value, doing.by.account_id, doing.by.name)
    }


@pytest.mark.in_turn(3)
def test_whichever_of_its_statements_is_lost_nothing_is_saved(entry: Entry, doing: Doing) -> None:
    with writing() as all_of_them, transaction.atomic():
        doing.do()
        transaction.set_rollback(True)
    assert all_of_them.count >= len(entry.events)
    before = all_rows(entry.writes | AUDIT)
    for number in range(1, all_of_them.count + 1):
        with writing(lost=number), pytest.raises(StatementLost), transaction.atomic():
            doing.do()
        assert changed_since(before) == set(), f"statement {number}"


@pytest.mark.in_turn(2)
def test_the_second_time_it_is_done_already(entry: Entry, doing: Doing) -> None:
    doing.do()
    before = all_rows()
    if entry.again is not None:
        with pytest.raises(entry.again), transaction.atomic():
            doing.do()
    else:
        doing.do()
    assert (changed_since(before) != set()) is entry.is_another


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("entry", NOT_OF_ALL, indirect=True)
def test_it_leaves_everybody_else_alone(entry: Entry, doing: Doing) -> None:
    of_another = entry.prepare()
    before = rows_naming(doing.owner_id)
    of_another.do()
    assert before <= rows_naming(doing.owner_id)
