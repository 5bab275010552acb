"""What a recipient does with their own card, in the situations in which it does something."""

from functools import partial

from prakerja.cards.show_number import show_number
from prakerja.kit.actor import Actor
from tests.situations.accounts import NOW
from tests.situations.own_cards import a_card
from tests.verbs.table import Doing, verb


@verb("cards.show_number", writes="codes_tally", events="cards.number.shown", is_another=True)
def seeing_the_number() -> Doing:
    card = a_card()
    by = Actor.applicant(card.applicant_id)
    return Doing(partial(show_number, applicant_id=card.applicant_id, by=by, now=NOW), by, card.applicant_id)
