"""One applicant at each stage of the journey, with a password that everybody knows."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.accounts.passwords import hashed
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.simulation import ready_applicants as ready
from prakerja.simulation.demo_identities import put_into_review, refuse_family_card, stored_photos, want_photos
from prakerja.simulation.demo_people import PASSWORD, STAGES, email_of_stage
from prakerja.simulation.lives import adult_lives, without_barriers
from prakerja.simulation.ready_applicants import Applicant
from prakerja.waves.models import Wave

#: Far from the people of the waves.
_FIRST: Final = 900_000

type Step = Callable[[Sequence[Applicant], datetime], None]

#: Each step of the journey, and the first stage that has done it.
_STEPS: Final[tuple[tuple[str, Step], ...]] = (
    ("account", lambda people, at: ready.put_accounts(people, at=at)),
    ("identity_verified", lambda people, at: ready.put_identities(people, at=at)),
    ("particulars", lambda people, at: ready.put_particulars(people, at=at)),
    ("phone", lambda people, at: ready.put_phones(people, at=at)),
    ("declaration", lambda people, at: ready.put_declarations(people, at=at)),
    ("tested", lambda people, at: ready.put_finished_tests(people, at=at)),
    ("joined", lambda people, at: ready.put_joiners(people, wave=Wave.objects.get(number=12), at=at)),
)


def put_one_at_each_stage(*, by: Actor, at: datetime, on: date) -> None:
    """Every stage has its applicant; doing it twice is doing it once."""
    if Account.objects.with_address(email_of_stage(STAGES[0])).exists():
        return
    people = _people(on)
    with stored_photos(people["identity_review"]) as photos, unit_of_work(by=by):
        for first_stage, step in _STEPS:
            step([people[stage] for stage in STAGES[STAGES.index(first_stage) :]], at)
        refuse_family_card(people["identity_refused"], at=at)
        want_photos(people["identity_photos"], at=at)
        put_into_review(people["identity_review"], photos, at=at)
        let_in([person.id for person in people.values()])


def _people(on: date) -> dict[str, Applicant]:
    # One of them answers that they are at school; their stage would then promise a wave that bars them.
    lives = map(without_barriers, adult_lives(start=_FIRST, count=len(STAGES), on=on))
    return {
        stage: ready.applicant_of(life, email=email_of_stage(stage)) for stage, life in zip(STAGES, lives, strict=True)
    }


def let_in(account_ids: Sequence[UUID]) -> None:
    """These accounts can sign in with the demo's password."""
    Account.objects.filter(pk__in=account_ids).update(password=hashed(PASSWORD))
