"""The wave of `prakerja bench screening`: joiners with sealed numbers and answers, and lists that name some of them."""

import random
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import batched
from typing import Final
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from prakerja.config.environment import ROOT
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor
from prakerja.kit.digests import digests
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal_each
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.profile.answers import Employment, NoOffice
from prakerja.profile.models import Particulars
from prakerja.regions.known import regencies_on
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.figures import figures_of
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.simulation import hand_over
from prakerja.simulation.copy_in import copy_in
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.receipts import new_receipt
from prakerja.waves.states import WaveState

LONGEST_MS: Final = 3_600_000
REFERENCE: Final = ROOT / "bench" / "reference_screening.sql"
_BY: Final = Actor.operator("prakerja bench screening")
_AT_ONCE: Final = 50_000
#: One in so many of the joiners is on a list.
_NAMED: Final = 20
#: Families of four join together.
_FAMILY: Final = 4
_KINDS: Final = (ListKind.DTKS, ListKind.CIVIL_SERVANTS, ListKind.DAPODIK, ListKind.POLICE, ListKind.BPUM)
#: On which there were regencies, and since which the lists count.
_DAY: Final = date(2021, 1, 1)
#: How many still learn, and how many have a disability.
_SHARES: Final = (0.05, 0.02)


def put_wave(joiners: int, listed: int) -> Wave:
    """A closed wave with so many joiners, and lists in force of so many NIKs together."""
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS) as work:
        wave = _closed_wave(work.now)
        for numbers in batched(range(joiners), _AT_ONCE, strict=False):
            _put_people(wave, numbers, work.now)
        for number, kind in enumerate(_KINDS):
            _put_list(kind, listed // len(_KINDS), number, work.now)
    do_housekeeping()
    return wave


def _closed_wave(now: datetime) -> Wave:
    wave: Wave = Wave.objects.create(
        number=12,
        scheme="2021",
        scheme_version=load_scheme("2021").version,
        opens_at=now - timedelta(days=4),
        closes_at=now - timedelta(minutes=1),
        result_expected_at=now,
        state=WaveState.CLOSED,
    )
    return wave


def _put_people(wave: Wave, numbers: tuple[int, ...], now: datetime) -> None:
    chance = random.Random(numbers[0])  # noqa: S311  nobody exists
    people = [UUID(int=(0x0195 << 112) | (7 << 76) | (2 << 62) | number) for number in numbers]
    homes = [one.code for one in regencies_on(_DAY)]
    # As people come: in no order of their accounts.
    joining = chance.sample(people, len(people))
    copy_in(
        Joiner,
        ["applicant_id", "wave", "receipt", "joined_at", "regency"],
        ([one, wave.pk, new_receipt(wave.number), now, chance.choice(homes)] for one in joining),
    )
    copy_in(Identity, _OF_IDENTITY, _identities(people, numbers, now))
    copy_in(
        Particulars,
        ["applicant_id", "in_formal_education", "employment", "office", "disability", "disability_kind", "changed_at"],
        ([one, *_answers(chance), "", now] for one in people),
    )


def _answers(chance: random.Random) -> list[object]:
    learns, is_disabled = (chance.random() < share for share in _SHARES)
    return [learns, chance.choice([*Employment]).value, NoOffice.NONE.value, is_disabled]


_OF_IDENTITY: Final = [
    *("applicant_id", "sealed_nik", "nik_digest", "sealed_kk", "kk_digest", "birth_date", "state", "refusal"),
    *("doubts", "question_number", "photo_set", "photos_wanted", "entered_at", "verified_at"),
]


def _identities(people: list[UUID], numbers: tuple[int, ...], now: datetime) -> Iterator[list[object]]:
    niks = [f"{number:012}0000" for number in numbers]
    families = [f"{number // _FAMILY:012}0000" for number in numbers]
    sealed = [
        seal_each([(plain, one, None) for plain, one in zip(plains, people, strict=True)], purpose=purpose)
        for plains, purpose in ((niks, Purpose.NIK), (families, Purpose.FAMILY_CARD))
    ]
    looked_up = [digests(niks, purpose=Purpose.NIK), digests(families, purpose=Purpose.FAMILY_CARD)]
    rest = [date(1995, 5, 5), IdentityState.VERIFIED.value, "", Jsonb([]), 1, 1, "", now, now]
    for place, one in enumerate(people):
        nik, family = (UUID(bytes=found[place]) for found in looked_up)
        yield [one, sealed[0][place], nik, sealed[1][place], family, *rest]


def _put_list(kind: ListKind, people: int, number: int, now: datetime) -> None:
    row: ExclusionList = ExclusionList.objects.create(
        kind=kind,
        name="Bench",
        source="Bench",
        legal_basis="Bench",
        valid_from=_DAY,
        sha256=f"{number:064}",
        people=people,
        rows=people,
        family_cards=0,
        impossible_dates=0,
        unknown_regions=0,
        fixed_digits=[],
        imported_at=now,
    )
    ListInForce.objects.create(list=row, since=now)
    with connection.cursor() as cursor:
        cursor.execute(
            (ROOT / "bench" / "fill_listed.sql").read_text(),
            {"list": row.pk, "people": people, "each": _NAMED * len(_KINDS), "first": number * _NAMED},
        )


def bare_join() -> float:
    """The seconds that the reference takes."""
    begin = time.perf_counter()
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS), connection.cursor() as cursor:
        cursor.execute(REFERENCE.read_text())
    return time.perf_counter() - begin


def screen(wave: Wave) -> tuple[float, int]:
    """The seconds of the job with its units of work, and how many people it refused."""
    begin = time.perf_counter()
    hand_over.screen(wave)
    seconds = time.perf_counter() - begin
    figures = figures_of(wave.pk)
    return seconds, figures.joiners - figures.eligible


def bytes_of_each(joiners: int) -> dict[str, float]:
    """Of a joiner, their verdict and an outcome such as everybody would have, each with its indexes."""
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS), connection.cursor() as cursor:
        cursor.execute((ROOT / "bench" / "fill_outcomes.sql").read_text())
        weights = {}
        for name, table in (("joiner", "waves_joiner"), ("verdict", "screening_verdict"), ("outcome", "outcome")):
            cursor.execute("SELECT pg_total_relation_size(%s::regclass)", [table])
            weights[name] = cursor.fetchone()[0] / joiners
    return weights
