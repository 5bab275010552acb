"""Somebody who joined and was no candidate, as the log says it of them when their appeal is decided."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import JsonValue

from prakerja.draw.attempts import AttemptNow
from prakerja.draw.candidate_files import seats_lines_of
from prakerja.draw.draw_name import draw_name
from prakerja.draw.engine.continuing.appeals import is_joiner
from prakerja.draw.engine.home_areas import home_areas
from prakerja.draw.joiners.joiner_rows import row_of
from prakerja.draw.joiners.leaf import JoinerRow, leaf_of, nonce_of
from prakerja.draw.joiners.own_place import path_of
from prakerja.draw.joiners.saved_blocks import nonce_key_of
from prakerja.draw.log_entries import APPEAL
from prakerja.draw.told_entries import AppealEntry
from prakerja.kit.refused import Refused
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.models import Verdict
from prakerja.screening.reasons import Reason
from prakerja.waves.models import Wave

type Facts = Mapping[str, JsonValue]


class NoAppellant(Refused):
    """They did not join, or were a candidate: an appeal could give them nothing."""


class NotFixed(Refused):
    """What is known of them is not what the joiners' root has: only a new wave can give them a chance."""


def is_appellant(*, wave_id: int, applicant_id: UUID) -> bool:
    """Whether they joined and were left out of the draw."""
    return Verdict.objects.about_draw(wave_id).failed().filter(applicant_id=applicant_id).exists()


def appellant(attempt: AttemptNow, wave: Wave, applicant_id: UUID) -> Facts:
    """Leaf, place and path under the joiners' root, and the row as a candidates file would have had it.

    Raises NoAppellant, NotFixed.
    """
    verdict = Verdict.objects.of_draw(wave.pk).filter(applicant_id=applicant_id).first()
    row = row_of(wave, applicant_id)
    if verdict is None or row is None or not is_appellant(wave_id=wave.pk, applicant_id=applicant_id):
        raise NoAppellant
    leaf = leaf_of(draw_name(wave), row, nonce_of(nonce_key_of(wave.pk), row.receipt))
    facts: dict[str, JsonValue] = {
        "receipt": row.receipt,
        "leaf": leaf.hex(),
        "place": verdict.place,
        "path": [step.hex() for step in path_of(wave.pk, verdict.place)],
        "tickets": row.tickets,
        **_of_seats(wave, row),
        **_of_household(wave, verdict),
    }
    if not is_joiner(_as_entry(facts), root=attempt.told.joiners_root, joiners=attempt.told.joiners_count):
        raise NotFixed
    return facts


def home_area_of(wave: Wave, applicant_id: UUID) -> str:
    """The smallest area that the seats tell apart, of where they lived when they joined."""
    regency = Verdict.objects.of_draw(wave.pk).values_list("regency", flat=True).get(applicant_id=applicant_id)
    return home_areas(seats_lines_of(wave))[regency]


def _of_seats(wave: Wave, row: JoinerRow) -> dict[str, JsonValue]:
    """What the seats tell apart, and no more."""
    seats = seats_lines_of(wave)
    groups = {line.group for line in seats} & set(row.groups.split(";"))
    return {"area": home_areas(seats)[row.regency], "groups": ";".join(sorted(groups))}


def _of_household(wave: Wave, verdict: Verdict) -> dict[str, JsonValue]:
    """As it was fixed. Who won against a household that was thought full has one card's room in it, and no more."""
    cap = load_scheme(wave.scheme).eligibility.household_cap
    held = verdict.household_held
    if cap is not None and Reason.HOUSEHOLD_FULL in verdict.reasons:
        held = min(held, cap - 1)
    household = verdict.household.hex if verdict.household and cap is not None else ""
    return {"household": household, "household_held": held}


def _as_entry(facts: Facts) -> AppealEntry:
    beside = {"kind": APPEAL, "at": "-", "statement_sha256": "0" * 64, "decision": "won", "reason": "-"}
    return AppealEntry.model_validate({**facts, **beside})
