"""What follows from the answers: what is still missing, which answers hang together, which groups one belongs to."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Final

from prakerja.profile.answers import Answers, Employment, NoOffice, Value
from prakerja.schemes.groups import TARGET_OF, SeatGroup, TargetGroup

_HOME: Final = ("domicile_address", "domicile_province", "domicile_regency")
_KTP: Final = ("ktp_address", "ktp_province", "ktp_regency")

#: What one answers, as the group that seats are set aside for; a disability adds another.
_SEAT_GROUP: Final[Mapping[Employment, SeatGroup]] = {
    Employment.JOB_SEEKER: SeatGroup.JOB_SEEKERS,
    Employment.DISMISSED: SeatGroup.DISMISSED,
    Employment.FURLOUGHED: SeatGroup.FURLOUGHED,
    Employment.WORKER: SeatGroup.WORKERS,
    Employment.MICRO_BUSINESS: SeatGroup.MICRO_SMALL_BUSINESS_OWNERS,
    Employment.MIGRANT_RETURNEE: SeatGroup.RETURNED_MIGRANT_WORKERS,
}


class Barrier(StrEnum):
    """An answer with which, by law, no card is given; said early, decided by the screening alone."""

    IN_FORMAL_EDUCATION = "in_formal_education"
    NOT_A_TARGET_GROUP = "not_a_target_group"
    OFFICE = "office"


def unanswered(answers: Answers) -> tuple[str, ...]:
    """The fields that still need an answer, in the order in which they are asked; empty when none does."""
    asked = (field.name for field in fields(Answers))
    return tuple(name for name in asked if getattr(answers, name) is None and _applies(name, answers))


def answered(before: Answers, given: Mapping[str, Value]) -> Answers:
    """The answers after `given` was answered; what hangs on it follows, or is asked again (None)."""
    after = replace(before, **given)  # type: ignore[arg-type]  # read_answer() gives each field its own type
    after = _with_provinces_that_fit(after, given)
    if before.same_as_ktp and after.same_as_ktp is False:
        after = replace(after, **{name: given.get(name) for name in _HOME})  # type: ignore[arg-type]  # as above
    if after.same_as_ktp:
        after = replace(after, **{home: getattr(after, ktp) for home, ktp in zip(_HOME, _KTP, strict=True)})
    return after if after.disability else replace(after, disability_kind="")


def groups_for(*, employment: str | None, disability: bool | None) -> tuple[SeatGroup, ...]:
    """The groups of the draw that the applicant is in."""
    by_work = [_SEAT_GROUP[Employment(employment)]] if employment and employment in _SEAT_GROUP else []
    return (*by_work, *([SeatGroup.DISABLED] if disability else []))


def target_group_of(employment: Employment) -> TargetGroup | None:
    """Those whom the programme is for that one belongs to; None for those whom it is not for."""
    seats = _SEAT_GROUP.get(employment)
    return TARGET_OF[seats] if seats else None


def barriers_of(answers: Answers) -> tuple[Barrier, ...]:
    """What in the answers stands against a card (Permenko 11/2020 Art. 2(2)-(5), Perpres 76/2020 Art. 3)."""
    found = []
    if answers.in_formal_education:
        found.append(Barrier.IN_FORMAL_EDUCATION)
    if answers.employment and target_group_of(Employment(answers.employment)) is None:
        found.append(Barrier.NOT_A_TARGET_GROUP)
    if answers.office not in {None, NoOffice.NONE}:
        found.append(Barrier.OFFICE)
    return tuple(found)


#: By name of the statement (declarations/): the answer with which it cannot be true.
_DENIED_BY: Final = {"eligible": Barrier.IN_FORMAL_EDUCATION, "no_barred_office": Barrier.OFFICE}


def statements_denied_by(barriers: Collection[Barrier]) -> dict[str, Barrier]:
    """The statements of the declaration that the applicant's own answers deny."""
    return {name: barrier for name, barrier in _DENIED_BY.items() if barrier in barriers}


def _applies(name: str, answers: Answers) -> bool:
    return name not in _HOME or answers.same_as_ktp is False


def _with_provinces_that_fit(answers: Answers, given: Mapping[str, Value]) -> Answers:
    for kind in ("ktp", "domicile"):
        regency = getattr(answers, f"{kind}_regency")
        if f"{kind}_regency" in given and regency:
            # Answered in another tab after the province was changed here: the regency says the province.
            answers = replace(answers, **{f"{kind}_province": regency[:2]})
        elif regency and not regency.startswith(getattr(answers, f"{kind}_province") or "?"):
            answers = replace(answers, **{f"{kind}_regency": None})  # type: ignore[arg-type]
    return answers
