"""Waves and officers as the tests need them. Later steps' tests use these too."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from prakerja.accounts.kinds import kind_for
from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.approvals.require_confirmed import confirmer_of
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.assessment.models import Sitting
from prakerja.assessment.states import EndedBy, SittingState
from prakerja.authority.roles import Role
from prakerja.identity.models import Identity
from prakerja.identity.numbers import Numbers
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.answers import Education, Employment, NoOffice, Topic
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.models import Declaration, Particulars
from prakerja.profile.put_edition import put_edition
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.plan_rules import WavePlan
from prakerja.waves.plan_wave import add_seats
from prakerja.waves.receipts import new_receipt
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations import profile
from tests.situations.authority import with_roles
from tests.situations.identity import with_numbers

#: Wave 12 as it was: 23 February 2021 15.00 to 26 February 12.00 WIB, result on 2 March.
OPENS = datetime(2021, 2, 23, 8, 0, tzinfo=UTC)
CLOSES = datetime(2021, 2, 26, 5, 0, tzinfo=UTC)
RESULT = datetime(2021, 3, 2, 5, 0, tzinfo=UTC)
BANDUNG, BANDUNG_PROVINCE, JAYAPURA = "3273", "32", "9171"
EVERYWHERE = (SeatsLine(pass_number=1, area="ID", group="*", seats=600, carry=False),)

_THE_DAY_BEFORE = OPENS - timedelta(days=1)
_numbers = count(1)


def a_wave(
    *,
    number: int = 12,
    scheme: str = "2021",
    state: WaveState = WaveState.OPEN,
    seats: tuple[SeatsLine, ...] = EVERYWHERE,
    opens_at: datetime = OPENS,
    closes_at: datetime = CLOSES,
    result_expected_at: datetime = RESULT,
) -> Wave:
    """A wave of the scheme of 2021; `open` unless another state is asked for."""
    wave = Wave.objects.create(
        number=number,
        scheme=scheme,
        scheme_version="" if state == WaveState.PLANNED else load_scheme(scheme).version,
        opens_at=opens_at,
        closes_at=closes_at,
        result_expected_at=result_expected_at,
        state=state,
    )
    add_seats(wave, seats)
    return wave


def open_wave(**traits: object) -> Wave:
    return a_wave(**traits)  # type: ignore[arg-type]


def planned_wave(**traits: object) -> Wave:
    return a_wave(state=WaveState.PLANNED, **traits)  # type: ignore[arg-type]


def a_plan(**changes: object) -> WavePlan:
    """Wave 12, as an officer would plan it the day before."""
    values: dict[str, object] = {
        "number": 12,
        "scheme": "2021",
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "result_expected_at": RESULT,
        "seats": EVERYWHERE,
    }
    return WavePlan(**(values | changes))  # type: ignore[arg-type]


def an_officer(role: Role = Role.OFFICER, name: str = "Ratna") -> Actor:
    account = Account.objects.create_user(
        f"petugas{next(_numbers)}@prakerja.example", "sandi-rahasia-12", full_name=name, kind=kind_for([role])
    )
    return with_roles(account, role)


def proposed(wave: Wave, act: Act, *, by: Actor, at: datetime = OPENS) -> Proposal:
    """Waits for a second officer; whether it could be done was not asked."""
    assert by.account_id is not None
    return Proposal.objects.create(
        act=act.name,
        subject=str(wave.pk),
        proposed_by=by.account_id,
        proposed_at=at,
        expires_at=expires_at(at),
        reason="Sesuai rencana",
    )


def approved(wave: Wave, act: Act, *, at: datetime = OPENS) -> Proposal:
    """Proposed by one officer, confirmed by another, and not yet carried out."""
    approval = proposed(wave, act, by=an_officer(), at=at)
    approval.state, approval.confirmed_by = ProposalState.CONFIRMED, an_officer(name="Bima").account_id
    approval.confirmed_at = at
    approval.save()
    return approval


def second(wave: Wave, act: Act) -> Actor:
    """Who confirmed it, and so carries it out; where nobody did, some officer."""
    return confirmer_of(act, subject=str(wave.pk)) or an_officer()


def an_applicant(name: str = "Siti", **fields: object) -> ApplicantId:
    """Somebody with an account and nothing else."""
    account = Account.objects.create_user(
        f"pendaftar{next(_numbers)}@contoh.example", "sandi-rahasia-12", full_name=name, **fields
    )
    return ApplicantId(account.pk)


def ready_applicant(*, regency: str = BANDUNG, name: str = "Siti") -> ApplicantId:
    """Somebody who has done everything that comes before joining, the day before the wave opens."""
    applicant_id = an_applicant(name)
    with_identity(applicant_id, regency=regency)
    with_particulars(applicant_id, regency=regency)
    with_phone(applicant_id)
    with_declaration(applicant_id)
    with_finished_test(applicant_id)
    return applicant_id


def with_identity(
    applicant_id: ApplicantId, *, regency: str = BANDUNG, state: IdentityState = IdentityState.VERIFIED
) -> Identity:
    """Born on 12 May 1995, with a NIK of serial 0000 and an own family card."""
    number = next(_numbers)
    numbers = Numbers(f"{regency}{number:08}0000", f"{regency}1{number:07}0000", date(1995, 5, 12))
    return with_numbers(applicant_id, numbers, state=state, at=_THE_DAY_BEFORE)


def with_particulars(applicant_id: ApplicantId, *, regency: str = BANDUNG, complete: bool = True) -> Particulars:
    return Particulars.objects.create(
        applicant_id=applicant_id,
        full_name="Siti Contoh",
        ktp_address="Jalan Contoh 1",
        ktp_province=regency[:2],
        ktp_regency=regency,
        same_as_ktp=True,
        domicile_address="Jalan Contoh 1",
        domicile_province=regency[:2],
        domicile_regency=regency,
        education=Education.SENIOR,
        in_formal_education=False,
        employment=Employment.JOB_SEEKER,
        office=NoOffice.NONE,
        disability=False,
        dependants=0,
        topic=Topic.DIGITAL,
        changed_at=_THE_DAY_BEFORE,
        completed_at=_THE_DAY_BEFORE if complete else None,
    )


def with_phone(applicant_id: ApplicantId) -> str:
    return profile.with_phone(applicant_id, now=_THE_DAY_BEFORE)


def with_declaration(applicant_id: ApplicantId) -> Declaration:
    text = current_declaration()
    put_edition(text, language="id")
    return Declaration.objects.create(
        applicant_id=applicant_id, version=text.version, language="id", accepted_at=_THE_DAY_BEFORE
    )


def with_finished_test(applicant_id: ApplicantId) -> Sitting:
    return Sitting.objects.create(
        applicant_id=applicant_id,
        state=SittingState.FINISHED,
        bank="1",
        seed=bytes(32),
        answer_key=[None] * 18,
        scheme="2021",
        minutes=15,
        motivation_items=4,
        reading_items=4,
        arithmetic_items=6,
        ordering_items=4,
        started_at=_THE_DAY_BEFORE,
        ends_at=_THE_DAY_BEFORE + timedelta(minutes=15),
        finished_at=_THE_DAY_BEFORE + timedelta(minutes=12),
        ended_by=EndedBy.APPLICANT,
        right_answers=11,
    )


def joined(wave: Wave, applicant_id: ApplicantId, *, regency: str = BANDUNG, at: datetime | None = None) -> Joiner:
    return Joiner.objects.create(
        wave=wave,
        applicant_id=applicant_id,
        receipt=new_receipt(wave.number),
        joined_at=at or wave.opens_at + timedelta(hours=1),
        regency=regency,
    )
