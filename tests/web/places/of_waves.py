"""The pages of waves, results, lists, secrets and proposals in all their states: for applicants, office and public."""

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.authority.roles import Role
from prakerja.cards.jobs import drop_doubts, rescreen_cards
from prakerja.draw.models import AreaResult, Draw, Outcome
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.profile.models import Particulars
from prakerja.screening.acts import WITHDRAW
from prakerja.screening.give_up_lists import KEPT_FOR, give_up_lists
from prakerja.screening.jobs import screen_wave, take_in_list
from prakerja.screening.list_faults import Fault, ListFault
from prakerja.screening.models import HandedInList
from prakerja.screening.refuse_list import refuse_list
from prakerja.waves.acts import OPEN
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.progress import Progress, note_progress
from tests.situations.accounts import NOW, TOTP_SECRET, a_member_of_staff
from tests.situations.draw import (
    a_drawn_row,
    committed_wave,
    drawn_wave,
    frozen_wave,
    published_wave,
    revealed_wave,
    screened_wave,
    secret,
)
from tests.situations.draw_appeals import (
    a_wave_with_people_left_out,
    before_the_last,
    behind_the_last,
    heard,
    left_out_of,
    objected,
    rejected,
    upheld,
)
from tests.situations.screening import (
    TAKING_IN,
    a_handed_in_list,
    a_joiner,
    a_list,
    a_nik,
    a_person,
    an_imported_list,
    closed_wave,
)
from tests.situations.vacant_seats import a_wave_with_cards, ended_for_good, filled
from tests.situations.wave_changes import cancelled_wave, moved_wave
from tests.situations.waves import (
    CLOSES,
    OPENS,
    RESULT,
    a_wave,
    an_applicant,
    an_officer,
    joined,
    open_wave,
    planned_wave,
    ready_applicant,
)
from tests.situations.work import failed_work, it_failed, it_is_under_way
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, Opening, add, place

_SHIFT: Final = CLOSES - OPENS
ELSEWHERE: Final = (SeatsLine(pass_number=1, area="91", group="*", seats=50, carry=False),)


def _as(who: ApplicantId | UUID, address: str) -> Open:
    return Open(signed_in(Account.objects.get(pk=who)), address)


def _soon(number: int = 12) -> Wave:
    """Opens when wave 12 has closed."""
    return a_wave(number=number, opens_at=CLOSES, closes_at=CLOSES + _SHIFT, result_expected_at=RESULT + _SHIFT)


# step 5, for applicants

_WAVES: Final[dict[str, Callable[[], object]]] = {
    "no wave": lambda: None,
    "an open wave": open_wave,
    "a wave to come": _soon,
    "a wave elsewhere": lambda: open_wave(seats=ELSEWHERE),
    "a closed wave": closed_wave,
    "two waves": lambda: (open_wave(), _soon(13)),
}
_PEOPLE: Final[dict[str, Callable[[], ApplicantId]]] = {
    "somebody new": an_applicant,
    "somebody ready": ready_applicant,
}


def _barred() -> ApplicantId:
    who = ready_applicant()
    Particulars.objects.filter(pk=who).update(in_formal_education=True, office="police")
    return who


def _page_of(wave: Callable[[], object], somebody: Callable[[], ApplicantId], address: str) -> Opening:
    def opening() -> Open:
        wave()
        return _as(somebody(), address)

    return opening


for _name, _wave in _WAVES.items():
    for _who, _somebody in _PEOPLE.items():
        add(f"the waves, {_name}, for {_who}", _page_of(_wave, _somebody, "/gabung/"))
        add(f"home, {_name}, for {_who}", _page_of(_wave, _somebody, "/beranda/"))
        if _name != "no wave":
            add(f"wave 12, {_name}, for {_who}", _page_of(_wave, _somebody, "/gabung/12/"))
            add(f"joining, {_name}, for {_who}", _page_of(_wave, _somebody, "/gabung/12/setuju/"))
for _address in ("/beranda/", "/gabung/12/", "/gabung/12/setuju/"):
    add(f"{_address} for somebody barred", _page_of(open_wave, _barred, _address))


def _joined(address: str, state: WaveState = WaveState.OPEN) -> Opening:
    def opening() -> Open:
        who = ready_applicant()
        joined(a_wave(state=state), who)
        return _as(who, address)

    return opening


for _state in WaveState:
    if _state not in {WaveState.PLANNED, WaveState.PUBLISHED}:
        add(f"home of a joiner, {_state}", _joined("/beranda/", _state))
        add(f"the proof of joining, {_state}", _joined("/gabung/12/bukti/", _state))
        add(f"the result to come, {_state}", _joined("/gabung/12/hasil/", _state))


def _place_of_a_joiner() -> Open:
    wave = closed_wave()
    known = a_joiner(wave)
    screened_wave(wave)
    return _as(known.applicant_id, "/gabung/12/tempat/")


add("the place of a joiner", _place_of_a_joiner)
add("the place of a joiner to come", _joined("/gabung/12/tempat/", WaveState.CLOSED))
add("the wave of a joiner", _joined("/gabung/12/"))
add("leaving", _joined("/gabung/12/batal/"))


# step 7, for applicants and the public


_SEATS: Final[dict[str, dict[str, object]]] = {
    "seated": {"pass_number": 1, "area": "32", "group": "phk"},
    "no_seat": {},
    "household_full": {},
}


def _published(wave: Wave) -> None:
    """Its result is public, as far as the rows of the draw say so."""
    a_drawn_row(wave)
    Draw.objects.filter(pk=wave.pk).update(candidates_count=40, seated_count=3, published_at=NOW)
    AreaResult.objects.create(draw_id=wave.pk, area="3273", candidates=40, seats=3, seated=3)
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.PUBLISHED)


def _drawn_as(kind: str, address: str) -> Opening:
    def opening() -> Open:
        wave = closed_wave()
        known = a_joiner(wave)
        _published(wave)
        Outcome.objects.create(
            applicant_id=known.applicant_id,
            draw_id=wave.pk,
            receipt="12-7F3KQ2M9XA4TW7",
            outcome=kind,
            rank=9,
            key="0" * 16,
            home_area="3273",
            home_rank=4,
            **_SEATS[kind],
        )
        return _as(known.applicant_id, address)

    return opening


def _refused(address: str) -> Opening:
    def opening() -> Open:
        wave = closed_wave()
        known = a_joiner(wave, in_formal_education=True, office="police", born=date(2010, 1, 1))
        a_list(known.nik)
        screened_wave(wave)
        _published(wave)
        return _as(known.applicant_id, address)

    return opening


for _kind in _SEATS:
    add(f"the result: {_kind}", _drawn_as(_kind, "/gabung/12/hasil/"))
    add(f"home with a new result: {_kind}", _drawn_as(_kind, "/beranda/"))
add("the result: not eligible", _refused("/gabung/12/hasil/"))
add("home with a new result: not eligible", _refused("/beranda/"))


def _with_people(make: Callable[[Wave], object], address: str) -> Opening:
    def opening() -> Open:
        wave = closed_wave()
        a_joiner(wave)
        make(wave)
        return Open(Client(), address)

    return opening


_REACHED: Final[dict[str, Callable[[Wave], object]]] = {
    "closed": lambda wave: wave,
    "frozen": frozen_wave,
    "committed": committed_wave,
    "revealed": revealed_wave,
    "drawn": drawn_wave,
    "published": published_wave,
}
for _name, _make in _REACHED.items():
    add(f"the public wave, {_name}", _with_people(_make, "/gelombang/12/"))
    if _name in {"closed", "published"}:
        add(f"checking a receipt, {_name}", _with_people(_make, "/undian/12/"))


def _filled(address: str) -> Opening:
    def opening() -> Open:
        wave = a_wave_with_cards()
        ended_for_good(wave)
        filled(wave)
        return Open(Client(), address) if address.startswith("/gelombang/") else _desk(address)

    return opening


add("the public wave, with vacant seats that were filled", _filled("/gelombang/12/"))
add("vacant seats that were filled", _filled("/kantor/gelombang/12/kuota-kosong/"))
type Appellants = Callable[[Wave], UUID]


def _none_yet(wave: Wave) -> UUID:
    return left_out_of(wave)[0]


def _waiting(wave: Wave) -> UUID:
    objected(wave, one := left_out_of(wave)[0])
    return one


def _upheld(wave: Wave) -> UUID:
    upheld(wave, one := left_out_of(wave)[0])
    return one


def _rejected(wave: Wave) -> UUID:
    rejected(wave, one := left_out_of(wave)[0])
    return one


def _seated(wave: Wave) -> UUID:
    upheld(wave, one := before_the_last(wave)[0])
    heard(wave)
    return one


def _behind(wave: Wave) -> UUID:
    upheld(wave, one := behind_the_last(wave)[0])
    heard(wave)
    return one


_APPEALS: Final[dict[str, Appellants]] = {
    "not made": _none_yet,
    "waiting": _waiting,
    "upheld": _upheld,
    "rejected": _rejected,
    "that gave a seat": _seated,
    "that gave none": _behind,
}


def _of_appellant(appellant: Appellants, address: str) -> Opening:
    return lambda: _as(appellant(a_wave_with_people_left_out()), address)


def _at_the_office(appellant: Appellants) -> Opening:
    return lambda: _desk(f"/kantor/gelombang/12/keberatan/{appellant(a_wave_with_people_left_out())}/")


def _after(appellant: Appellants, opening: Opening) -> Opening:
    def opened() -> Open:
        appellant(a_wave_with_people_left_out())
        return opening()

    return opened


for _name, _appellant in _APPEALS.items():
    add(f"an objection to a verdict, {_name}", _of_appellant(_appellant, "/gabung/12/keberatan/"))
    add(f"the result of an objection to a verdict, {_name}", _of_appellant(_appellant, "/gabung/12/hasil/"))
    if _appellant is not _none_yet:
        add(f"an objection to a verdict at the office, {_name}", _at_the_office(_appellant))
add("the public wave, with appeals", _after(_seated, lambda: Open(Client(), "/gelombang/12/")))
add("no objections to verdicts", lambda: _desk("/kantor/gelombang/keberatan/"))
add("objections to verdicts", _after(_rejected, lambda: _desk("/kantor/gelombang/keberatan/")))
add("the custodian's device", lambda: Open(Client(), "/undian/saksi/"))
add("the public waves", _with_people(published_wave, "/gelombang/"))
add("no public wave", lambda: Open(Client(), "/gelombang/"))
for _name, _wave in _WAVES.items():
    if _name != "no wave":
        add(f"the first page, {_name}", lambda wave=_wave: (wave(), Open(Client(), "/"))[1])  # type: ignore[misc]


# the office


def _desk(address: str, *, role: Role = Role.OFFICER) -> Open:
    return Open(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address)


def _desk_with(make: Callable[[], object], address: str, *, role: Role = Role.OFFICER) -> Opening:
    def opening() -> Open:
        make()
        return _desk(address, role=role)

    return opening


_WAVE: Final = "/kantor/gelombang/12/"


def _at(reached: Callable[[Wave], object]) -> Callable[[], object]:
    def make() -> object:
        wave = closed_wave()
        a_joiner(wave)
        a_joiner(wave, in_formal_education=True)
        return reached(wave)

    return make


def _of_2020() -> None:
    wave = a_wave(number=11, state=WaveState.PLANNED)
    Wave.objects.filter(pk=wave.pk).update(scheme="2020b")


add("the office's waves, none", _desk_with(lambda: None, "/kantor/gelombang/"))
add("the office's waves", _desk_with(lambda: (planned_wave(), open_wave(number=13)), "/kantor/gelombang/"))
add("an auditor about to open a leaf", _desk_with(lambda: None, "/kantor/gelombang/daun/", role=Role.AUDITOR))
add("planning a wave", _desk_with(lambda: None, "/kantor/gelombang/baru/"))
for _role in (Role.OFFICER, Role.AUDITOR):
    add(f"a planned wave, read by the {_role}", _desk_with(planned_wave, _WAVE, role=_role))
    add(f"an open wave, read by the {_role}", _desk_with(open_wave, _WAVE, role=_role))
    for _name, _make in _REACHED.items():
        add(f"the office's wave, {_name}, read by the {_role}", _desk_with(_at(_make), _WAVE, role=_role))
add("a wave of 2020 with its reserved share", _desk_with(_of_2020, _WAVE.replace("12", "11")))
add("correcting the plan of a wave", _desk_with(planned_wave, f"{_WAVE}rencana/"))
add("another schedule of a wave", _desk_with(open_wave, f"{_WAVE}jadwal/"))
add("another schedule of a plan", _desk_with(planned_wave, f"{_WAVE}jadwal/"))
add("cancelling a wave", _desk_with(open_wave, f"{_WAVE}batalkan/"))
add("cancelling what is frozen", _desk_with(lambda: a_wave(state=WaveState.FROZEN), f"{_WAVE}batalkan/"))
add("a wave that was moved", _desk_with(moved_wave, _WAVE))
add("a wave that was cancelled", _desk_with(cancelled_wave, _WAVE))
for _name, _wave in (("moved", moved_wave), ("cancelled", cancelled_wave)):
    add(f"wave 12, {_name}", _page_of(_wave, ready_applicant, "/gabung/12/"))
    add(f"joining, {_name}", _page_of(_wave, ready_applicant, "/gabung/12/setuju/"))


def _joined_and(changed: Callable[[], Wave], address: str) -> Opening:
    def opening() -> Open:
        siti = ready_applicant()
        joined(changed(), siti)
        return _as(siti, address)

    return opening


for _name, _wave in (("moved", moved_wave), ("cancelled", cancelled_wave)):
    add(f"a proof of a wave {_name}", _joined_and(_wave, "/gabung/12/bukti/"))
    add(f"home in a wave {_name}", _joined_and(_wave, "/beranda/"))
add("a wave whose work has failed", _desk_with(lambda: failed_work(screen_wave, wave_id=closed_wave().pk), _WAVE))


@place("withdrawing a proposal")
def withdrawing() -> Open:
    one = propose_act(act=OPEN, subject=str(planned_wave().pk), reason="Siap", by=an_officer(), now=NOW)
    return _desk(f"/kantor/usulan/{one.pk}/tarik/")


@place("a wave that a second officer is to open")
def wave_proposed() -> Open:
    propose_act(act=OPEN, subject=str(planned_wave().pk), reason="Siap", by=an_officer(), now=NOW)
    return _desk(_WAVE)


@place("a proposal that waits")
def proposal_waiting() -> Open:
    one = propose_act(act=OPEN, subject=str(planned_wave().pk), reason="Siap", by=an_officer(), now=NOW)
    return _desk(f"/kantor/usulan/{one.pk}/")


@place("a proposal that was withdrawn")
def proposal_withdrawn() -> Open:
    officer = an_officer()
    one = propose_act(act=OPEN, subject=str(planned_wave().pk), reason="Siap", by=officer, now=NOW)
    withdraw_proposal(proposal_id=one.pk, reason="Keliru", by=officer, now=NOW)
    return _desk(f"/kantor/usulan/{one.pk}/")


add("the proposals, none", _desk_with(lambda: None, "/kantor/usulan/"))


@place("the proposals")
def proposals() -> Open:
    propose_act(act=OPEN, subject=str(planned_wave().pk), reason="Siap", by=an_officer(), now=NOW)
    return _desk("/kantor/usulan/")


_LISTS: Final = "/kantor/daftar-pengecualian/"
add("the lists, none", _desk_with(lambda: None, _LISTS))
add("handing in a list", _desk_with(lambda: None, f"{_LISTS}baru/"))
for _role in (Role.OFFICER, Role.AUDITOR):
    add(
        f"the lists, read by the {_role}",
        _desk_with(lambda: (a_list(a_nik(1)), an_imported_list(a_nik(2)), a_handed_in_list()), _LISTS, role=_role),
    )


def _file(row: HandedInList) -> str:
    return f"{_LISTS}berkas/{row.pk}/"


@place("a list in force")
def list_in_force() -> Open:
    return _desk(f"{_LISTS}{a_list(a_nik(1)).pk}/")


@place("a list for which going through the cards failed")
def list_whose_work_failed() -> Open:
    row = a_list(a_nik(1))
    failed_work(rescreen_cards, list_id=row.pk)
    begin_work(drop_doubts, NOW, list_id=row.pk)
    return _desk(f"{_LISTS}{row.pk}/")


@place("a list that nobody has proposed, read by an auditor")
def list_of_nobody() -> Open:
    return _desk(f"{_LISTS}{an_imported_list(a_nik(1)).pk}/", role=Role.AUDITOR)


@place("a list's file that waits")
def file_that_waits() -> Open:
    return _desk(_file(a_handed_in_list()))


@place("a list's file that is read")
def file_that_is_read() -> Open:
    row = a_handed_in_list()
    it_is_under_way(take_in_list, handed_in_id=row.pk)
    note_progress(take_in_list, Progress(done=row.size // 2, of=row.size), handed_in_id=row.pk)
    return _desk(_file(row))


@place("a list's file whose reading failed")
def file_that_failed() -> Open:
    row = a_handed_in_list()
    it_failed(take_in_list, handed_in_id=row.pk)
    return _desk(_file(row))


@place("a list's file that was refused")
def file_that_was_refused() -> Open:
    row = a_handed_in_list()
    faults = [Fault(3, ListFault.NOT_16_DIGITS), Fault(None, ListFault.FEW_DATES)]
    refuse_list(handed_in_id=row.pk, faults=faults, by=TAKING_IN, now=NOW)
    return _desk(_file(row))


@place("a list's file that was given up")
def file_that_was_given_up() -> Open:
    row = a_handed_in_list()
    give_up_lists(by=Actor.system("screening.forget_list_files"), now=NOW + KEPT_FOR)
    return _desk(_file(row))


@place("a list that is to be withdrawn")
def list_proposed() -> Open:
    row = a_list(a_person().nik)
    propose_act(act=WITHDRAW, subject=str(row.pk), reason="Surat dicabut", by=an_officer(), now=NOW)
    return _desk(_LISTS)


def _custodians_page(reached: Callable[[Wave], object]) -> Opening:
    def opening() -> Open:
        wave = closed_wave()
        a_joiner(wave)
        reached(wave)
        one = Account.objects.get(full_name="Sari")
        set_up_second_factor(account=one, secret=TOTP_SECRET, by=Actor.staff(one.pk), now=NOW)
        return Open(signed_in(one), f"{_WAVE}rahasia/")

    return opening


def _half_revealed(wave: Wave) -> None:
    _, (first, *_) = committed_wave(wave)
    with unit_of_work(by=first):
        reveal_secret(wave_id=wave.pk, secret=secret(1), by=first, now=NOW)


for _name, _make in {**_REACHED, "half revealed": _half_revealed}.items():
    if _name != "closed":
        add(f"the custodian's page, {_name}", _custodians_page(_make))
add(
    "the custodian's own key, none yet", _desk_with(lambda: None, "/kantor/gelombang/kunci-saksi/", role=Role.CUSTODIAN)
)
add("the secrets, read by an auditor", _desk_with(_at(committed_wave), f"{_WAVE}rahasia/", role=Role.AUDITOR))
