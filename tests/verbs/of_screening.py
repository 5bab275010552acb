"""The verbs of step 6, ready to be done."""

from functools import partial
from itertools import count

from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.screening.put_in_force import put_in_force
from prakerja.screening.screen_wave import screen_wave
from prakerja.screening.withdraw_list import withdraw_list
from tests.situations.authority import SCREENING
from tests.situations.draw import NOW
from tests.situations.screening import (
    a_file,
    a_joiner,
    a_list,
    a_nik,
    a_person,
    an_imported_list,
    closed_wave,
    decided_about,
    list_details,
    taken_in,
)
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

_numbers = count(13)


@verb(
    "screening.import_exclusion_list",
    writes="screening_exclusionlist screening_listednik",
    events="screening.list.imported",
)
def importing() -> Doing:
    officer, nik = an_officer(), a_nik(80_000_000 + next(_numbers))
    assert officer.account_id

    def do() -> None:
        taken_in(a_file([nik]), list_details(), by=officer, now=NOW)

    return Doing(do, officer, officer.account_id)


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


@verb("screening.screen_wave", writes="waves_wave screening_verdict", events="screening.wave.screened")
def screening() -> Doing:
    wave = closed_wave(number=next(_numbers) % 35 + 12)
    known = a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    return Doing(partial(screen_wave, wave_id=wave.pk, by=SCREENING, now=NOW), SCREENING, known.applicant_id)
