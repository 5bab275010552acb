"""What speaks against the holders of cards: lists that came into force, deaths that the office heard of."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Final
from uuid import UUID

from django.db import transaction

from prakerja.cards import jobs
from prakerja.cards.begin_rescreenings import begin_dropping, begin_rescreenings
from prakerja.cards.doubt_entitlement import doubt_entitlement
from prakerja.cards.drop_doubts import drop_doubts
from prakerja.cards.end_entitlement import end_entitlement
from prakerja.cards.entitlement_act import END_ENTITLEMENT
from prakerja.cards.hold_waiting_cards import hold_waiting_cards
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.reasons import HoldReason
from prakerja.cards.rescreen_cards import rescreen_cards
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import BALANCED, Account, AccountKind, at_house, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from tests.situations.lives import a_card, decided_on
from tests.situations.screening import JOINED, a_list, list_details, taken_in
from tests.situations.waves import an_officer

RESCREENING: Final = Actor.system("cards.rescreen_cards")


def nik_of(card: Card) -> str:
    nik: str = Identity.objects.get(pk=card.applicant_id).nik
    return nik


def a_list_naming(*cards: Card, kind: ListKind = ListKind.CIVIL_SERVANTS, **changes: object) -> ExclusionList:
    """It is in force, and no card was screened against it."""
    with transaction.atomic():
        return a_list(*map(nik_of, cards), kind=kind, **changes)


def a_list_telling(
    days: Mapping[str, str], *, kind: ListKind = ListKind.CIVIL_SERVANTS, **changes: object
) -> ExclusionList:
    """The same of a list that tells a day of each NIK, as it stands in the file."""
    file = BytesIO(("nik,sejak\n" + "".join(f"{nik},{day}\n" for nik, day in days.items())).encode())
    with transaction.atomic():
        row = taken_in(file, list_details(kind, **changes), by=an_officer())
        ListInForce.objects.create(list=row, since=JOINED)
    return row


def rescreened(row: ExclusionList, *, at: datetime, at_once: int = 50_000) -> None:
    """All cards are screened against the list."""
    with unit_of_work(by=RESCREENING):
        begin_work(jobs.rescreen_cards, at, list_id=row.pk)
    is_left = True
    while is_left:
        with unit_of_work(by=RESCREENING):
            is_left = rescreen_cards(list_id=row.pk, by=RESCREENING, now=at, at_once=at_once)
    with unit_of_work(by=RESCREENING):
        end_work(jobs.rescreen_cards, at, list_id=row.pk)


def named(card: Card, *, at: datetime, kind: ListKind = ListKind.CIVIL_SERVANTS, **changes: object) -> ExclusionList:
    """A list that names its holder came into force, and the cards were screened against it."""
    row = a_list_naming(card, kind=kind, **changes)
    rescreened(row, at=at)
    card.refresh_from_db()
    return row


def withdrawn(row: ExclusionList, *, at: datetime) -> None:
    """The list bars nobody any more, and what it said is dropped."""
    ListInForce.objects.filter(pk=row.pk).delete()
    dropped(row, at=at)


def dropped(row: ExclusionList, *, at: datetime) -> None:
    with unit_of_work(by=RESCREENING):
        while drop_doubts(list_id=row.pk, by=RESCREENING, now=at, at_once=1):
            pass


def told_of(
    card: Card,
    reason: HoldReason = HoldReason.DEATH,
    *,
    on: date,
    at: datetime,
    source: str = "Akta kematian, Disdukcapil contoh",
) -> Card:
    """The office heard of it and noted it."""
    by = an_officer()
    with unit_of_work(by=by):
        doubt_entitlement(
            applicant_id=card.applicant_id,
            award=card.award,
            reason=reason,
            effective_on=on,
            source=source,
            by=by,
            now=at,
        )
    card.refresh_from_db()
    return card


def looked_for(*, at: datetime) -> None:
    """The clock came round."""
    with unit_of_work(by=RESCREENING):
        begin_rescreenings(now=at)
        begin_dropping(now=at)
        hold_waiting_cards(by=RESCREENING, now=at)


def entitlement_ended(card: Card, *, at: datetime) -> Card:
    """Two officers have decided that its holder is not entitled."""
    with unit_of_work(by=RESCREENING):
        by = decided_on(card, END_ENTITLEMENT, at=at)
        end_entitlement(applicant_id=card.applicant_id, award=card.award, by=by, now=at)
    card.refresh_from_db()
    return card


def an_annulled_card(*, spent: int = 0) -> Card:
    """Its holder was no citizen on the day of the award; `spent` was paid for a training by then."""
    card = a_card()
    if spent:
        moved_money(card, AccountKind.TRAINING_BALANCE, AccountKind.PAYABLE, spent, at=card.awarded_at)
    told_of(card, HoldReason.CITIZENSHIP, on=date(2021, 1, 1), at=card.awarded_at)
    return entitlement_ended(card, at=card.awarded_at + timedelta(days=15))


def place_of(card: Card, kind: AccountKind) -> Account:
    """The holder's own account, or that of an institution or a rail that serves nobody else."""
    year: int = WaveBudget.objects.get(pk=card.wave_id).year_id
    if kind is AccountKind.FLOAT:
        return at_house("bni", year)
    if kind is AccountKind.DEPOSITS:
        return of_number(kind, year)
    return Account(kind, card.applicant_id if kind in BALANCED else UUID(int=card.applicant_id.int ^ 1))


def moved_money(card: Card, debit: AccountKind, credit: AccountKind, amount: int, *, at: datetime) -> None:
    """Stands for the steps that come next: a training is paid, an incentive falls due, goes out, or comes back."""
    with unit_of_work(by=RESCREENING):
        move_money(card, debit, credit, amount, at=at)


def move_money(card: Card, debit: AccountKind, credit: AccountKind, amount: int, *, at: datetime) -> None:
    """The same in a unit of work that there is."""
    wave = WaveBudget.objects.select_related("wave").get(pk=card.wave_id)
    act = f"tests.{debit.name}.{credit.name}"
    leg = Leg(place_of(card, debit), place_of(card, credit), Rupiah(amount))
    post(
        Posting(
            id=posting_id(act, card.applicant_id, at),
            owner_id=card.applicant_id,
            act=act,
            year=wave.year_id,
            wave=wave.wave.number,
            legs=(leg,),
            happened_at=at,
            posted_at=at,
        )
    )


def paid_out(card: Card, amount: int, *, at: datetime) -> None:
    """Of what is due so much was sent, and has arrived; the state had paid it in."""
    moved_money(card, AccountKind.FLOAT, AccountKind.DEPOSITS, amount, at=at)
    moved_money(card, AccountKind.INCENTIVE_DUE, AccountKind.IN_TRANSIT, amount, at=at)
    moved_money(card, AccountKind.IN_TRANSIT, AccountKind.FLOAT, amount, at=at)


def on_account(card: Card, kind: AccountKind) -> int:
    return int(balance_of(place_of(card, kind)))
