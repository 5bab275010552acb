"""A list bars whom it names once two people have decided so, and frees them once two people have taken it back."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import transaction

from prakerja.approvals.confirm_proposal import ProposalVoid, SamePerson, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import AlreadyProposed, propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.approvals.rules import GOOD_FOR
from prakerja.approvals.states import ProposalState
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.authority.set_roles import set_roles
from prakerja.identity.rules import Standing
from prakerja.kit.actor import Actor
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW, AlreadyInForce, NotInForce
from prakerja.screening.count_named import Named, count_named
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_states import ListState, StandingOfList, standings_of_lists
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.screening.put_in_force import put_in_force
from prakerja.screening.standing import standing_of
from prakerja.screening.withdraw_list import withdraw_list
from prakerja.waves.states import WaveState
from tests.situations.screening import (
    a_joiner,
    a_list,
    a_list_of_recipients,
    a_nik,
    a_person,
    a_recipient,
    an_imported_list,
    closed_wave,
    list_details,
    taken_in,
)
from tests.situations.waves import BANDUNG, a_wave, an_officer, joined

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
DAY = date(2021, 2, 24)


@pytest.fixture
def police() -> ExclusionList:
    """Taken in; names the first NIK and one of its own."""
    return an_imported_list(a_nik(1), kind=ListKind.POLICE)


def proposal_of(row: ExclusionList, act: Act = PUT_IN_FORCE, by: Actor | None = None) -> Proposal:
    return propose_act(act=act, subject=str(row.pk), reason="Surat diperiksa", by=by or an_officer(), now=NOW)


def decide(row: ExclusionList, act: Act = PUT_IN_FORCE) -> Proposal:
    proposal = proposal_of(row, act)
    return confirm_proposal(proposal_id=proposal.pk, by=an_officer(name="Bima"), now=NOW)


def standing() -> Standing:
    return standing_of(nik_digest=digest(a_nik(1), purpose=Purpose.NIK), on=DAY)


def named_by(row: ExclusionList, today: date = DAY) -> Named:
    return count_named(row.pk, today=today)


def shown(row: ExclusionList, now: datetime = NOW) -> StandingOfList:
    return standings_of_lists([row.pk], now=now)[row.pk]


def test_a_proposed_list_bars_nobody(police: ExclusionList) -> None:
    proposal_of(police)
    assert standing() is Standing.CLEAR
    assert shown(police).state is ListState.PROPOSED


def test_a_list_that_two_people_decided_bars_whom_it_names(police: ExclusionList) -> None:
    decided = decide(police)
    assert standing() is Standing.BARRED
    assert decided.state == ProposalState.CARRIED_OUT
    assert (shown(police).state, shown(police).decision) == (ListState.IN_FORCE, decided)


def test_two_people_take_a_list_back_and_free_whom_it_named(police: ExclusionList) -> None:
    decide(police)
    withdrawn = decide(police, WITHDRAW)
    assert standing() is Standing.CLEAR
    assert (shown(police).state, shown(police).decision) == (ListState.WITHDRAWN, withdrawn)
    assert Proposal.objects.get(act=PUT_IN_FORCE.name).state == ProposalState.UNDONE


def test_a_list_whose_withdrawal_is_only_proposed_still_bars(police: ExclusionList) -> None:
    decide(police)
    waiting = proposal_of(police, WITHDRAW)
    assert standing() is Standing.BARRED
    assert (shown(police).state, shown(police).waiting) == (ListState.IN_FORCE, waiting)


def test_a_withdrawn_list_can_be_put_in_force_anew(police: ExclusionList) -> None:
    for act in (PUT_IN_FORCE, WITHDRAW, PUT_IN_FORCE):
        decide(police, act)
    assert standing() is Standing.BARRED
    assert Proposal.objects.get(act=WITHDRAW.name).state == ProposalState.UNDONE


def test_each_decision_is_in_the_audit_with_its_reason(police: ExclusionList) -> None:
    decide(police)
    decide(police, WITHDRAW)
    events = Event.objects.filter(name__in=["screening.list.put_in_force", "screening.list.withdrawn"])
    assert [event.facts for event in events] == [{"people": 2}] * 2
    assert {event.reason for event in events} == {"Surat diperiksa"}


def test_nobody_confirms_the_list_that_they_proposed(police: ExclusionList) -> None:
    officer = an_officer()
    proposal = proposal_of(police, by=officer)
    with pytest.raises(SamePerson):
        confirm_proposal(proposal_id=proposal.pk, by=officer, now=NOW)
    assert not ListInForce.objects.exists()


@pytest.mark.parametrize("act", [PUT_IN_FORCE, WITHDRAW])
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_officers_alone_propose(police: ExclusionList, act: Act, role: Role) -> None:
    with pytest.raises(PermissionMissing):
        proposal_of(police, act, by=an_officer(role))
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_officers_alone_confirm(police: ExclusionList, role: Role) -> None:
    proposal = proposal_of(police)
    with pytest.raises(PermissionMissing):
        confirm_proposal(proposal_id=proposal.pk, by=an_officer(role), now=NOW)
    assert standing() is Standing.CLEAR


def test_a_proposer_who_has_left_puts_no_list_in_force(police: ExclusionList) -> None:
    officer = an_officer()
    proposal = proposal_of(police, by=officer)
    assert officer.account_id
    set_roles(account_id=officer.account_id, roles=[], now=NOW)
    with pytest.raises(ProposalVoid):
        confirm_proposal(proposal_id=proposal.pk, by=an_officer(), now=NOW)
    assert standing() is Standing.CLEAR


def test_one_person_alone_neither_puts_in_force_nor_withdraws(police: ExclusionList) -> None:
    for verb in (put_in_force, withdraw_list):
        with pytest.raises(NotConfirmed):
            verb(list_id=police.pk, by=an_officer(), now=NOW)
    assert standing() is Standing.CLEAR


def test_whoever_confirmed_an_undone_withdrawal_cannot_withdraw_with_it_again(police: ExclusionList) -> None:
    decide(police)
    proposal, bima = proposal_of(police, WITHDRAW), an_officer(name="Bima")
    confirm_proposal(proposal_id=proposal.pk, by=bima, now=NOW)
    decide(police)
    with pytest.raises(NotConfirmed):
        withdraw_list(list_id=police.pk, by=bima, now=NOW)
    assert standing() is Standing.BARRED


@pytest.mark.parametrize("act", [PUT_IN_FORCE, WITHDRAW])
def test_deciding_twice_is_deciding_once(police: ExclusionList, act: Act) -> None:
    if act is WITHDRAW:
        decide(police)
    proposal, bima = proposal_of(police, act), an_officer(name="Bima")
    for _ in range(2):
        confirm_proposal(proposal_id=proposal.pk, by=bima, now=NOW)
    verb = put_in_force if act is PUT_IN_FORCE else withdraw_list
    before = Event.objects.count()
    verb(list_id=police.pk, by=bima, now=NOW)
    assert Event.objects.count() == before


def test_what_is_so_already_is_not_proposed(police: ExclusionList) -> None:
    with pytest.raises(NotInForce):
        proposal_of(police, WITHDRAW)
    decide(police)
    with pytest.raises(AlreadyInForce):
        proposal_of(police)


def test_another_officer_is_told_that_it_is_proposed_already(police: ExclusionList) -> None:
    proposal_of(police)
    with pytest.raises(AlreadyProposed):
        proposal_of(police)


def test_whether_it_can_be_done_is_asked_again_at_the_confirmation(police: ExclusionList) -> None:
    proposal = proposal_of(police)
    ListInForce.objects.create(list=police, since=NOW)
    with pytest.raises(AlreadyInForce):
        confirm_proposal(proposal_id=proposal.pk, by=an_officer(), now=NOW)


def test_nothing_is_decided_when_the_audit_fails(police: ExclusionList, request: pytest.FixtureRequest) -> None:
    proposal, bima = proposal_of(police), an_officer(name="Bima")
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        confirm_proposal(proposal_id=proposal.pk, by=bima, now=NOW)
    assert standing() is Standing.CLEAR
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PROPOSED


def test_a_proposal_that_was_withdrawn_leaves_a_list_that_bars_nobody(police: ExclusionList) -> None:
    proposal = proposal_of(police)
    withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=an_officer(), now=NOW)
    assert shown(police) == StandingOfList(ListState.NOT_IN_FORCE, None, None)


def test_a_proposal_that_nobody_confirmed_in_time_is_shown_no_more(police: ExclusionList) -> None:
    proposal_of(police)
    assert shown(police, NOW + GOOD_FOR - timedelta(microseconds=1)).state is ListState.PROPOSED
    assert shown(police, NOW + GOOD_FOR).state is ListState.NOT_IN_FORCE


def test_all_lists_are_told_in_two_statements(police: ExclusionList, django_assert_num_queries: object) -> None:
    rows = [police.pk, a_list(a_nik(2)).pk, an_imported_list(a_nik(3)).pk]
    with django_assert_num_queries(2):  # type: ignore[operator]
        standings = standings_of_lists(rows, now=NOW)
    assert [standings[row].state for row in rows] == [
        ListState.NOT_IN_FORCE,
        ListState.IN_FORCE,
        ListState.NOT_IN_FORCE,
    ]


def test_a_list_names_applicants_joiners_that_wait_for_their_screening_and_recipients() -> None:
    open_one, screened = closed_wave(), a_wave(number=11, state=WaveState.SCREENED)
    waits, has_verdict, stranger = a_joiner(open_one), a_joiner(screened), a_person()
    a_recipient(recipient := a_person(), wave=a_wave(number=10, state=WaveState.PUBLISHED))
    row = an_imported_list(waits.nik, has_verdict.nik, recipient.nik, a_nik(70_000_000))
    assert named_by(row) == Named(
        applicants=3, unscreened_joiners=1, recipients=1, applicants_here_alone=2, joiners_here_alone=1
    )
    assert named_by(an_imported_list(a_nik(70_000_001))) == Named(0, 0, 0, 0, 0)
    assert stranger.nik != waits.nik


def test_a_person_counts_once_however_many_accounts_waves_and_awards_are_theirs() -> None:
    first, second = closed_wave(), a_wave(number=13, state=WaveState.OPEN)
    known = a_joiner(first)
    joined(second, known.applicant_id, regency=BANDUNG)
    for award, number in enumerate((9, 10), start=1):
        a_recipient(known, award=award, wave=a_wave(number=number, state=WaveState.PUBLISHED))
    assert named_by(an_imported_list(known.nik, known.nik)) == Named(
        applicants=1, unscreened_joiners=1, recipients=1, applicants_here_alone=0, joiners_here_alone=0
    )


def test_whom_another_list_in_force_names_as_well_is_not_freed_with_this_one() -> None:
    both, here = a_joiner(closed_wave()), a_person()
    row = a_list(both.nik, here.nik)
    assert (named_by(row).applicants_here_alone, named_by(row).joiners_here_alone) == (2, 1)
    an_imported_list(both.nik)
    assert named_by(row).applicants_here_alone == 2, "a list that nobody decided bars nobody"
    a_list(both.nik, kind=ListKind.POLICE)
    assert (named_by(row).applicants, named_by(row).applicants_here_alone) == (2, 1)
    assert (named_by(row).unscreened_joiners, named_by(row).joiners_here_alone) == (1, 0)


def test_a_list_of_other_days_holds_nobody_whom_this_one_frees() -> None:
    known = a_person()
    row = a_list(known.nik)
    a_list(known.nik, valid_from=DAY + timedelta(days=1))
    a_list(known.nik, valid_until=DAY - timedelta(days=1))
    assert named_by(row).applicants_here_alone == 1
    for other_day in (DAY + timedelta(days=1), DAY - timedelta(days=1)):
        assert named_by(row, other_day).applicants_here_alone == 0


def test_two_lists_that_name_the_same_people_free_nobody_each() -> None:
    known = [a_person().nik for _ in range(3)]
    for row in (a_list(*known), a_list(*known, kind=ListKind.BSU)):
        assert (named_by(row).applicants, named_by(row).applicants_here_alone) == (3, 0)


@pytest.mark.parametrize("act", [PUT_IN_FORCE, WITHDRAW])
def test_a_proposal_shows_whom_it_would_bar_or_free(act: Act) -> None:
    joiner = a_joiner(closed_wave())
    row = an_imported_list(joiner.nik, name="BSU 2020", valid_until=date(2021, 12, 31))
    if act is WITHDRAW:
        decide(row)
    assert proposal_of(row, act).plan == {
        "list": "BSU 2020",
        "kind": "dtks",
        "source": row.source,
        "legal_basis": row.legal_basis,
        "valid_from": "2020-04-01",
        "valid_until": "2021-12-31",
        "rows": 2,
        "people": 2,
        "doubled_rows": 0,
        "impossible_dates": 0,
        "unknown_regions": 0,
        "fixed_digits": row.fixed_digits,
        "sha256": row.sha256,
        "counted_at": row.imported_at.isoformat(),
        "applicants": 1,
        "unscreened_joiners": 1,
        "recipients": 0,
        "applicants_here_alone": 1,
        "joiners_here_alone": 1,
    }


def test_a_proposal_says_between_which_days_the_people_of_a_list_have_their_own() -> None:
    text = f"nik,sejak\n{a_nik(1)},2021-01-04\n{a_nik(2)},\n{a_nik(3)},2020-12-01\n"
    row = taken_in(BytesIO(text.encode()), list_details(), by=an_officer())
    plan = proposal_of(row).plan
    assert (plan["rows"], plan["own_days"]) == (3, 2)
    assert (plan["first_own_day"], plan["last_own_day"]) == ("2020-12-01", "2021-01-04")


def test_a_proposal_of_a_list_of_recipients_says_of_which_year_and_how_many_families_are_known() -> None:
    plan = proposal_of(a_list_of_recipients(a_person(), year=2031), WITHDRAW).plan
    assert (plan["year"], plan["family_cards"]) == (2031, 2)
