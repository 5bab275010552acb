"""A partner is paid into an account whose name two people have looked at, and after a change once it has rested."""

from datetime import timedelta

import pytest

from prakerja.authority.require import PermissionMissing
from prakerja.kit.states import MoveRefused
from prakerja.messages.models import Message
from prakerja.partners.models import PartnerMember
from prakerja.partners.require_partner import PartnerSuspended
from prakerja.partners.states import PartnerRole
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.rules import NotPayable
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT, NotNamed, account_in, subject_of_account
from prakerja.payouts.partners.account_rules import NoAccountNumber, NoSuchBank
from prakerja.payouts.partners.company_names import compare_company_names
from prakerja.payouts.partners.name_partner_account import AnotherNamed, InUseAlready, name_partner_account
from prakerja.payouts.partners.note_partner_account_answer import note_partner_account_answer
from prakerja.payouts.partners.querysets import NoPartnerAccount
from prakerja.payouts.partners.refuse_partner_account import refuse_partner_account
from prakerja.payouts.partners.states import PartnerAccountState as State
from prakerja.payouts.partners.stop_own_partner_account import stop_own_partner_account
from prakerja.training.working_days import working_days_after
from tests.situations.accounts import NOW
from tests.situations.partner_pay import (
    ASKING_BANKS,
    BCA,
    BNI,
    a_day_later,
    a_keeper,
    account_in_use,
    account_named,
    bank_answered,
)
from tests.situations.partner_staff import a_partners_member, acts
from tests.situations.statements import decided_by_two
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def told_to(*members: PartnerMember) -> list[list[str]]:
    """Which letters about the account each of them has had."""
    letters = Message.objects.filter(text__startswith="partner_account").order_by("created_at")
    return [list(letters.filter(owner_id=one.pk).values_list("text", flat=True)) for one in members]


def test_a_first_account_is_paid_at_once_and_everybody_there_is_told() -> None:
    keeper = a_keeper()
    colleague = a_partners_member(keeper.partner, PartnerRole.STAFF)
    row = account_in_use(keeper)
    assert (row.state, row.usable_from, row.name_match) == (State.IN_USE, NOW, NameMatch.SAME)
    assert told_to(keeper, colleague) == [["partner_account_named", "partner_account_in_use"]] * 2


def test_a_changed_account_rests_for_three_working_days_and_those_who_left_lately_are_told_too() -> None:
    keeper = a_keeper()
    removed, long_gone = (a_partners_member(keeper.partner) for _ in range(2))
    first = account_in_use(keeper)
    later = a_day_later()
    PartnerMember.objects.filter(pk=removed.pk).update(ended_at=NOW)
    PartnerMember.objects.filter(pk=long_gone.pk).update(ended_at=NOW - timedelta(days=91))
    second = account_in_use(keeper, bank=BCA, at=later)
    first.refresh_from_db()
    assert (first.state, first.ended_at) == (State.REPLACED, later)
    assert second.usable_from == working_days_after(later, 3)
    assert told_to(keeper, removed)[0][-1] == told_to(removed)[0][-1] == "partner_account_changed"
    assert "partner_account_changed" not in told_to(long_gone)[0]


def test_an_account_that_follows_a_stopped_one_rests_as_well() -> None:
    keeper = a_keeper()
    row = account_in_use(keeper)
    stop_own_partner_account(number=row.number, by=acts(keeper), now=NOW)
    assert account_in_use(keeper, at=a_day_later()).usable_from == working_days_after(a_day_later(), 3)


@pytest.mark.parametrize(
    ("told", "state", "problem"),
    [
        ("CV LAIN SAMA SEKALI", State.REFUSED, AccountProblem.OTHER_NAME),
        (NotPayable("4041511"), State.REFUSED, AccountProblem.NOT_FOUND),
        (NotPayable("4031609"), State.REFUSED, AccountProblem.DORMANT),
        ("YAYASAN MITRA", State.REFUSED, AccountProblem.OTHER_NAME),
    ],
)
def test_what_the_bank_says_refuses_it_and_the_partner_reads_why(
    told: str | NotPayable, state: State, problem: AccountProblem
) -> None:
    keeper = a_keeper()
    type(keeper.partner).objects.filter(pk=keeper.partner_id).update(name="PT Cerdas Selalu")
    row = bank_answered(account_named(keeper), told)
    assert (row.state, row.problem) == (state, problem)
    assert told_to(keeper)[0][-1] == "partner_account_refused"


@pytest.mark.parametrize(
    ("ours", "theirs", "match"),
    [
        ("PT Cerdas Selalu", "CERDAS SELALU PT", NameMatch.SAME),
        ("PT Cerdas Selalu Tbk", "P.T. CERDAS SELALU", NameMatch.SAME),
        ("PT. CerdasSelalu", "PT CERDAS SELALU", NameMatch.SAME),
        ("PT Cerdas Selalu Nusantara Raya", "PT CERDAS SELALU NUS", NameMatch.SAME),
        ("Yayasan Bina & Karya", "YAYASAN BINA DAN KARYA", NameMatch.SAME),
        ("PT Bina Karya", "YAYASAN BINA KARYA", NameMatch.DOUBT),
        ("Bina Karya Nusantara", "BINA KARYA", NameMatch.DOUBT),
        ("PT Bina Karya", "BINA KARYA ABADI", NameMatch.DOUBT),
        ("PT Bina Karya", "PT BINA KARSA", NameMatch.ANOTHER),
        ("PT Bina Karya", "SITI AMINAH", NameMatch.ANOTHER),
        ("PT", "PT BINA", NameMatch.DOUBT),
    ],
)
def test_names_of_organisations_are_compared(ours: str, theirs: str, match: NameMatch) -> None:
    assert compare_company_names(ours, theirs) is match


def test_an_answer_that_comes_too_late_counts_no_more() -> None:
    keeper = a_keeper()
    row = account_named(keeper)
    stop_own_partner_account(number=row.number, by=acts(keeper), now=NOW)
    late = note_partner_account_answer(partner_id=row.partner_id, number=row.number, told="X", by=ASKING_BANKS, now=NOW)
    row.refresh_from_db()
    assert (late, row.state) == (None, State.GIVEN_UP)


def test_one_account_is_named_at_a_time() -> None:
    keeper = a_keeper()
    account_named(keeper)
    with pytest.raises(AnotherNamed):
        account_named(keeper)


def test_the_account_in_use_is_not_named_again() -> None:
    keeper = a_keeper()
    account_in_use(keeper, typed="1000012345")
    with pytest.raises(InUseAlready):
        account_named(keeper, typed="1000 0123-45")
    assert account_named(keeper, bank=BCA, typed="1000012345").state == State.ASKED


@pytest.mark.parametrize(
    ("bank", "typed", "refused"),
    [("999", "1000012345", NoSuchBank), (BNI, "1234", NoAccountNumber), (BNI, "12a45678", NoAccountNumber)],
)
def test_what_is_no_account_is_refused(bank: str, typed: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        account_named(a_keeper(), bank=bank, typed=typed)


def test_staff_that_keep_nothing_name_and_stop_no_account() -> None:
    keeper = a_keeper()
    row = account_in_use(keeper)
    by = acts(a_partners_member(keeper.partner, PartnerRole.STAFF))
    with pytest.raises(PermissionMissing):
        name_partner_account(bank_code=BNI, typed="1000012345", by=by, now=NOW)
    with pytest.raises(PermissionMissing):
        stop_own_partner_account(number=row.number, by=by, now=NOW)


def test_a_suspended_partner_names_no_account() -> None:
    keeper = a_keeper()
    type(keeper.partner).objects.filter(pk=keeper.partner_id).update(suspended_at=NOW)
    with pytest.raises(PartnerSuspended):
        account_named(keeper)


def test_another_partners_account_is_nobodys_to_stop() -> None:
    row = account_in_use(a_keeper())
    with pytest.raises(NoPartnerAccount):
        stop_own_partner_account(number=row.number, by=acts(a_keeper()), now=NOW)


def test_what_was_refused_is_not_stopped() -> None:
    keeper = a_keeper()
    row = bank_answered(account_named(keeper), NotPayable("4041511"))
    with pytest.raises(MoveRefused):
        stop_own_partner_account(number=row.number, by=acts(keeper), now=NOW)


def test_the_office_stops_one_in_use_with_a_reason() -> None:
    keeper = a_keeper()
    row = account_in_use(keeper)
    stopped = refuse_partner_account(
        partner_id=row.partner_id, number=row.number, reason="Laporan mitra", by=an_officer(), now=NOW
    )
    assert stopped.state == State.STOPPED
    assert told_to(keeper)[0][-1] == "partner_account_stopped"


def test_two_decide_only_what_its_bank_has_named() -> None:
    row = account_named(a_keeper())
    subject = subject_of_account((row.partner_id, row.number))
    with pytest.raises(NotNamed):
        decided_by_two(USE_PARTNER_ACCOUNT, subject, at=NOW)
    bank_answered(row)
    decided_by_two(USE_PARTNER_ACCOUNT, subject, at=NOW)
    row.refresh_from_db()
    assert row.state == State.IN_USE


@pytest.mark.parametrize("subject", ["x", "x:1", "00000000-0000-0000-0000-000000000000:1"])
def test_what_names_no_account_is_decided_by_nobody(subject: str) -> None:
    with pytest.raises(NoPartnerAccount):
        decided_by_two(USE_PARTNER_ACCOUNT, subject, at=NOW)


def test_the_number_is_sealed_and_a_subject_reads_back() -> None:
    row = account_in_use(a_keeper(), typed="1000012345")
    stored = PartnerAccount.objects.values_list("sealed_account_number", flat=True).get(pk=row.pk)
    assert b"1000012345" not in bytes(stored)
    assert account_in(subject_of_account((row.partner_id, row.number))).account_number == "1000012345"
