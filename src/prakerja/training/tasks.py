"""Training's background work."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final
from uuid import UUID

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.each import do_each
from prakerja.kit.jobs import does
from prakerja.kit.lost import takes_up
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training import jobs
from prakerja.training.certificates.sign_badges import sign_badges
from prakerja.training.declarations.declare_proven import declare_proven
from prakerja.training.declarations.let_declarations_stand import let_declarations_stand
from prakerja.training.end_purchases import of_what_does_not_take_place, that_were_not_finished
from prakerja.training.forget_payments import forget_payments
from prakerja.training.forget_presence_requests import forget_presence_requests
from prakerja.training.issue_certificates import issue_certificates
from prakerja.training.lapse_purchase import lapse_purchase
from prakerja.training.models import PresencePhoto, Purchase
from prakerja.training.photos.end_photo import end_photo
from prakerja.training.photos.lost_checks import check_lost_photos
from prakerja.training.photos.photo_job import run_photo_check
from prakerja.training.photos.querysets import PresenceKey
from prakerja.training.querysets import PurchaseKey
from prakerja.training.reviews.count_reviews import count_reviews
from prakerja.training.signals.find_signals import find_signals
from prakerja.training.signals.forget_traces import forget_traces
from prakerja.training.signals.states import SignalKind
from prakerja.training.statements.make_statements import make_statements
from prakerja.training.statements.months import month_before, name_of_month
from prakerja.training.void_cancelled import void_cancelled
from prakerja.work.begin_work import begin_work
from prakerja.work.carries_out import Left, carries_out
from prakerja.work.state_of import state_of

#: It reads through the days of everybody.
_TEN_MINUTES_MS: Final = 600_000
_ISSUING: Final = Actor.system("training.issue_certificates")
_STATING: Final = Actor.system("training.make_statements")
#: Twenty thousand lines on a disk that is busy with something else.
_LONGEST_MS: Final = 60_000
_DECLARING: Final = Actor.system("training.declare_proven")


@carries_out(jobs.issue_certificates)
def issue() -> Left:
    with unit_of_work(by=_ISSUING) as work:
        return Left.MORE if issue_certificates(by=work.actor, now=work.now) else Left.NOTHING


@carries_out(jobs.declare_proven)
def declare() -> Left:
    with unit_of_work(by=_DECLARING) as work:
        return Left.MORE if declare_proven(by=work.actor, now=work.now) else Left.NOTHING


@does(jobs.let_declarations_stand)
def let_stand() -> None:
    may_be_more = True
    while may_be_more:
        with unit_of_work(by=Actor.system("training.let_declarations_stand")) as work:
            may_be_more = let_declarations_stand(by=work.actor, now=work.now)


@does(jobs.look_for_completions)
def look_for_completions() -> None:
    with unit_of_work(by=_ISSUING) as work:
        if Purchase.objects.filter(certified_by__isnull=False).exists():
            begin_work(jobs.issue_certificates, work.now)
        if Purchase.objects.that_declare_themselves(now=work.now).exists():
            begin_work(jobs.declare_proven, work.now)


takes_up(check_lost_photos, jobs.check_photo)


@does(jobs.check_photo)
def check_photo(*, applicant_id: UUID, purchase: int, sequence: int) -> None:
    run_photo_check((applicant_id, purchase, sequence))


@does(jobs.end_photos)
def end_photos() -> None:
    due = PresencePhoto.objects.to_be_deleted(read_clock()).values_list("applicant_id", "purchase", "sequence")
    do_each(due.iterator(), _end_photo)


def _end_photo(key: PresenceKey) -> None:
    with unit_of_work(by=Actor.system("training.end_photos")) as work:
        end_photo(key, by=work.actor, now=work.now)


@does(jobs.forget_presence_requests)
def forget() -> None:
    with unit_of_work(by=Actor.system("training.forget_presence_requests")) as work:
        forget_presence_requests(by=work.actor, now=work.now)


@does(jobs.void_cancelled)
def void() -> None:
    _each(of_what_does_not_take_place(), void_cancelled, by=Actor.system("training.void_cancelled"))


@does(jobs.lapse_purchases)
def lapse() -> None:
    _each(that_were_not_finished(now=read_clock()), lapse_purchase, by=Actor.system("training.lapse_purchases"))


@carries_out(jobs.make_statements)
def make(*, month: str) -> Left:
    with unit_of_work(by=_STATING, statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if make_statements(month=month, by=work.actor, now=work.now) else Left.NOTHING


@does(jobs.look_for_statements)
def look_for_statements() -> None:
    with unit_of_work(by=_STATING) as work:
        month = name_of_month(month_before(work.now))
        if state_of(jobs.make_statements, month=month) is None:
            begin_work(jobs.make_statements, work.now, month=month)


@does(jobs.forget_payments)
def forget_old_payments() -> None:
    with unit_of_work(by=Actor.system("training.forget_payments")) as work:
        forget_payments(now=work.now)


@does(jobs.find_signals)
def find() -> None:
    do_each(SignalKind, _find)


def _find(kind: SignalKind) -> None:
    with unit_of_work(by=Actor.system("training.find_signals"), statement_timeout_ms=_TEN_MINUTES_MS) as work:
        find_signals(kind=kind, by=work.actor, now=work.now)


@does(jobs.forget_traces)
def forget_old_traces() -> None:
    with unit_of_work(by=Actor.system("training.forget_traces")) as work:
        forget_traces(by=work.actor, now=work.now)


@carries_out(jobs.sign_badges)
def sign() -> Left:
    with unit_of_work(by=Actor.system("training.sign_badges")) as work:
        return Left.MORE if sign_badges(by=work.actor, now=work.now) else Left.NOTHING


@does(jobs.count_reviews)
def count() -> None:
    is_more = True
    while is_more:
        with unit_of_work(by=Actor.system("training.count_reviews")) as work:
            is_more = count_reviews(by=work.actor, now=work.now)


def _each(keys: Iterator[PurchaseKey], do: Callable[..., bool], *, by: Actor) -> None:
    do_each(keys, partial(_one, do, by))


def _one(do: Callable[..., bool], by: Actor, key: PurchaseKey) -> None:
    with unit_of_work(by=by) as work:
        do(key, by=work.actor, now=work.now)
