"""What training asks of the background."""

from uuid import UUID

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.kit.retries import UNTIL_ANSWERED


@job(lane=Lane.WORK, lock="certificates")
def issue_certificates() -> None:
    """The next trainings that were declared finished get their certificates."""


@job(lane=Lane.WORK, lock="proven")
def declare_proven() -> None:
    """The next trainings that were proven finished, and nobody has declared in time, are declared so."""


@job()
def let_declarations_stand() -> None:
    """What nobody has objected to in time stands."""


@job()
def look_for_completions() -> None:
    """Somebody declares what declares itself, and issues certificates where trainings wait for theirs."""


@job()
def forget_presence_requests() -> None:
    """What institutions asked days ago, and nobody can confirm any more, is gone."""


@job(lane=Lane.FACES, retry=UNTIL_ANSWERED)
def check_photo(*, applicant_id: UUID, purchase: int, sequence: int) -> None:
    """A service is asked whether the photo of a presence shows the participant; after a day of silence a person is."""


@job()
def end_photos() -> None:
    """Pictures of presences that were kept for long enough are deleted; what nobody has decided by then stands."""


@job()
def void_cancelled() -> None:
    """Whoever bought what does not take place has the price back, and knows it."""


@job()
def lapse_purchases() -> None:
    """What was not finished in time has lapsed."""


@job()
def forget_payments() -> None:
    """Payments of yesterday are gone."""


@job()
def find_signals() -> None:
    """What of the last days looks like fraud is noted."""


@job()
def forget_traces() -> None:
    """From where presence was confirmed a week ago is forgotten."""


@job(lane=Lane.WORK, lock="badges")
def sign_badges() -> None:
    """The next badges that were asked for are signed."""


@job()
def count_reviews() -> None:
    """The stars of courses are those of their reviews."""


@job(lane=Lane.WORK, lock="statements {month}")
def make_statements(*, month: str) -> None:
    """The next lines of a month are on the statements of their partners."""


@job()
def look_for_statements() -> None:
    """Somebody makes the statements of the month that is over, where nobody has."""
