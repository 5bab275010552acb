"""Joiners and exclusion lists as the screening finds them. Nobody exists: serials are 0000."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.identity.numbers import Numbers
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.profile.models import Particulars
from prakerja.regions.known import regencies_on
from prakerja.screening.hand_in_list import hand_in_list
from prakerja.screening.import_exclusion_list import import_exclusion_list
from prakerja.screening.kinds import ListKind, has_year
from prakerja.screening.list_details import ListDetails
from prakerja.screening.list_files import keep_list_file
from prakerja.screening.models import ExclusionList, HandedInList, ListInForce, Recipient, RecipientNik
from prakerja.screening.spool_list import spooled_list
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.identity import with_numbers
from tests.situations.profile import with_phone
from tests.situations.waves import BANDUNG, a_wave, an_applicant, an_officer, joined

_numbers = count(1)
_REGENCIES = [regency.code for regency in regencies_on(date(2021, 1, 1))]
TAKING_IN = Actor.system("screening.take_in_list")
JOINED = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


def nobody_looks(_bytes: int) -> None:
    """Nobody waits in front of a screen."""


def a_nik(number: int, serial: str = "0000") -> str:
    """Another person's for every number below a hundred million: of a district and a day that exist."""
    rest, days = divmod(number, 25_000)
    district, region = divmod(rest, len(_REGENCIES))
    born = date(1935, 1, 1) + timedelta(days=days)
    return f"{_REGENCIES[region]}{district % 99 + 1:02}{born:%d%m%y}{serial}"


def a_kk(number: int, serial: str = "0000") -> str:
    """Another family's for every number below a hundred million."""
    rest, days = divmod(number, 6_000)
    district, region = divmod(rest, len(_REGENCIES))
    issued = date(2004, 1, 1) + timedelta(days=days)
    return f"{_REGENCIES[region]}{district % 99 + 1:02}{issued:%d%m%y}{serial}"


@dataclass
class Person:
    """A joiner to be; the defaults describe somebody eligible."""

    born: date = date(1995, 5, 5)
    verified: bool = True
    in_formal_education: bool = False
    employment: str = "dismissed"
    office: str = "none"
    disability: bool = False
    regency: str = BANDUNG
    #: Equal numbers are one household; 0: their own.
    household: int = 0
    phone: bool = True
    language: str = "id"
    full_name: str = "Siti Rekaan"


@dataclass(frozen=True)
class Known:
    """The person as an applicant, and the NIK that lists would name."""

    applicant_id: ApplicantId
    nik: str
    kk: str


def a_person(**traits: object) -> Known:
    """Everything that comes before joining is done."""
    person, number = Person(**traits), next(_numbers)  # type: ignore[arg-type]
    applicant_id = an_applicant(person.full_name, language=person.language)
    nik, kk = a_nik(number), a_kk(person.household or number + 1_000_000)
    _identity(applicant_id, person, nik, kk)
    _particulars(applicant_id, person)
    if person.phone:
        with_phone(applicant_id, now=JOINED)
    return Known(applicant_id, nik, kk)


def a_joiner(wave: Wave, **traits: object) -> Known:
    known = a_person(**traits)
    joined(wave, known.applicant_id, regency=str(traits.get("regency", BANDUNG)))
    return known


def closed_wave(**traits: object) -> Wave:
    return a_wave(state=WaveState.CLOSED, **traits)  # type: ignore[arg-type]


def a_file(niks: Iterable[str]) -> BytesIO:
    return BytesIO(("nik\n" + "".join(f"{nik}\n" for nik in niks)).encode())


def taken_in(file: BytesIO, details: ListDetails, *, by: Actor, now: datetime = JOINED) -> ExclusionList:
    """The file read, and its list in the register."""
    with spooled_list(file, kind=details.kind, on_progress=nobody_looks) as spooled:
        return import_exclusion_list(spooled=spooled, details=details, handed_in_by=by, by=TAKING_IN, now=now)


def handed_in(file: BytesIO, details: ListDetails, *, by: Actor, now: datetime = JOINED) -> HandedInList:
    """The file lies in the storage and waits to be read."""
    return hand_in_list(file=keep_list_file(file), details=details, by=by, now=now)


def a_handed_in_list(*niks: str, **changes: object) -> HandedInList:
    """An officer handed it in, and nobody has read it yet."""
    # A person of its own makes every file another one.
    return handed_in(a_file([*niks, a_nik(90_000_000 + next(_numbers))]), list_details(**changes), by=an_officer())  # type: ignore[arg-type]


def list_details(kind: ListKind = ListKind.DTKS, **changes: object) -> ListDetails:
    values: dict[str, object] = {
        "kind": kind,
        "name": f"Daftar {kind}",
        "source": "Kementerian contoh, surat 1/2021",
        "legal_basis": "Permenko 11/2020 Pasal 2",
        "valid_from": date(2020, 4, 1),
        "valid_until": None,
        "year": 2020 if has_year(kind) else None,
    }
    return ListDetails(**(values | changes))  # type: ignore[arg-type]


def a_list(*niks: str, kind: ListKind = ListKind.DTKS, **changes: object) -> ExclusionList:
    """It is in force: two people have decided so."""
    row = an_imported_list(*niks, kind=kind, **changes)
    ListInForce.objects.create(list=row, since=JOINED)
    return row


def a_list_of_recipients(
    *people: Known, year: int = 2020, with_family_cards: bool = True, **dates: object
) -> ExclusionList:
    """It is in force, and says whose families they belong to."""
    cards = {known.nik: known.kk for known in people} if with_family_cards else {}
    rows = "".join(f"{known.nik},{cards.get(known.nik, '')}\n" for known in people)
    another = next(_numbers)
    file = BytesIO(f"nik,kk\n{rows}{a_nik(90_000_000 + another)},{a_kk(90_000_000 + another)}\n".encode())
    row = taken_in(file, list_details(ListKind.RECIPIENT, year=year, **dates), by=an_officer())
    ListInForce.objects.create(list=row, since=JOINED)
    return row


def an_imported_list(*niks: str, kind: ListKind = ListKind.DTKS, **changes: object) -> ExclusionList:
    """It stands in the register, and nobody has decided about it."""
    # A person of its own makes every file another one.
    niks = (*niks, a_nik(90_000_000 + next(_numbers)))
    return taken_in(a_file(niks), list_details(kind, **changes), by=an_officer())


def decided_about(row: ExclusionList, act: Act) -> Actor:
    """Two people have decided it, and it is not carried out yet; the second of them."""
    proposed_by, confirmed_by = an_officer().account_id, an_officer(name="Bima").account_id
    assert proposed_by
    assert confirmed_by
    Proposal.objects.create(
        act=act.name,
        subject=str(row.pk),
        state=ProposalState.CONFIRMED,
        reason="Surat diperiksa",
        proposed_by=proposed_by,
        proposed_at=JOINED,
        expires_at=expires_at(JOINED),
        confirmed_by=confirmed_by,
        confirmed_at=JOINED,
    )
    return Actor.staff(confirmed_by)


def a_recipient(
    known: Known, *, wave: Wave, award: int = 1, at: datetime = datetime(2020, 11, 1, tzinfo=UTC)
) -> Recipient:
    nik = digest(known.nik, purpose=Purpose.NIK)
    RecipientNik.objects.take(nik, holder_id=known.applicant_id)
    return Recipient.objects.create(
        applicant_id=known.applicant_id,
        award=award,
        nik_digest=nik,
        kk_digest=digest(known.kk, purpose=Purpose.FAMILY_CARD),
        wave=wave,
        received_at=at,
    )


def _identity(applicant_id: ApplicantId, person: Person, nik: str, kk: str) -> None:
    state = IdentityState.VERIFIED if person.verified else IdentityState.ENTERED
    with_numbers(applicant_id, Numbers(nik, kk, person.born), state=state, at=JOINED)


def _particulars(applicant_id: ApplicantId, person: Person) -> None:
    Particulars.objects.create(
        applicant_id=applicant_id,
        full_name=person.full_name,
        ktp_address="Jl. Melati 7",
        ktp_province=person.regency[:2],
        ktp_regency=person.regency,
        same_as_ktp=True,
        domicile_address="Jl. Melati 7",
        domicile_province=person.regency[:2],
        domicile_regency=person.regency,
        education="senior",
        in_formal_education=person.in_formal_education,
        employment=person.employment,
        office=person.office,
        disability=person.disability,
        dependants=1,
        topic="digital",
        changed_at=JOINED,
        completed_at=JOINED,
    )
