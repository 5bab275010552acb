"""What the office sees of waves, people and what is proposed."""

from collections.abc import Iterator
from uuid import uuid4

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.states import ProposalState
from prakerja.authority.roles import Role
from prakerja.draw.models import NamedCustodian
from prakerja.identity.models import RegistryCheck, Review
from prakerja.kit.actor import Actor
from prakerja.regions.known import provinces
from prakerja.screening.acts import PUT_IN_FORCE
from prakerja.waves.acts import OPEN
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.backoffice.desks.table import MANY, at, desk, more
from tests.situations import claims
from tests.situations.attempts import a_statement_row, newest
from tests.situations.draw import a_drawn_row, committed_wave, published_wave, screened_wave, three_custodians
from tests.situations.draw_appeals import a_wave_with_people_left_out, left_out_of, objected
from tests.situations.identity import in_review, numbers, taken
from tests.situations.presence_photos import in_doubt, key_of
from tests.situations.screening import JOINED, a_handed_in_list, a_joiner, a_list, an_imported_list, closed_wave
from tests.situations.waves import CLOSES, OPENS, a_wave, an_officer, joined, planned_wave, proposed, ready_applicant
from tests.web.places.table import Open


def _waiting(number: int) -> None:
    proposed(planned_wave(number=number), OPEN, by=an_officer(name=f"Petugas {number}"))


def _held_secret(number: int, account: Account) -> None:
    draw = a_drawn_row(a_wave(number=number, state=WaveState.FROZEN))
    a_statement_row(draw, account.pk)


@desk("the first page of an officer", statements=19)
def start_of_officer() -> Iterator[Open]:
    _waiting(1)
    yield at("/kantor/")
    for number in more():
        _waiting(number)


@desk("the first page of a reviewer", statements=11)
def start_of_reviewer() -> Iterator[Open]:
    in_review(numbers(1))
    yield at("/kantor/", Role.REVIEWER)
    for number in more():
        in_review(numbers(number))


@desk("the first page of a custodian", statements=10)
def start_of_custodian() -> Iterator[Open]:
    page = at("/kantor/", Role.CUSTODIAN)
    account = Account.objects.get(email="meja@prakerja.example")
    _held_secret(1, account)
    yield page
    for number in more():
        _held_secret(number, account)


@desk("the first page of an auditor", statements=9)
def start_of_auditor() -> Iterator[Open]:
    _waiting(1)
    yield at("/kantor/", Role.AUDITOR)
    for number in more():
        _waiting(number)


@desk("all waves", statements=6)
def waves() -> Iterator[Open]:
    _waiting(1)
    yield at("/kantor/gelombang/")
    for number in more():
        _waiting(number)


@desk("planning a wave", statements=4)
def planning() -> Iterator[Open]:
    planned_wave(number=1)
    yield at("/kantor/gelombang/baru/")
    for number in more():
        planned_wave(number=number)


def _grown(wave: Wave) -> None:
    """More joiners, more rows of seats, and proposals that came to nothing."""
    for number, province in zip(more(), provinces(), strict=False):
        joined(wave, ready_applicant())
        wave.seat_rows.create(position=number, pass_number=2, area=province.code, group="*", seats=9)
        _withdrawn(wave, an_officer(name=f"Petugas {number}"))


def _withdrawn(wave: Wave, by: Actor) -> None:
    assert by.account_id is not None
    Proposal.objects.create(
        act=OPEN.name,
        subject=str(wave.pk),
        state=ProposalState.WITHDRAWN,
        proposed_by=by.account_id,
        proposed_at=OPENS,
        expires_at=CLOSES,
        reason="Terlalu awal",
        ended_by=by.account_id,
        ended_at=OPENS,
        end_reason="Terlalu awal",
    )


@desk("a planned wave", statements=16)
def wave_planned() -> Iterator[Open]:
    wave = planned_wave()
    proposed(wave, OPEN, by=an_officer())
    _withdrawn(wave, an_officer(name="Petugas 1"))
    yield at("/kantor/gelombang/12/")
    _grown(wave)


@desk("an open wave", statements=14)
def wave_open() -> Iterator[Open]:
    wave = a_wave()
    joined(wave, ready_applicant())
    _withdrawn(wave, an_officer(name="Petugas 1"))
    yield at("/kantor/gelombang/12/")
    _grown(wave)


@desk("a closed wave", statements=18)
def wave_closed() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    _withdrawn(wave, an_officer(name="Petugas 1"))
    yield at("/kantor/gelombang/12/")
    _grown(wave)


@desk("a screened wave", statements=22)
def wave_screened() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave, office="police")
    screened_wave(wave)
    an_officer(Role.CUSTODIAN)
    _withdrawn(wave, an_officer(name="Petugas 1"))
    yield at("/kantor/gelombang/12/")
    _grown(wave)
    for number in more():
        an_officer(Role.CUSTODIAN, f"Saksi {number}")


@desk("a frozen wave", statements=27)
def wave_frozen() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    committed_wave(wave)
    _withdrawn(wave, an_officer(name="Petugas 1"))
    yield at("/kantor/gelombang/12/")
    _grown(wave)
    _more_custodians(wave)


@desk("a published wave", statements=33)
def wave_published() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    published_wave(wave)
    _withdrawn(wave, an_officer(name="Petugas 1"))
    yield at("/kantor/gelombang/12/")
    _grown(wave)
    _more_custodians(wave)


def _more_custodians(wave: Wave) -> None:
    for number in more():
        one = NamedCustodian(
            statement=newest(wave),
            is_reserve=False,
            position=number + 10,
            account_id=uuid4(),
            name=f"Saksi {number}",
            public_key=f"{number:064x}",
        )
        one.save()


@desk("the secrets of a draw", statements=8)
def secrets() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    committed_wave(wave)
    yield at("/kantor/gelombang/12/rahasia/", Role.CUSTODIAN)
    _more_custodians(wave)


@desk("a custodian's own key", statements=4)
def own_key() -> Iterator[Open]:
    yield at("/kantor/gelombang/kunci-saksi/", Role.CUSTODIAN)
    three_custodians()


@desk("opening a leaf", statements=3)
def opening_a_leaf() -> Iterator[Open]:
    yield at("/kantor/gelombang/daun/", Role.AUDITOR)
    three_custodians()


@desk("who vouches for the log", statements=11)
def vouching() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    committed_wave(wave)
    yield at("/kantor/pengawas-catatan/", Role.OFFICER)


def _three_lists(number: int) -> None:
    """One in force, one that waits for its second person, one that nobody has decided about."""
    a_list(name=f"Berlaku {number}")
    an_imported_list(name=f"Masuk {number}")
    subject = str(an_imported_list(name=f"Diusulkan {number}").pk)
    by = an_officer(name=f"Petugas {number}")
    propose_act(act=PUT_IN_FORCE, subject=subject, reason="Sesuai surat", by=by, now=JOINED)


@desk("the exclusion lists", statements=9)
def exclusion_lists() -> Iterator[Open]:
    _three_lists(1)
    yield at("/kantor/daftar-pengecualian/")
    for number in more():
        _three_lists(number)


@desk("one exclusion list", statements=12)
def one_list() -> Iterator[Open]:
    row = an_imported_list(name="Masuk")
    yield at(f"/kantor/daftar-pengecualian/{row.pk}/")
    for number in more():
        _three_lists(number)


@desk("a list that was handed in", statements=7)
def handed_in() -> Iterator[Open]:
    row = a_handed_in_list()
    yield at(f"/kantor/daftar-pengecualian/berkas/{row.pk}/")
    for _number in more():
        a_handed_in_list()


@desk("handing in a list", statements=3)
def handing_in() -> Iterator[Open]:
    _three_lists(1)
    yield at("/kantor/daftar-pengecualian/baru/")
    for number in more():
        _three_lists(number)


@desk("the cases that wait", statements=5)
def queue() -> Iterator[Open]:
    in_review(numbers(1))
    yield at("/kantor/identitas/", Role.REVIEWER)
    for number in more():
        in_review(numbers(number))


@desk("the decided cases", statements=5)
def decided_cases() -> Iterator[Open]:
    page = at("/kantor/identitas/diputuskan/", Role.REVIEWER)
    decided_review(1)
    yield page
    for number in more():
        decided_review(number)


def decided_review(number: int) -> None:
    review = in_review(numbers(number))
    by = an_officer(Role.REVIEWER, f"Pemeriksa {number}")
    Review.objects.filter(pk=review.pk).update(
        reviewer_id=by.account_id,
        taken_at=review.opened_at,
        decided_at=review.opened_at,
        decision="approved",
        note="Orangnya benar",
    )


@desk("correcting the plan of a wave", statements=6)
def correcting() -> Iterator[Open]:
    planned_wave(number=1)
    yield at("/kantor/gelombang/1/rencana/")
    for number in more():
        planned_wave(number=number)


@desk("another schedule of a wave", statements=4)
def rescheduling() -> Iterator[Open]:
    a_wave(number=1)
    yield at("/kantor/gelombang/1/jadwal/")
    for number in more():
        a_wave(number=number)


@desk("cancelling a wave", statements=7)
def cancelling() -> Iterator[Open]:
    wave = a_wave()
    yield at("/kantor/gelombang/12/batalkan/")
    _grown(wave)


@desk("withdrawing a proposal", statements=5)
def withdrawing() -> Iterator[Open]:
    one = proposed(planned_wave(number=1), OPEN, by=an_officer())
    yield at(f"/kantor/usulan/{one.pk}/tarik/")
    for number in more():
        _waiting(number)


@desk("withdrawing that a NIK goes over", statements=12)
def withdrawing_to_hand_over() -> Iterator[Open]:
    one = claims.proposed(claims.a_claim(), an_officer(Role.REVIEWER, "Rina"))
    yield at(f"/kantor/identitas/usulan/{one.pk}/tarik/", Role.REVIEWER)
    for number in more():
        claims.proposed(claims.a_claim(numbers(number)), an_officer(Role.REVIEWER, f"Reviewer {number}"))


@desk("a case of one's own", statements=11)
def case() -> Iterator[Open]:
    page = at("", Role.REVIEWER)
    review = in_review(numbers(1))
    taken(review, Actor.staff(Account.objects.get(email="meja@prakerja.example").pk))
    yield Open(page.browser, f"/kantor/identitas/{review.applicant_id}/{review.number}/")
    _asked_again(review)


@desk("a claim that a colleague has proposed to grant", statements=31)
def proposed_claim() -> Iterator[Open]:
    page, claim = at("", Role.REVIEWER), claims.a_claim(numbers(1))
    claims.proposed(claim, an_officer(Role.REVIEWER))
    taken(claim, Actor.staff(Account.objects.get(email="meja@prakerja.example").pk))
    yield Open(page.browser, f"/kantor/identitas/{claim.applicant_id}/{claim.number}/")
    _asked_again(claim)


@desk("photos of presences that wait", statements=6)
def photos_of_presences() -> Iterator[Open]:
    in_doubt()
    yield at("/kantor/kehadiran/", Role.REVIEWER)
    for _ in more():
        in_doubt()


@desk("one photo of a presence", statements=10)
def one_photo_of_a_presence() -> Iterator[Open]:
    key = "/".join(map(str, key_of(in_doubt())))
    yield at(f"/kantor/kehadiran/{key}/", Role.REVIEWER)
    for _ in more():
        in_doubt()


def _asked_again(review: Review) -> None:
    """The registry was asked again and again."""
    check = RegistryCheck.objects.get(applicant_id=review.applicant_id)
    for number in more():
        check.question_number = number
        check._state.adding = True
        check.save(force_insert=True)


@desk("all proposals", statements=6)
def proposals() -> Iterator[Open]:
    _waiting(1)
    yield at("/kantor/usulan/")
    for number in more():
        _waiting(number)


@desk("one proposal", statements=14)
def proposal() -> Iterator[Open]:
    one = proposed(planned_wave(number=1), OPEN, by=an_officer())
    yield at(f"/kantor/usulan/{one.pk}/")
    for number in more():
        _waiting(number)


@desk("the members", statements=6)
def members() -> Iterator[Open]:
    yield at("/kantor/anggota/")
    for number in more():
        an_officer(Role.REVIEWER, f"Petugas {number}")


@desk("a new member", statements=3)
def appointing() -> Iterator[Open]:
    yield at("/kantor/anggota/baru/")
    for number in more():
        an_officer(Role.REVIEWER, f"Petugas {number}")


@desk("a member's roles", statements=10)
def roles() -> Iterator[Open]:
    yield at(f"/kantor/anggota/{an_officer(Role.REVIEWER).account_id}/")
    for number in more():
        an_officer(Role.REVIEWER, f"Petugas {number}")


@desk("who may what", statements=3)
def who_may() -> Iterator[Open]:
    yield at("/kantor/wewenang/")
    for number in more():
        an_officer(Role.REVIEWER, f"Petugas {number}")


@desk("objections to verdicts", statements=5)
def verdict_objections() -> Iterator[Open]:
    wave = a_wave_with_people_left_out(candidates=2, seats=1, left_out=MANY)
    one, *others = left_out_of(wave)
    objected(wave, one)
    yield at("/kantor/gelombang/keberatan/")
    objected(wave, *others)


@desk("an objection to a verdict", statements=23)
def verdict_objection() -> Iterator[Open]:
    wave = a_wave_with_people_left_out(candidates=2, seats=1, left_out=MANY)
    one, *others = left_out_of(wave)
    objected(wave, one)
    yield at(f"/kantor/gelombang/{wave.number}/keberatan/{one}/")
    objected(wave, *others)
