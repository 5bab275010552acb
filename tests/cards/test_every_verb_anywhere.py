"""Every verb on a card in every standing, by everybody, twice: done or refused by name, and nothing is half done."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.authority.who_may import OF_TASK
from prakerja.cards.models import Card
from prakerja.cards.querysets import NoCard
from prakerja.cards.states import LIVE
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.prove import prove
from tests.cards.every_verb import BY_HOLDER, BY_ONE, BY_TWO, VERBS, does, whoever_may
from tests.situations.broken import undone
from tests.situations.card_books import Everything, all_that_counts, cards_of_a_small_wave
from tests.situations.cards import NOW
from tests.situations.states_of_cards import STANDINGS, brought_to
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)
SOMEBODY = UUID(int=7)


@pytest.fixture
def card() -> Card:
    (one,) = cards_of_a_small_wave(1)
    return one


@pytest.mark.parametrize("name", VERBS)
def test_it_is_done_or_refused_wherever_the_card_stands(card: Card, name: str) -> None:
    for standing in STANDINGS:
        with undone():
            card.refresh_from_db()
            before = brought_to(card, standing)
            do = does(name, card.pk, now=LATER)
            counts = all_that_counts()
            try:
                with savepoint():
                    do()
            except Refused:
                assert all_that_counts() == counts
            then = Card.objects.get()
            assert list(Everything.now().what_is_wrong()) == []
            assert prove(known={}).faults == ()
            if before.state not in LIVE and name != "reinstate":
                assert (then.state, then.moves, then.buys_until) == (before.state, before.moves, before.buys_until)


def everybody(card: Card) -> Iterator[tuple[str, Actor]]:
    yield "holder", Actor.applicant(card.applicant_id)
    yield "another recipient", Actor.applicant(SOMEBODY)
    yield "visitor", Actor.visitor()
    yield "operator", Actor.operator("budi")
    yield "platform", Actor.partner("platform")
    yield from ((str(role), an_officer(role)) for role in Role)
    yield from ((task, Actor.system(task)) for task in OF_TASK)


@pytest.mark.parametrize(
    ("names", "allowed"),
    [
        (set(BY_HOLDER) - {"replace its number"}, {"holder"}),
        ({"replace its number"}, {"holder", str(Role.OFFICER)}),
        (set(BY_ONE), {str(Role.OFFICER)}),
        # Not even one of the office, who is neither of the two.
        (set(BY_TWO), set[str]()),
    ],
)
def test_nobody_else_does_it(card: Card, names: set[str], allowed: set[str]) -> None:
    for name in names:
        whoever_may(name, card.pk, now=NOW)
        refused = [who for who, by in everybody(card) if is_refused(name, card, by)]
        assert set(refused) == {who for who, _ in everybody(card)} - allowed


def is_refused(name: str, card: Card, by: Actor) -> bool:
    counts = all_that_counts()
    try:
        with undone():
            does(name, card.pk, now=LATER, by=by)()
    except (PermissionMissing, NotConfirmed):
        assert all_that_counts() == counts
        return True
    except Refused:
        return False
    return False


@pytest.mark.parametrize("name", VERBS)
def test_a_card_that_there_is_not_is_told_by_name(card: Card, name: str) -> None:
    for key in ((card.applicant_id, 2), (card.applicant_id, 0), (SOMEBODY, 1)):
        with pytest.raises(NoCard), savepoint():
            does(name, key, now=LATER)()
