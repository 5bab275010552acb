"""Waves at every point between screening and the published result."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.core.files.storage import default_storage

from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH
from prakerja.draw.carry_on_draws import CARRIES_ON
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.cut_off import cut_off
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.joiners.fixing_job import run_fixing
from prakerja.draw.keep_round import keep_round
from prakerja.draw.models import CustodianKey, Draw
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.models import Wave
from tests.situations.attempts import commitment_by, long_ago, newest, round_of, seen_by_witnesses, signing_key
from tests.situations.authority import SCREENING
from tests.situations.cards import funded
from tests.situations.screening import closed_wave
from tests.situations.waves import an_officer, approved, second

NOW = datetime(2021, 2, 27, 3, 0, tzinfo=UTC)
SYSTEM = SCREENING


def three_custodians() -> list[Actor]:
    """Those there are, or three who are appointed now."""
    held = Member.objects.holding(Role.CUSTODIAN).values_list("pk", flat=True)
    return [Actor.staff(pk) for pk in held] or [a_custodian(name) for name in ("Sari", "Tono", "Umar")]


def a_custodian(name: str) -> Actor:
    """Appointed, with a key that counts at once."""
    custodian = an_officer(Role.CUSTODIAN, name)
    give_key(custodian)
    return custodian


def give_key(custodian: Actor) -> None:
    """It counts at once."""
    assert custodian.account_id
    key = signing_key(custodian).public_key().public_bytes_raw().hex()
    CustodianKey.objects.create(
        account_id=custodian.account_id,
        organisation="Lembaga contoh",
        public_key=key,
        shown_at="https://lembaga.example/kunci",
        registered_at=NOW,
    )


def secret(number: int) -> str:
    return f"{number:064x}"


def screened_wave(wave: Wave | None = None) -> Wave:
    """Whoever has joined is screened, and fixed in the joiners' tree."""
    wave = wave or closed_wave()
    with unit_of_work(by=SYSTEM):
        screen_wave(wave_id=wave.pk, by=SYSTEM, now=NOW)
    run_fixing(wave_id=wave.pk, now=NOW)
    return wave


def frozen_wave(wave: Wave | None = None, *, at: datetime | None = None) -> tuple[Wave, list[Actor]]:
    """Stated at that moment or just now, with three custodians who have yet to commit, whoever else is a reserve."""
    wave = screened_wave(wave)
    custodians = three_custodians()
    approved(wave, FREEZE)
    run_freezing(wave_id=wave.pk, by=second(wave, FREEZE), now=at)
    return wave, sorted(custodians, key=lambda actor: str(actor.account_id))[:3]


def committed_wave(wave: Wave | None = None, *, at: datetime | None = None) -> tuple[Wave, list[Actor]]:
    """Every custodian is bound to `secret(1)`, `secret(2)`, `secret(3)`, and witnesses have seen it."""
    wave, custodians = frozen_wave(wave, at=at)
    stated = newest(wave).stated_at
    for number, custodian in enumerate(custodians, start=1):
        with unit_of_work(by=custodian):
            commit_secret(wave_id=wave.pk, **commitment_by(wave, custodian, secret(number)), by=custodian, now=stated)
    seen_by_witnesses(stated + timedelta(seconds=5))
    return wave, custodians


def opened_wave(wave: Wave | None = None) -> tuple[Wave, list[Actor]]:
    """All secrets came, in an attempt whose times are over; nothing is cut off yet."""
    wave, custodians = committed_wave(wave, at=long_ago())
    for number, custodian in enumerate(custodians, start=1):
        with unit_of_work(by=custodian):
            reveal_secret(wave_id=wave.pk, secret=secret(number), by=custodian, now=newest(wave).commit_by)
    return wave, custodians


def cut_off_wave(wave: Wave | None = None) -> Wave:
    """The quorum has cosigned which reveals count; the round is waited for."""
    wave, _ = opened_wave(wave)
    row = newest(wave)
    with unit_of_work(by=CARRIES_ON):
        cut_off(wave_id=wave.pk, by=CARRIES_ON, now=row.reveal_by)
    seen_by_witnesses(row.reveal_by + timedelta(seconds=1))
    return wave


def ready_wave(wave: Wave | None = None) -> Wave:
    """The round is in: whoever proposes the draw now proposes what can be done."""
    wave = cut_off_wave(wave)
    row = newest(wave)
    with unit_of_work(by=CARRIES_ON):
        keep_round(wave_id=wave.pk, came=round_of(row.round), by=CARRIES_ON, now=row.drawn_from)
    return wave


def revealed_wave(wave: Wave | None = None) -> Wave:
    """And two people have approved the draw."""
    wave = ready_wave(wave)
    approved(wave, DRAW)
    return wave


def drawn_wave(wave: Wave | None = None) -> Wave:
    """The money for its seats is set aside."""
    wave = funded(revealed_wave(wave))
    run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    return wave


def published_wave(wave: Wave | None = None) -> Wave:
    """Public; the telling waits on the queue."""
    wave = drawn_wave(wave)
    approved(wave, PUBLISH)
    with unit_of_work(by=SYSTEM):
        seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    wave.refresh_from_db()
    return wave


def a_drawn_row(wave: Wave) -> Draw:
    """A draw as its row alone: nobody was a candidate, no custodian is named, and no file lies behind it."""
    return Draw.objects.create(
        wave=wave,
        cap=2,
        candidates_count=0,
        candidates_name="draws/candidates.csv",
        candidates_sha256="0" * 64,
        seats_name="draws/seats.csv",
        seats_sha256="1" * 64,
        frozen_at=NOW,
        seed="5eed" * 16,
        drawn_at=NOW,
        seated_count=0,
        result_sha256="2" * 64,
        bundle_name="draws/bundle.zip",
        fingerprint="3" * 64,
    )


def kept(name: str) -> Path:
    return Path(default_storage.path(name))


def candidates_of(wave: Wave) -> list[list[str]]:
    """The rows of the frozen file, without its header."""
    text = kept(Draw.objects.get(pk=wave.pk).candidates_name).read_text()
    return [line.split(",") for line in text.splitlines()[1:]]
