"""Every address of the office, asked by everybody, to read and to send: who gets in, and that others change no row.

The table is written by hand: a page that is opened to somebody else by mistake differs from it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
import time_machine
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from pytest_django import DjangoDbBlocker

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role
from prakerja.backoffice import urls
from prakerja.backoffice.assessment.extra_time_case import found_by
from prakerja.backoffice.cards.found import found_by as person_found_by
from prakerja.backoffice.identity.photo_links import link_to
from prakerja.backoffice.ledger.page_link import Reached, link_on
from prakerja.backoffice.training.face_links import link_to as face_link_to
from prakerja.draw.acts import FREEZE
from prakerja.identity.models import Photo, Review
from prakerja.kit.actor import Actor, ApplicantId, StaffId
from prakerja.ledger.chart import Account as LedgerAccount
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.spelling import spelled
from prakerja.payouts.models import LinkedAccount, PartnerAccount, ReconciliationCase
from prakerja.screening.models import ExclusionList, HandedInList
from prakerja.training.models import Certificate, StatementDispute
from prakerja.training.photos.face import Face
from prakerja.waves.models import Wave
from tests.shared_ground import Ground
from tests.situations.accounts import a_member_of_staff, an_account
from tests.situations.accounts_to_pay import a_payee, in_doubt
from tests.situations.authority import with_roles
from tests.situations.bank_statements import a_case
from tests.situations.catalogue import a_draft, an_institution
from tests.situations.certificate_doubts import certificate_of
from tests.situations.claims import a_claim
from tests.situations.claims import proposed as proposed_to_hand_over
from tests.situations.declarations import absent, key_of, objected
from tests.situations.draw import NOW, frozen_wave
from tests.situations.draw_appeals import a_wave_with_people_left_out, left_out_of
from tests.situations.draw_appeals import objected as said_against
from tests.situations.identity import in_hand, in_review, numbers
from tests.situations.learning import Bought, finished
from tests.situations.ledger import TREASURY
from tests.situations.own_cards import a_card
from tests.situations.partner_pay import a_keeper, account_named, bank_answered
from tests.situations.partner_staff import a_partners_member
from tests.situations.payables import lines_of
from tests.situations.payouts import a_built_batch
from tests.situations.presence_photos import in_doubt as photo_in_doubt
from tests.situations.presence_photos import key_of as key_of_photo
from tests.situations.presence_photos import photo_of
from tests.situations.repayment import demanded, who_owes
from tests.situations.rows import TRACES, all_rows, changed_since
from tests.situations.screening import a_handed_in_list, a_nik, an_imported_list
from tests.situations.signals import a_signal
from tests.situations.sso import a_client
from tests.situations.statements import disputed, made
from tests.situations.waves import an_applicant, an_officer, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3)]


def _answered_account() -> PartnerAccount:
    return bank_answered(account_named(a_keeper()))


OFFICERS, REVIEWERS, CUSTODIANS, AUDITORS = {Role.OFFICER}, {Role.REVIEWER}, {Role.CUSTODIAN}, {Role.AUDITOR}
CURATORS = {Role.CURATOR}
ALL = set(Role)


@dataclass(frozen=True)
class Reader:
    """Somebody who has signed in, in a browser that comes anew to each address."""

    account: Account
    cookies: SimpleCookie

    def browser(self) -> Client:
        client = Client(raise_request_exception=True)
        client.cookies = deepcopy(self.cookies)
        return client


@dataclass(frozen=True)
class House:
    """Everything that a page could be about, and whoever may ask for it."""

    wave: Wave
    proposal: Proposal
    row: ExclusionList
    review: Review
    #: Of a NIK, by a reviewer.
    hand_over: Proposal
    applicant_id: ApplicantId
    member: Account
    desks: dict[Role, Reader]
    #: With a second factor, and without a role.
    colleague: Reader
    applicant: Reader
    #: Of the office, without a second factor.
    unready: Reader
    #: What an address is about, whoever reads it.
    made: dict[Callable[[], object], object] = field(default_factory=dict)

    def one[T](self, make: Callable[[], T]) -> T:
        """Made for the first who asks for its address, and the same for all: making it takes longer than they do."""
        if make not in self.made:
            self.made[make] = make()
        return self.made[make]  # type: ignore[return-value]


@dataclass(frozen=True)
class Address:
    name: str
    read: set[Role] | None = None
    send: set[Role] | None = None
    #: What stands in the address; the reader is asked because some links are for one reader alone.
    about: Callable[[House, Account], list[object]] = field(default=lambda _house, _reader: [])

    def of(self, house: House, reader: Account) -> str:
        return reverse(f"backoffice:{self.name}", args=self.about(house, reader))


def _partner_account(house: House, _reader: Account) -> list[object]:
    row = house.one(_answered_account)
    return [row.partner_id, row.number]


def _wave(house: House, _reader: Account) -> list[object]:
    return [house.wave.number]


def _case(house: House, _reader: Account) -> list[object]:
    return list(house.review.pk)


def _proposal(house: House, _reader: Account) -> list[object]:
    return [house.proposal.pk]


def _found(house: House, reader: Account) -> list[object]:
    return [found_by(StaffId(reader.pk), house.applicant_id)]


def _person(house: House, reader: Account) -> list[object]:
    return [person_found_by(StaffId(reader.pk), house.applicant_id)]


def _accounts(house: House, _reader: Account) -> list[object]:
    return ["training-balance", house.wave.number]


def _link(account: LedgerAccount) -> list[object]:
    name = spelled(account.kind, account.of)
    return [name, link_on(account, Reached("1:1:", NOW, f"1:{UUID(int=1)}:{UUID(int=1)}:1", 0))]


def _own(house: House, reader: Account) -> list[object]:
    return [*_person(house, reader), "training-balance"]


def _own_goes_on(house: House, reader: Account) -> list[object]:
    return [*_own(house, reader), _link(LedgerAccount(AccountKind.TRAINING_BALANCE, house.applicant_id))[1]]


def _card_to_decide_on(house: House, reader: Account) -> list[object]:
    card = house.one(a_card)
    return [person_found_by(StaffId(reader.pk), ApplicantId(card.applicant_id)), card.award, "perpanjang"]


def _card_to_hold(house: House, reader: Account) -> list[object]:
    *found, _word = _card_to_decide_on(house, reader)
    return [*found, "tahan"]


def _case_of_ones_own(house: House, reader: Account) -> list[object]:
    """What is most personal opens to the reviewer who has the case, and to no other."""
    if Role.REVIEWER in roles_of(reader.pk):
        in_hand(house.review, Actor.staff(reader.pk), now=NOW)
    return _case(house, reader)


def _photo(house: House, reader: Account) -> list[object]:
    _case_of_ones_own(house, reader)
    photo = Photo.objects.filter(applicant_id=house.review.applicant_id).latest("added_at")
    return [link_to(photo, reader=StaffId(reader.pk)).rstrip("/").rpartition("/")[2]]


def _hand_over(house: House, _reader: Account) -> list[object]:
    return [house.hand_over.pk]


def _partners_member(house: House, _reader: Account) -> list[object]:
    member = house.one(a_partners_member)
    return [member.partner_id, member.pk]


def _stated() -> Bought:
    bought = finished()
    made()
    return bought


def _statement(house: House, _reader: Account) -> list[object]:
    bought = house.one(_stated)
    return [bought.market.institution.pk, "2021-03"]


def _payable_line(house: House, _reader: Account) -> list[object]:
    bought = house.one(_stated)
    return [bought.market.institution.pk, "2021-03", lines_of(bought)[1].posting_id]


def _disputed() -> StatementDispute:
    return disputed(_stated().market.institution)


def _dispute(house: House, _reader: Account) -> list[object]:
    return [house.one(_disputed).pk]


def _in_doubt() -> LinkedAccount:
    return in_doubt(a_payee())


def _doubt(house: House, _reader: Account) -> list[object]:
    return list(house.one(_in_doubt).pk)


def _payment(house: House, _reader: Account) -> list[object]:
    return [house.one(a_built_batch).instructions.get().reference]


def _difference(_house: House, _reader: Account) -> list[object]:
    return [(ReconciliationCase.objects.first() or a_case()).pk]


def _demand(house: House, _reader: Account) -> list[object]:
    return list(house.one(demanded).pk)


def _write_off(house: House, reader: Account) -> list[object]:
    return [*_demand(house, reader), "hapus"]


def _card_that_owes(house: House, _reader: Account) -> list[object]:
    return list(house.one(who_owes).pk)


def _presence(house: House, _reader: Account) -> list[object]:
    return list(key_of_photo(house.one(photo_in_doubt)))


def _face(house: House, reader: Account) -> list[object]:
    link = face_link_to(photo_of(house.one(photo_in_doubt)), Face.TAKEN, reader=StaffId(reader.pk))
    return [link.rpartition("/")[2]]


def _member(house: House, _reader: Account) -> list[object]:
    return [house.member.pk]


def _objected() -> Bought:
    return objected(absent())


def _said_against() -> list[object]:
    wave = a_wave_with_people_left_out(candidates=2, seats=1, left_out=1, number=14)
    one = left_out_of(wave)[0]
    said_against(wave, one)
    return [wave.number, one]


def _verdict_objection(house: House, _reader: Account) -> list[object]:
    return house.one(_said_against)


def _objection(house: House, _reader: Account) -> list[object]:
    return list(key_of(house.one(_objected)))


def _certified() -> Certificate:
    return certificate_of(finished())


def _certificate(house: House, _reader: Account) -> list[object]:
    return [house.one(_certified).code.hex]


def _handed_in() -> HandedInList:
    return a_handed_in_list(a_nik(2))


def _file(house: House, _reader: Account) -> list[object]:
    return [house.one(_handed_in).pk]


def _by_key[T: Model](make: Callable[[], T]) -> Callable[[House, Account], list[object]]:
    return lambda house, _reader: [house.one(make).pk]


def _year_end(_house: House, _reader: Account) -> list[object]:
    return ["2021", 2021, "saldo"]


TABLE = [
    Address("start", read=ALL),
    Address("authority:who_may", read=ALL),
    Address("publog:witnesses", read=ALL),
    Address("waves:waves", read=OFFICERS | CUSTODIANS | AUDITORS),
    Address("waves:wave", read=OFFICERS | CUSTODIANS | AUDITORS, about=_wave),
    Address("waves:plan", read=OFFICERS, send=OFFICERS),
    Address("waves:correct", read=OFFICERS, send=OFFICERS, about=_wave),
    Address("waves:reschedule", read=OFFICERS, send=OFFICERS, about=_wave),
    Address("waves:cancel", read=OFFICERS, send=OFFICERS, about=_wave),
    Address("waves:plan_recovery", read=OFFICERS, about=lambda _house, _reader: [2021]),
    Address("waves:dry_run", send=OFFICERS, about=_wave),
    Address("waves:vacant_seats", read=OFFICERS, send=OFFICERS, about=_wave),
    Address("waves:verdict_objections", read=OFFICERS | AUDITORS),
    Address("waves:verdict_objection", read=OFFICERS | AUDITORS, send=OFFICERS, about=_verdict_objection),
    Address("waves:propose", send=OFFICERS, about=lambda house, _reader: [house.wave.number, "undi"]),
    Address("waves:try_again", send=OFFICERS, about=_wave),
    Address("draw:secret", read=CUSTODIANS | AUDITORS, about=_wave),
    Address("draw:leaf", read=AUDITORS, send=AUDITORS),
    Address("draw:key", read=CUSTODIANS),
    Address("draw:register", send=CUSTODIANS),
    Address("draw:commit", send=CUSTODIANS, about=_wave),
    Address("draw:reveal", send=CUSTODIANS, about=_wave),
    Address("screening:lists", read=OFFICERS | AUDITORS),
    Address("screening:hand_in", read=OFFICERS, send=OFFICERS),
    Address("screening:handed_in", read=OFFICERS | AUDITORS, about=_file),
    Address("screening:try_again", send=OFFICERS, about=_file),
    Address("screening:one_list", read=OFFICERS | AUDITORS, about=lambda house, _reader: [house.row.pk]),
    Address("screening:try_cards_again", send=OFFICERS, about=lambda house, _reader: [house.row.pk]),
    Address("screening:propose", send=OFFICERS, about=lambda house, _reader: [house.row.pk, "berlakukan"]),
    Address("identity:decided", read=REVIEWERS | AUDITORS),
    Address("identity:hand_back", send=REVIEWERS, about=_case),
    Address("identity:queue", read=REVIEWERS | AUDITORS),
    Address("identity:case", read=REVIEWERS | AUDITORS, about=_case),
    Address("identity:take", send=REVIEWERS, about=_case),
    Address("identity:decide", send=REVIEWERS, about=_case),
    Address("identity:full_nik", send=REVIEWERS, about=_case_of_ones_own),
    Address("identity:photo", read=REVIEWERS, about=_photo),
    Address("identity:confirm", send=REVIEWERS, about=_hand_over),
    Address("identity:withdraw", read=REVIEWERS | AUDITORS, send=REVIEWERS, about=_hand_over),
    Address("approvals:proposals", read=OFFICERS | CURATORS | AUDITORS),
    Address("approvals:proposal", read=OFFICERS | CURATORS | AUDITORS, about=_proposal),
    Address("approvals:confirm", send=OFFICERS, about=_proposal),
    Address("approvals:withdraw", read=OFFICERS | CURATORS | AUDITORS, send=OFFICERS, about=_proposal),
    Address("audit:trail", read=AUDITORS),
    Address("audit:trail_before", read=AUDITORS, about=lambda _house, _reader: [UUID(int=0)]),
    Address("audit:trail_by", read=AUDITORS, about=_member),
    Address("audit:trail_by_before", read=AUDITORS, about=lambda house, reader: [*_member(house, reader), UUID(int=0)]),
    Address("accounts:members", read=OFFICERS | AUDITORS),
    Address("accounts:appoint", read=OFFICERS, send=OFFICERS),
    Address("accounts:change", read=OFFICERS, send=OFFICERS, about=_member),
    Address("accounts:propose_reset", send=OFFICERS, about=_member),
    Address("accounts:sign_out", send=OFFICERS, about=_member),
    Address("accounts:invite", send=OFFICERS, about=_member),
    Address("cards:budget", read=OFFICERS | AUDITORS),
    Address("cards:allow", read=OFFICERS, send=OFFICERS),
    Address("cards:deposit", read=OFFICERS, send=OFFICERS),
    Address("cards:fee", read=OFFICERS, send=OFFICERS),
    Address("cards:move", read=OFFICERS, send=OFFICERS),
    Address("cards:year_ends", read=OFFICERS | AUDITORS),
    Address("cards:year_end", read=OFFICERS | AUDITORS, send=OFFICERS, about=_year_end),
    Address("cards:close_again", send=OFFICERS, about=_year_end),
    Address("cards:fund", read=OFFICERS | AUDITORS, send=OFFICERS, about=_wave),
    Address("cards:cards", read=OFFICERS | AUDITORS),
    Address("cards:cards_of_wave", read=OFFICERS | AUDITORS, about=_wave),
    Address("cards:search", read=OFFICERS | AUDITORS, send=OFFICERS | AUDITORS),
    Address("cards:look", send=OFFICERS | AUDITORS, about=lambda house, _reader: [house.applicant_id]),
    Address("cards:person", read=OFFICERS | AUDITORS, about=_person),
    Address("ledger:totals", read=OFFICERS | AUDITORS),
    Address("ledger:kind", read=OFFICERS | AUDITORS, about=lambda _house, _reader: ["treasury"]),
    Address("ledger:accounts", read=OFFICERS | AUDITORS, about=_accounts),
    Address("ledger:more_accounts", read=OFFICERS | AUDITORS, about=lambda *asked: [*_accounts(*asked), UUID(int=1)]),
    Address("ledger:account", read=OFFICERS | AUDITORS, about=lambda _house, _reader: ["treasury:2020"]),
    Address("ledger:account_goes_on", read=OFFICERS | AUDITORS, about=lambda _house, _reader: _link(TREASURY)),
    Address("ledger:download", read=OFFICERS | AUDITORS, about=lambda _house, _reader: ["treasury:2020"]),
    Address("ledger:look", send=OFFICERS | AUDITORS, about=lambda house, _reader: ["claim", house.applicant_id]),
    Address("ledger:own_account", read=OFFICERS | AUDITORS, about=_own),
    Address("ledger:own_account_goes_on", read=OFFICERS | AUDITORS, about=_own_goes_on),
    Address("ledger:posting", read=OFFICERS | AUDITORS, about=lambda house, _reader: [house.applicant_id, UUID(int=1)]),
    Address("cards:alone", read=OFFICERS, send=OFFICERS, about=_card_to_hold),
    Address("cards:decide", read=OFFICERS, send=OFFICERS, about=_card_to_decide_on),
    Address("training:courses", read=OFFICERS | CURATORS | AUDITORS),
    Address("training:course", read=OFFICERS | CURATORS | AUDITORS, send=CURATORS, about=_by_key(a_draft)),
    Address("training:declarations", read=OFFICERS | CURATORS | AUDITORS),
    Address("training:objection", read=OFFICERS | CURATORS | AUDITORS, send=CURATORS, about=_objection),
    Address("training:presence_photos", read=REVIEWERS | AUDITORS),
    Address("training:presence_photo", read=REVIEWERS | AUDITORS, send=REVIEWERS, about=_presence),
    Address("training:face", read=REVIEWERS, about=_face),
    Address("training:signals", read=OFFICERS | CURATORS | AUDITORS),
    Address("training:signal", read=OFFICERS | CURATORS | AUDITORS, send=CURATORS, about=_by_key(a_signal)),
    Address("training:certificates", read=OFFICERS | CURATORS | AUDITORS),
    Address("training:certificate", read=OFFICERS | CURATORS | AUDITORS, send=OFFICERS | CURATORS, about=_certificate),
    Address("sso:registration", read=OFFICERS | CURATORS | AUDITORS, send=OFFICERS, about=_by_key(a_client)),
    Address("training:statements", read=OFFICERS | CURATORS | AUDITORS),
    Address("training:statement", read=OFFICERS | CURATORS | AUDITORS, send=OFFICERS, about=_statement),
    Address("training:statement_file", read=OFFICERS | CURATORS | AUDITORS, about=_statement),
    Address("training:statement_summary", read=OFFICERS | CURATORS | AUDITORS, about=_statement),
    Address(
        "training:payable_line",
        read=OFFICERS | CURATORS | AUDITORS,
        send=OFFICERS | CURATORS,
        about=_payable_line,
    ),
    Address("training:disputes", read=OFFICERS | CURATORS | AUDITORS),
    Address("training:dispute", read=OFFICERS | CURATORS | AUDITORS, send=OFFICERS, about=_dispute),
    Address("training:partners", read=OFFICERS | CURATORS | AUDITORS),
    Address("training:admit", read=OFFICERS, send=OFFICERS),
    Address(
        "training:partner",
        read=OFFICERS | CURATORS | AUDITORS,
        send=OFFICERS,
        about=_by_key(an_institution),
    ),
    Address("training:invite_keeper", read=OFFICERS, send=OFFICERS, about=_by_key(an_institution)),
    Address("training:end_member", read=OFFICERS, send=OFFICERS, about=_partners_member),
    Address("payouts:partner_accounts", read=OFFICERS | AUDITORS),
    Address("payouts:partner_account", read=OFFICERS | AUDITORS, send=OFFICERS, about=_partner_account),
    Address("payouts:batches", read=OFFICERS | AUDITORS),
    Address("payouts:batch", read=OFFICERS | AUDITORS, about=_by_key(a_built_batch)),
    Address("payouts:differences", read=OFFICERS | AUDITORS, send=OFFICERS),
    Address("payouts:differences_file", read=OFFICERS | AUDITORS),
    Address("payouts:cases", read=OFFICERS | AUDITORS),
    Address("payouts:case", read=OFFICERS | AUDITORS, send=OFFICERS, about=_difference),
    Address("payouts:doubts", read=REVIEWERS | AUDITORS),
    Address("payouts:doubt", read=REVIEWERS | AUDITORS, about=_doubt),
    Address("payouts:read_names", send=REVIEWERS, about=_doubt),
    Address("payouts:decide", send=REVIEWERS, about=_doubt),
    Address(
        "payouts:propose",
        read=OFFICERS,
        send=OFFICERS,
        about=lambda house, _reader: [house.one(a_built_batch).pk, "cairkan"],
    ),
    Address("payouts:find", read=OFFICERS | AUDITORS),
    Address("payouts:instruction", read=OFFICERS | AUDITORS, send=OFFICERS, about=_payment),
    Address("payouts:remove", read=OFFICERS, send=OFFICERS, about=_payment),
    Address("appeals:demands", read=OFFICERS | AUDITORS),
    Address("appeals:record", read=OFFICERS, send=OFFICERS),
    Address("appeals:propose_demand", read=OFFICERS, send=OFFICERS, about=_card_that_owes),
    Address("appeals:case", read=OFFICERS | AUDITORS, about=_demand),
    Address("appeals:case_as_pdf", read=OFFICERS | AUDITORS, about=_demand),
    Address("appeals:take_file", send=OFFICERS | AUDITORS, about=_demand),
    Address("appeals:propose", read=OFFICERS, send=OFFICERS, about=_write_off),
    Address("assessment:look_up", read=OFFICERS | AUDITORS, send=OFFICERS),
    Address("assessment:case", read=OFFICERS | AUDITORS, send=OFFICERS, about=_found),
    Address("assessment:grant", send=OFFICERS, about=_found),
    Address("assessment:sign_out", send=OFFICERS, about=_found),
]
#: Whoever is refused changes nothing but their own session; that they tried is counted.
_LEAVES = {"accounts_session"} | TRACES
#: Whoever looks at a photo is put on record.
_ON_RECORD: Final = {"identity:photo", "training:face"}
#: So many addresses are tried in one house, which is one transaction: whoever seals the trail waits for its end.
_IN_A_HOUSE: Final = 16
BY_NAME = pytest.mark.parametrize(
    ("number", "address"),
    [
        pytest.param(nth // _IN_A_HOUSE, one, id=one.name, marks=pytest.mark.xdist_group(f"house {nth // _IN_A_HOUSE}"))
        for nth, one in enumerate(TABLE)
    ],
    indirect=["number"],
    scope="module",
)
IN_A_HOUSE = pytest.mark.parametrize(
    "number", [pytest.param(0, marks=pytest.mark.xdist_group("house 0"))], indirect=True, scope="module"
)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def a_house() -> House:
    wave, _custodians = frozen_wave()
    return House(
        wave=wave,
        proposal=proposed(wave, FREEZE, by=an_officer(name="Dewi"), at=NOW),
        row=an_imported_list(a_nik(1)),
        review=in_review(),
        hand_over=proposed_to_hand_over(a_claim(numbers(77)), an_officer(Role.REVIEWER, "Rina")),
        applicant_id=an_applicant(),
        member=a_member_of_staff("wulan@prakerja.example", Role.REVIEWER),
        desks={role: at_desk(role) for role in Role},
        colleague=at_desk(),
        applicant=signed_in(an_account()),
        unready=signed_in(a_member_of_staff("baru@prakerja.example", Role.OFFICER, totp_secret=None)),
    )


@pytest.fixture(scope="module")
def number(request: pytest.FixtureRequest) -> int:
    """Of the house."""
    number: int = getattr(request, "param", 0)
    return number


@pytest.fixture(scope="module")
def ground(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory, number: int
) -> Ground:
    del django_db_setup, number
    return Ground(django_db_blocker, tmp_path_factory.mktemp("house"), NOW)


@pytest.fixture(scope="module")
def built(ground: Ground) -> Iterator[House]:
    with ground.made(a_house) as house:
        yield house


@pytest.fixture
def house(db: None, ground: Ground, built: House, private_store: Path) -> House:
    """Built once, and whole again for each test: as it is in the memory, too."""
    ground.lay_out(private_store)
    return deepcopy(built)


def at_desk(*roles: Role) -> Reader:
    """Somebody who is signed in with a second factor and holds exactly these roles."""
    email = f"{'-'.join(roles) or 'none'}@prakerja.example"
    account = a_member_of_staff(email, *(roles or (Role.OFFICER,)))
    if not roles:
        with_roles(account)
    return signed_in(account)


def signed_in(account: Account) -> Reader:
    client = Client()
    client.force_login(Account.objects.get(pk=account.pk))
    return Reader(account, client.cookies)


def patterns(entries: Iterable[object], step: str = "") -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns, f"{entry.namespace}:")
        elif isinstance(entry, URLPattern):
            yield f"{step}{entry.name}"


def status(client: Client, method: str, address: str) -> int:
    answer = client.get(address) if method == "get" else client.post(address, {"reason": "Perlu"})
    return answer.status_code


def wanted(allowed: set[Role] | None, role: Role) -> bool | None:
    return None if allowed is None else role in allowed


def found(code: int) -> bool | None:
    """None: the address does not take this method at all; 404: past the door, and nothing was there."""
    return None if code == 405 else code != 403


def test_every_address_of_the_office_stands_in_the_table() -> None:
    assert sorted(patterns(urls.urlpatterns)) == sorted(one.name for one in TABLE)


@BY_NAME
def test_each_role_reads_and_sends_what_the_table_says_and_whoever_is_refused_changes_nothing(
    house: House, address: Address
) -> None:
    where = {role: address.of(house, one.account) for role, one in house.desks.items()}
    where_of_nobody, before = address.of(house, house.colleague.account), all_rows()
    nobody_else_reads_or_sends_anything(house, address, where_of_nobody)
    refused = {role for role in Role if not wanted(address.send, role)}
    let_in = sent_by(house, where, refused)
    assert let_in == {role: wanted(address.send, role) for role in refused}
    assert changed_since(before) <= _LEAVES
    read = {role: found(status(one.browser(), "get", where[role])) for role, one in house.desks.items()}
    assert read == {role: wanted(address.read, role) for role in Role}
    assert changed_since(before) <= _LEAVES | ({"audit_event"} if address.name in _ON_RECORD else set())
    assert sent_by(house, where, set(Role) - refused) == dict.fromkeys(set(Role) - refused, True)


def sent_by(house: House, where: Mapping[Role, str], roles: Collection[Role]) -> dict[Role, bool | None]:
    return {role: found(status(house.desks[role].browser(), "post", where[role])) for role in roles}


def nobody_else_reads_or_sends_anything(house: House, address: Address, where: str) -> None:
    """A visitor is asked to sign in, staff without a second factor to set it up; the others are sent away."""
    for method, is_taken in (("get", address.read is not None), ("post", address.send is not None)):
        others = [Client(), *(one.browser() for one in (house.applicant, house.unready, house.colleague))]
        answers = [status(one, method, where) for one in others]
        # Whoever is not signed in is not even told whether the address takes this.
        assert answers == ([302, 403, 302, 403] if is_taken else [302, 405, 405, 405]), method


@pytest.mark.parametrize(
    "gone",
    [
        "/kantor/gelombang/999/",
        "/kantor/gelombang/999/rahasia/",
        "/kantor/identitas/00000000-0000-7000-8000-000000000000/1/",
        "/kantor/usulan/00000000-0000-7000-8000-000000000000/",
        "/kantor/anggota/00000000-0000-7000-8000-000000000000/",
        "/kantor/tambahan-waktu/bukan-tanda/",
        "/kantor/identitas/foto/bukan-tanda",
        "/kantor/tidak-ada/",
    ],
)
@IN_A_HOUSE
def test_what_does_not_exist_is_not_found_by_those_who_may_and_told_to_nobody_else(house: House, gone: str) -> None:
    answers = {role: one.browser().get(gone).status_code for role, one in house.desks.items()}
    assert set(answers.values()) <= {302, 403, 404}
    assert 404 in answers.values() or 302 in answers.values()
    assert Client().get(gone).status_code in (302, 404)
