"""What befell a person is told with who did it and why only where nobody could mean another."""

from datetime import timedelta

import pytest

from prakerja.cards.models import Card
from prakerja.journey.timeline import Befell, timeline_of
from prakerja.kit.actor import ActorKind
from tests.situations.cards import NOW
from tests.situations.lives import a_card, extended, held, released

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def moves_of(card: Card) -> list[Befell]:
    return [one for one in timeline_of(card.applicant_id) if one.what == "move"]


def test_each_move_has_who_did_it_and_why() -> None:
    card = a_card()
    held(card, at=NOW + DAY)
    released(card, at=NOW + 2 * DAY)
    _awarded, hold, release = moves_of(card)
    assert (hold.by, hold.note) == (ActorKind.STAFF, "Laporan")
    assert (release.by, release.note) == (ActorKind.STAFF, "Sudah diperiksa")


def test_of_two_acts_of_one_moment_no_reason_is_given_to_the_other() -> None:
    card = a_card()
    held(card, at=NOW + DAY)
    released(card, at=NOW + DAY)
    _awarded, hold, release = moves_of(card)
    assert (hold.note, release.note) == ("", "")
    assert (hold.by, release.by) == (None, None)


def test_what_has_one_doer_keeps_them_however_many_lines_it_has() -> None:
    card = a_card()
    extended(card, at=NOW + DAY)
    *_before, last = moves_of(card)
    assert last.by is ActorKind.STAFF
