"""What was lost, counted in the database and in the inbox of the world outside: `prakerja bench faults`."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from prakerja.console.bench_faults_applicant import Applicant
from prakerja.console.bench_faults_programme import WAVE, Programme

#: Recorded once for everybody who joined, however often it was sent.
_ONCE: Final = (
    "accounts.account.opened",
    "identity.identity.verified",
    "profile.particulars.completed",
    "profile.phone.verified",
    "profile.declaration.signed",
    "assessment.sitting.finished",
    "waves.joiner.joined",
)
#: The letter to whoever won a seat, beside the one of the result.
_OF_CARDS: Final = "card_awarded"


def losses(programme: Programme, applicants: Sequence[Applicant], *, told_after: int) -> dict[str, int]:
    """Nothing of this may be more than 0. `told_after`: the last message in the inbox before the results."""
    missing, twice = _events_of([one.email for one in applicants if one.has_joined])
    untold, doubled = _told(programme, told_after)
    return {
        "applicants_not_joined": sum(not one.has_joined for one in applicants),
        "answers_asked_again": sum(len(one.asked_again()) for one in applicants),
        "events_missing": missing,
        "events_twice": twice,
        "joiners_without_a_verdict": _joiners_without_a_verdict(),
        "results_not_arrived": untold,
        "results_arrived_twice": doubled,
        "messages_still_queued": _still_queued(),
        "work_not_done": _work_not_done(),
    }


def last_message(programme: Programme) -> int:
    """Of the inbox of the world outside, so far."""
    return int(_outside(programme, "SELECT coalesce(max(id), 0) FROM message")[0][0])


def _events_of(emails: Sequence[str]) -> tuple[int, int]:
    """Of those that everybody who joined has once: how many lack, how many are there again."""
    from prakerja.accounts.models import Account
    from prakerja.audit.models import Event

    missing = twice = 0
    for email in emails:
        owner_id = Account.objects.with_address(email).get().pk
        names = list(Event.objects.filter(owner_id=owner_id, name__in=_ONCE).values_list("name", flat=True))
        missing += sum(name not in names for name in _ONCE)
        twice += len(names) - len(set(names))
    return missing, twice


def _joiners_without_a_verdict() -> int:
    from prakerja.screening.models import Verdict
    from prakerja.screening.reasons import Occasion
    from prakerja.waves.models import Joiner

    judged = Verdict.objects.filter(occasion=Occasion.DRAW, number=WAVE).count()
    return abs(Joiner.objects.filter(wave__number=WAVE).count() - judged)


def _told(programme: Programme, after: int) -> tuple[int, int]:
    """What joiners are told once, and is not in the inbox, or is there once more than it was sent.

    Whoever won a seat is told of their card as well: two letters to one address are no double.
    """
    counted = _outside(
        programme, "SELECT channel, recipient, count(*) FROM message WHERE id > ? GROUP BY channel, recipient", after
    )
    arrived = Counter({(channel, recipient): times for channel, recipient, times in counted})
    expected = _told_once()
    there = Counter({one: arrived[one] for one in expected})
    return (expected - there).total(), (there - expected).total()


def _told_once() -> Counter[tuple[str, str]]:
    """How many such messages there are to each address: results, and the cards that came of them."""
    from prakerja.messages.models import Message

    results = Message.objects.filter(once_key__startswith=f"result:{WAVE}:")
    cards = Message.objects.filter(text=_OF_CARDS, owner_id__in=results.values("owner_id"))
    return Counter((one.channel, one.address) for told in (results, cards) for one in told.iterator())


def _still_queued() -> int:
    from prakerja.messages.models import Message
    from prakerja.messages.states import MessageState

    return Message.objects.filter(state=MessageState.QUEUED).count()


def _work_not_done() -> int:
    from prakerja.identity.models import Identity
    from prakerja.identity.states import IdentityState
    from prakerja.work.models import LongWork
    from prakerja.work.states import WorkState

    asking = Identity.objects.filter(state=IdentityState.ASKING).count()
    return asking + LongWork.objects.exclude(state=WorkState.ENDED).count()


def _outside(programme: Programme, query: str, *values: int) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{programme.var / 'sandbox'}?mode=ro", uri=True) as database:
        return database.execute(query, values).fetchall()
