"""What the page of the public log's witnesses shows: to everybody, and in the office the same."""

from datetime import datetime
from typing import NamedTuple

from prakerja.draw.vouched_draws import VouchedDraw, VouchedPart, vouched_draws
from prakerja.publog.read_log import newest_checkpoint
from prakerja.publog.sandbox_witnesses import sandbox_witnesses
from prakerja.publog.standings import Standing, standings
from prakerja.words.publog import ANSWERS, witness_name
from prakerja.words.words import Words


class _Witness(NamedTuple):
    name: str
    standing: Standing
    #: Why it has not vouched for the newest checkpoint; empty: it has, or was not asked.
    trouble: Words


class _Part(NamedTuple):
    is_cutoff: bool
    part: VouchedPart
    #: Name and moment, the earliest first.
    vouched: list[tuple[str, datetime]]
    lacking: list[str]


class _Draw(NamedTuple):
    told: VouchedDraw
    parts: list[_Part]


def witnesses_shown() -> dict[str, object]:
    """The context of `log_witnesses.html`."""
    rows = [_Witness(one.key.name, one, ANSWERS[one.trouble] if one.trouble else "") for one in standings()]
    draws = [_Draw(told, [_part(told.statement), _part(told.cutoff, is_cutoff=True)]) for told in vouched_draws()]
    is_sandbox = any(one.standing.key in sandbox_witnesses() for one in rows)
    return {"checkpoint": newest_checkpoint(), "witnesses": rows, "draws": draws, "is_sandbox": is_sandbox}


def _part(part: VouchedPart, *, is_cutoff: bool = False) -> _Part:
    vouched = [(witness_name(one.witness), one.at) for one in part.vouched]
    return _Part(is_cutoff, part, vouched, [witness_name(one) for one in part.lacking])
