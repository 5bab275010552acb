"""The verbs of step 6, ready to be done."""

import hashlib
from functools import partial
from io import BytesIO
from itertools import count
from uuid import uuid4

from prakerja.kit.actor import Actor
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.screening.count_known_people import count_known_people
from prakerja.screening.give_up_lists import KEPT_FOR, give_up_lists
from prakerja.screening.hand_in_list import hand_in_list
from prakerja.screening.jobs import take_in_list as take_in_list_job
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_faults import Fault, ListFault
from prakerja.screening.list_files import KeptListFile
from prakerja.screening.put_in_force import put_in_force
from prakerja.screening.refuse_list import refuse_list
from prakerja.screening.screen_wave import screen_wave
from prakerja.screening.spool_list import spooled_list
from prakerja.screening.take_in_list import take_in_list
from prakerja.screening.try_list_again import try_list_again
from prakerja.screening.withdraw_list import withdraw_list
from tests.situations.authority import SCREENING
from tests.situations.draw import NOW
from tests.situations.screening import (
    TAKING_IN,
    a_file,
    a_handed_in_list,
    a_joiner,
    a_list,
    a_nik,
    a_person,
    an_imported_list,
    closed_wave,
    decided_about,
    handed_in,
    list_details,
    nobody_looks,
)
from tests.situations.waves import an_officer
from tests.situations.work import it_failed
from tests.verbs.table import Doing, verb

_numbers = count(13)


def _a_kept_file() -> KeptListFile:
    number = next(_numbers)
    return KeptListFile(f"lists/{number}", hashlib.sha256(str(number).encode()).hexdigest(), 17)


_HANDING_IN = "screening_handedinlist work_longwork a_job"


@verb("screening.hand_in_list", writes=_HANDING_IN, events="screening.list.handed_in")
def handing_in() -> Doing:
    officer = an_officer()
    assert officer.account_id
    do = partial(hand_in_list, file=_a_kept_file(), details=list_details(), by=officer, now=NOW)
    return Doing(do, officer, officer.account_id)


@verb("screening.hand_in_list: by an operator", writes=_HANDING_IN, events="screening.list.handed_in")
def an_operator_handing_in() -> Doing:
    wati = Actor.operator("wati@prakerja.example")
    do = partial(hand_in_list, file=_a_kept_file(), details=list_details(), by=wati, now=NOW)
    return Doing(do, wati, uuid4())


@verb(
    "screening.take_in_list",
    writes="screening_handedinlist screening_exclusionlist screening_listednik screening_knownonlist a_job",
    events="screening.list.imported",
)
def taking_in() -> Doing:
    content = a_file([a_nik(80_000_000 + next(_numbers))]).getvalue()
    row = handed_in(BytesIO(content), list_details(), by=an_officer())
    assert row.handed_in_by

    def do() -> None:
        with spooled_list(BytesIO(content), kind=ListKind.DTKS, on_progress=nobody_looks) as spooled:
            take_in_list(handed_in_id=row.pk, spooled=spooled, by=TAKING_IN, now=NOW)

    return Doing(do, TAKING_IN, row.handed_in_by)


@verb("screening.refuse_list", writes="screening_handedinlist a_job", events="screening.list.refused")
def refusing() -> Doing:
    row = a_handed_in_list()
    assert row.handed_in_by
    faults = [Fault(3, ListFault.NOT_16_DIGITS), Fault(None, ListFault.FEW_DATES)]
    do = partial(refuse_list, handed_in_id=row.pk, faults=faults, by=TAKING_IN, now=NOW)
    return Doing(do, TAKING_IN, row.handed_in_by)


@verb("screening.try_list_again", writes="work_longwork a_job", events="screening.list.tried_again")
def trying_again() -> Doing:
    row, officer = a_handed_in_list(), an_officer()
    assert row.handed_in_by
    it_failed(take_in_list_job, handed_in_id=row.pk)
    return Doing(partial(try_list_again, handed_in_id=row.pk, by=officer, now=NOW), officer, row.handed_in_by)


@verb(
    "screening.give_up_lists",
    writes="screening_handedinlist work_longwork a_job",
    events="screening.list.given_up",
    is_of_all=True,
)
def giving_up() -> Doing:
    row = a_handed_in_list()
    assert row.handed_in_by
    it_failed(take_in_list_job, handed_in_id=row.pk)
    by = Actor.system("screening.forget_list_files")
    return Doing(partial(give_up_lists, by=by, now=NOW + KEPT_FOR), by, row.handed_in_by)


@verb("screening.count_known_people", writes="screening_knownonlist", events="")
def counting_known_people() -> Doing:
    known = a_person()
    row = an_imported_list(known.nik)
    by = Actor.system("screening.count_known_people")
    return Doing(partial(count_known_people, list_id=row.pk, by=by, now=NOW), by, known.applicant_id)


@verb("screening.put_in_force", writes="screening_listinforce a_log_entry", events="screening.list.put_in_force")
def putting_in_force() -> Doing:
    known = a_person()
    row = an_imported_list(known.nik)
    by = decided_about(row, PUT_IN_FORCE)
    return Doing(partial(put_in_force, list_id=row.pk, by=by, now=NOW), by, known.applicant_id)


@verb("screening.withdraw_list", writes="screening_listinforce a_log_entry", events="screening.list.withdrawn")
def withdrawing() -> Doing:
    known = a_person()
    row = a_list(known.nik)
    by = decided_about(row, WITHDRAW)
    return Doing(partial(withdraw_list, list_id=row.pk, by=by, now=NOW), by, known.applicant_id)


@verb(
    "screening.screen_wave",
    writes="waves_wave screening_closingkeys screening_picture screening_verdict",
    events="screening.wave.screened",
)
def screening() -> Doing:
    wave = closed_wave(number=next(_numbers) % 35 + 12)
    known = a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    return Doing(partial(screen_wave, wave_id=wave.pk, by=SCREENING, now=NOW), SCREENING, known.applicant_id)
