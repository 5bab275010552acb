"""The partners' background work."""

from typing import Final
from uuid import UUID

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import does
from prakerja.kit.lost import takes_up
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners import jobs
from prakerja.partners.forget_nonces import forget_nonces
from prakerja.partners.forget_old_calls import forget_old_calls
from prakerja.partners.sso.forget_old_sign_ins import forget_old_sign_ins
from prakerja.partners.webhooks.delivery_job import PATIENT, QUICK, run_deliveries
from prakerja.partners.webhooks.due_events import deliver_lost_events
from prakerja.partners.webhooks.forget_old_events import forget_old_events

_LONGEST_MS: Final = 600_000
_FORGETTING: Final = Actor.system("partners.forget_old_events")


@does(jobs.forget_old_calls)
def forget() -> None:
    with unit_of_work(by=Actor.system("partners.forget_old_calls"), statement_timeout_ms=_LONGEST_MS):
        forget_old_calls(now=read_clock())
        forget_old_sign_ins(now=read_clock())


@does(jobs.forget_nonces)
def forget_used_nonces() -> None:
    by = Actor.system("partners.forget_nonces")
    is_more = True
    while is_more:
        with unit_of_work(by=by) as work:
            is_more = forget_nonces(now=work.now)


@does(jobs.deliver_events)
def deliver(*, partner_id: UUID) -> None:
    run_deliveries(partner_id=partner_id, pace=QUICK)


@does(jobs.deliver_events_patiently)
def deliver_patiently(*, partner_id: UUID) -> None:
    run_deliveries(partner_id=partner_id, pace=PATIENT)


takes_up(deliver_lost_events, jobs.deliver_events, jobs.deliver_events_patiently)


@does(jobs.forget_old_events)
def forget_events() -> None:
    """Piece by piece, each in a transaction of its own: nobody waits behind a month of a large partner."""
    is_more = True
    while is_more:
        with unit_of_work(by=_FORGETTING, statement_timeout_ms=_LONGEST_MS) as work:
            is_more = forget_old_events(by=work.actor, now=work.now)
