"""The office of `prakerja bench payouts --hostile`: recipients of the bank's nation, and two people of finance."""

from contextlib import suppress
from datetime import datetime
from random import Random
from typing import Final
from uuid import UUID, uuid4

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.require_confirmed import confirmer_of
from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from prakerja.cards.models import Card
from prakerja.console.bench_awards_wave import LONGEST_MS
from prakerja.console.bench_payouts_books import AMOUNT, put_due
from prakerja.kit.actor import Actor
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sealed import seal_each
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind, at_house, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.acts import PAUSE, RELEASE, RESUME
from prakerja.payouts.models import Batch, Instruction, LinkedAccount
from prakerja.payouts.release_batch import release_batch
from prakerja.payouts.remove_instruction import remove_instruction
from prakerja.payouts.states import BatchState, InstructionState
from prakerja.simulation.copy_in import copy_in
from prakerja.simulation.demo_staff import put_staff
from prakerja.waves.models import Wave

_PROGRAMME: Final = UUID(int=0)
_NOBODY: Final = (_PROGRAMME, 1)
_BY: Final = Actor.operator("prakerja bench payouts")
#: In turn; and by how many a person's number must be past a multiple of eight for the bank to find the account fine
#: (docs/sandbox-bank.md).
_HOUSES: Final = {AccountHouse.BNI: 0, AccountHouse.BCA: 1, AccountHouse.GOPAY: 4, AccountHouse.DANA: 7}
#: One in so many is in whatever condition the nation has it: closed, dormant, over its limit, nobody's.
_NOT_FINE: Final = 20
_NUMBERS: Final = {AccountHouse.BNI: "1{:09}", AccountHouse.BCA: "5{:09}"}
_FIELDS: Final = (
    *("applicant_id", "number", "house", "bank_code", "sealed_account_number", "account_digest"),
    *("sealed_account_name", "state", "problem", "house_code", "name_match", "asked_at", "linked_at", "usable_from"),
)


def put_recipients(people: int) -> None:
    """So many with an instalment due, each with an account at one of four houses; and an office."""
    wave = put_due(people, houses=())
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS) as work:
        put_staff(by=_BY, now=work.now)
        _deposit(people * AMOUNT * 2, wave=wave, now=work.now)
        holders = list(Card.objects.order_by("applicant_id").values_list("applicant_id", flat=True))
        kept = [(one, 1) for one in holders]
        places = [_place(turn) for turn in range(people)]
        numbers = seal_each(
            [(number, *key) for (_, number), key in zip(places, kept, strict=True)], purpose=Purpose.ACCOUNT_NUMBER
        )
        names = seal_each([("SESEORANG", *key) for key in kept], purpose=Purpose.ACCOUNT_NAME)
        copy_in(
            LinkedAccount,
            _FIELDS,
            (
                [
                    *key,
                    house.value,
                    house.bank_code,
                    number,
                    uuid4(),
                    name,
                    AccountState.LINKED,
                    "",
                    "",
                    "",
                    *[work.now] * 3,
                ]
                for key, (house, _), number, name in zip(kept, places, numbers, names, strict=True)
            ),
        )


def _deposit(amount: int, *, wave: Wave, now: datetime) -> None:
    """So much of the state's money is at each house, fees included."""
    year = now.year
    for house in _HOUSES:
        leg = Leg(at_house(house, year), of_number(AccountKind.DEPOSITS, year), Rupiah(amount))
        named = posting_id("bench.deposit", year, house)
        post(
            Posting(named, _PROGRAMME, "bench.deposit", year, (leg,), happened_at=now, posted_at=now, wave=wave.number)
        )


def accounts_at_bank(people: int) -> list[str]:
    """Of each, in the order of their keys, as the bank's books name it."""
    return [f"{house}:{number}" for house, number in map(_place, range(people))]


def release_all() -> None:
    """Every batch that was built is decided on by two and released, stretch by stretch as the worker does it."""
    for batch_id in Batch.objects.filter(state=BatchState.BUILT).values_list("pk", flat=True):
        subject = str(batch_id)
        decide(RELEASE, subject)
        by, left = confirmer_of(RELEASE, subject=subject), True
        while left and by is not None:
            with unit_of_work(by=by, statement_timeout_ms=LONGEST_MS) as work:
                left = release_batch(batch_id=subject, by=by, now=work.now, at_once=500)


def let_go_on() -> int:
    """Two people let each batch that stands go on; returns how many."""
    return _decide_on([BatchState.STOPPED, BatchState.PAUSED], RESUME)


def pause() -> int:
    """Two people let everything stop for now."""
    return _decide_on([BatchState.RELEASED], PAUSE)


def take_one_out(chance: Random) -> bool:
    """Somebody of finance takes a payment out that nothing was sent of; False: it was too late."""
    unsent = Instruction.objects.filter(state=InstructionState.BUILT).values_list("payee_id", "number")
    key, by = unsent.order_by("reference").filter(reference__gte=f"PK{chance.randrange(16):X}").first(), _finance()[0]
    try:
        with unit_of_work(by=by) as work:
            remove_instruction(key=key or _NOBODY, note="Uji", by=by, now=work.now)
    except Refused:
        return False
    return True


def decide(act: Act, subject: str) -> None:
    """One proposes, another confirms; what was decided before, or cannot be now, stays as it is."""
    first, second = _finance()
    with suppress(Refused):
        with unit_of_work(by=first) as work:
            proposal = propose_act(act=act, subject=subject, reason="Uji", by=first, now=work.now)
        with unit_of_work(by=second) as work:
            confirm_proposal(proposal_id=proposal.pk, by=second, now=work.now)


def _decide_on(states: list[BatchState], act: Act) -> int:
    batches = list(Batch.objects.filter(state__in=states).values_list("pk", flat=True))
    for batch_id in batches:
        decide(act, str(batch_id))
    return len(batches)


def _finance() -> list[Actor]:
    found = Member.objects.holding(Role.OFFICER).order_by("account_id").values_list("account_id", flat=True)
    return [Actor.staff(one) for one in found[:2]]


def _place(turn: int) -> tuple[AccountHouse, str]:
    house = list(_HOUSES)[turn % len(_HOUSES)]
    person = 8 * (turn + 1) + _HOUSES[house] + (turn % _NOT_FINE == 7)
    return house, _NUMBERS.get(house, "62811{:09}").format(person)
