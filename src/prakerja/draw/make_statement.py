"""Makes the statement of an attempt from what was frozen, and puts it on record. Part of the verbs that state."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from prakerja.connectors.beacon.beacons import beacon
from prakerja.draw.attempt_rules import FEWEST_CUSTODIANS, fewest_reveals, times_of
from prakerja.draw.custodians import Appointed
from prakerja.draw.draw_name import draw_name
from prakerja.draw.engine.proof.write_proof import verifier
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.joiners.joiners_of import joiners_of
from prakerja.draw.log_entries import STATEMENT
from prakerja.draw.models import Draw, NamedCustodian
from prakerja.draw.models import Statement as StatementRow
from prakerja.draw.require_witnesses import require_witnesses
from prakerja.draw.statement import Statement, quorum_of, statement_file, statement_hash
from prakerja.publog.keys import log_keys
from prakerja.publog.read_log import declared_keys
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.households import household_key_sha256


def first_statement(draw: Draw, people: Sequence[Appointed], *, now: datetime) -> dict[str, Any]:
    """What is stated of the first attempt. Raises NoWitnesses, JoinersNotFixed, BeaconRefused."""
    wave, witnesses = draw.wave, require_witnesses()
    joiners = joiners_of(wave.pk)
    holders, reserves = people[:FEWEST_CUSTODIANS], people[FEWEST_CUSTODIANS:]
    return {
        "format": 2,
        "draw": draw_name(wave),
        "attempt": 1,
        "previous": "",
        "parent": "",
        "scheme": wave.scheme,
        "scheme_sha256": load_scheme(wave.scheme).sha256,
        "cap": draw.cap,
        "candidates_sha256": draw.candidates_sha256,
        "candidates_count": draw.candidates_count,
        "seats_sha256": draw.seats_sha256,
        "joiners_root": joiners.root,
        "joiners_count": joiners.count,
        "household_key_sha256": household_key_sha256(wave.pk),
        "custodians": [one.told(position) for position, one in enumerate(holders, 1)],
        "reserves": [one.told(position) for position, one in enumerate(reserves, 1)],
        "minimum_reveals": fewest_reveals(len(holders)),
        **times_of(settings.DRAW_SPANS, beacon().chain, now=now),
        "log_key": _log_key(),
        "witnesses": witnesses,
        "quorum": quorum_of(len(witnesses)),
        "verify_sha256": hashlib.sha256(verifier()).hexdigest(),
    }


def put_statement(draw: Draw, told: Mapping[str, Any], *, accounts: Mapping[str, UUID], now: datetime) -> StatementRow:
    """The statement is public, and in the log. `accounts`: by public key, who acts for those whom it names."""
    stated, name = Statement.model_validate(told), statement_hash(told)
    row = StatementRow.objects.create(
        sha256=name,
        draw=draw,
        attempt=stated.attempt,
        previous=stated.previous,
        file=statement_file(told).decode(),
        commit_by=_moment(stated.commit_by),
        reveal_by=_moment(stated.reveal_by),
        drawn_from=_moment(stated.drawn_at),
        round=stated.beacon.round,
        stated_at=now,
    )
    NamedCustodian.objects.bulk_create(
        NamedCustodian(statement=row, is_reserve=is_reserve, account_id=accounts[one.public_key], **one.model_dump())
        for is_reserve, people in ((False, stated.custodians), (True, stated.reserves))
        for one in people
    )
    hand_to_log(STATEMENT, row, facts={"statement": dict(told)}, at=now)
    return row


def _log_key() -> str:
    """As the log itself says; before its first entry, as it will."""
    declared = declared_keys()
    return str(declared[-1] if declared else log_keys()[0])


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
