"""Two look at the photo of one presence at the same moment."""

import pytest

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.models import PresenceDecision
from prakerja.training.photos.decide_photo import NothingToDecide, decide_photo
from tests.situations.at_once import all_at_once
from tests.situations.learning import STARTS
from tests.situations.presence_photos import a_decider, in_doubt, key_of, photo_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_deciders_one_decides_and_the_other_is_told() -> None:
    bought = in_doubt()
    applicant_id, purchase, sequence = key_of(bought)
    deciders = [(a_decider(photo_of(bought)), is_theirs) for is_theirs in (True, False)]

    def decide(by: Actor, *, is_theirs: bool) -> str:
        try:
            with unit_of_work(by=by):
                decide_photo(
                    applicant_id=applicant_id,
                    purchase=purchase,
                    sequence=sequence,
                    is_theirs=is_theirs,
                    note="Dibandingkan.",
                    by=by,
                    now=STARTS,
                )
        except NothingToDecide:
            return "told"
        return "decided"

    answers = all_at_once([lambda by=by, it=it: decide(by, is_theirs=it) for by, it in deciders])  # type: ignore[misc]
    assert sorted(answers) == ["decided", "told"]
    assert PresenceDecision.objects.count() == 1
