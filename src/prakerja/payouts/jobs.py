"""What the payouts ask of the background."""

from uuid import UUID

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.kit.retries import UNTIL_ANSWERED


@job(lane=Lane.ACCOUNTS, retry=UNTIL_ANSWERED)
def ask_account(*, applicant_id: UUID, number: int) -> None:
    """A bank or wallet is asked whose an account is, for as long as it takes."""


@job(lane=Lane.ACCOUNTS, retry=UNTIL_ANSWERED)
def ask_partner_account(*, partner_id: UUID, number: int) -> None:
    """A bank is asked whose an account is that a partner has named, for as long as it takes."""


@job(lane=Lane.WORK, lock="payouts.build")
def build_batches(*, due_on: str) -> None:
    """The next of what is due by this day has its instructions; at the end its batches are built."""


@job(lane=Lane.WORK, lock="payouts.build_partners")
def build_partner_batches(*, due_on: str) -> None:
    """The next of the approved statements have their instructions; at the end their batches are built."""


@job(lane=Lane.WORK, lock="payouts.release {batch_id}")
def release_batch(*, batch_id: str) -> None:
    """The next of the batch are screened once more; when all are, it is released."""


@job(lane=Lane.WORK, lock="payouts.take_back")
def take_back_withdrawn() -> None:
    """What came back to whoever has no certificate any more is due no more."""


@job(lane=Lane.WORK, lock="payouts.differences")
def find_differences() -> None:
    """What was paid otherwise than it should be is listed."""


@job(lane=Lane.WORK, lock="payouts.take_back")
def lapse_dues() -> None:
    """What could not be paid until the last day of payment is due no more."""


@job()
def look_for_withdrawn() -> None:
    """Somebody looks for what came back after a certificate was withdrawn, and for what can be paid no more."""


@job()
def look_for_payable() -> None:
    """Somebody builds what is to be paid today."""


@job(lane=Lane.RAILS, lock="payouts {batch_id}")
def send_batch(*, batch_id: str) -> None:
    """The next payments of a released batch are sent."""


@job(lane=Lane.RAILS)
def ask_outcomes() -> None:
    """What nobody has heard of is asked for."""


@job()
def look_for_released() -> None:
    """Released batches with something to send have somebody who sends it; those with nothing open have ended."""


@job(lane=Lane.RAILS, lock="payouts.reconcile {house}")
def reconcile_house(*, house: str, day: str) -> None:
    """A bank or wallet is asked for its statement of a day, and that is compared with our books."""


@job()
def look_for_bank_statements() -> None:
    """Somebody asks every house for its statement of yesterday."""
