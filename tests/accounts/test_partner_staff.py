"""A partner's own staff: invited by two officers or by a pengelola, let in with a second factor, and out at once."""

from datetime import timedelta

import pytest

from prakerja.accounts.accept_invitation import accept_invitation
from prakerja.accounts.end_colleague import LastKeeper, NoColleague, end_colleague
from prakerja.accounts.end_partner_staff import NoMember, end_partner_staff
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.invitation_link import InvitationOver, invited_by
from prakerja.accounts.invite_colleague import ColleagueAlready, invite_colleague
from prakerja.accounts.invite_keeper import invite_keeper
from prakerja.accounts.kinds import Kind
from prakerja.accounts.limits import INVITATIONS_OF_A_PARTNER
from prakerja.accounts.models import Account, AuthenticatorApp
from prakerja.accounts.partner_staff import colleague_of, colleagues_of
from prakerja.accounts.partner_staff_act import INVITE_KEEPER, partner_of_subject, subject_of_keeper
from prakerja.accounts.second_factors import has_second_factor
from prakerja.approvals.propose_act import AlreadyProposed, ReasonMissing, propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.permissions import Permission
from prakerja.authority.require import PermissionMissing, require
from prakerja.authority.roles import Role
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.require_own_account import require_own_account
from prakerja.partners.require_partner import NotAPartner, PartnerSuspended, require_partner
from prakerja.partners.states import PartnerKind, PartnerRole
from tests.situations.accounts import NOW, TOTP_SECRET, a_session, an_account, last_letter, letters_to
from tests.situations.catalogue import a_platform, agreed, an_institution
from tests.situations.partner_staff import a_partners_member, account_of, acts
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
DEWI = "dewi@lembaga.example"
LATER = NOW + timedelta(minutes=1)


def proposed(partner: Partner, email: str = DEWI) -> str:
    subject = subject_of_keeper(partner.client_code, email)
    agreed(INVITE_KEEPER, subject, role=Role.OFFICER, asked={"email": email, "full_name": "Dewi Contoh"})
    return subject


def invited(keeper: PartnerMember, email: str = DEWI, role: PartnerRole = PartnerRole.STAFF) -> None:
    with unit_of_work(by=acts(keeper)) as work:
        invite_colleague(email=email, full_name="Dewi Contoh", role=role, by=work.actor, now=NOW)


def ended(keeper: PartnerMember, member: PartnerMember) -> None:
    with unit_of_work(by=acts(keeper)) as work:
        end_colleague(account_id=member.pk, by=work.actor, now=LATER)


def accepted(email: str = DEWI) -> Account:
    with unit_of_work(by=Actor.visitor()) as work:
        token = last_letter(email).words["token"]
        return accept_invitation(
            token=token, password="ikan-terbang-biru", secret=TOTP_SECRET, by=work.actor, now=LATER
        ).account


def test_two_officers_invite_the_first_who_makes_password_and_factor_by_the_link() -> None:
    institution = an_institution()
    proposed(institution)
    dewi = Account.objects.with_address(DEWI).get()
    assert (dewi.kind, dewi.is_staff, dewi.applicant_id, dewi.is_guarded) == (Kind.PARTNER, False, None, True)
    assert not dewi.has_usable_password()
    accepted()
    assert has_second_factor(dewi.pk)
    member = PartnerMember.objects.get()
    assert (member.partner, member.role, member.ended_at) == (institution, PartnerRole.KEEPER, None)
    letter = letters_to(DEWI)[0]
    assert institution.name in letter.body
    assert letter.invitation in letter.body


def test_no_officer_invites_anybody_alone() -> None:
    subject = subject_of_keeper(an_institution().client_code, DEWI)
    with pytest.raises(NotConfirmed), unit_of_work(by=an_officer()) as work:
        invite_keeper(subject=subject, by=work.actor, now=NOW)


def test_the_same_person_is_proposed_once_for_a_partner_however_the_address_is_typed() -> None:
    institution, by = an_institution(), an_officer()
    for email in (DEWI, DEWI.upper()):
        subject = subject_of_keeper(institution.client_code, email)
        assert partner_of_subject(subject)[0] == institution.client_code
        asked = {"email": email, "full_name": "Dewi Contoh"}
        if email == DEWI:
            propose_act(act=INVITE_KEEPER, subject=subject, asked=asked, reason="x", by=by, now=NOW)
            continue
        with pytest.raises(AlreadyProposed):
            propose_act(act=INVITE_KEEPER, subject=subject, asked=asked, reason="x", by=by, now=NOW)


@pytest.mark.parametrize("of_whom", ["applicant", "office", "another partner"])
def test_an_account_that_is_something_else_is_told_to_the_office_and_stays_what_it_is(of_whom: str) -> None:
    if of_whom == "another partner":
        a_partners_member(email=DEWI)
    else:
        an_account(DEWI, kind=Kind.APPLICANT if of_whom == "applicant" else Kind.OFFICE)
    before = Account.objects.with_address(DEWI).get()
    with pytest.raises(AddressTaken):
        proposed(an_institution())
    assert Account.objects.with_address(DEWI).get().kind == before.kind


def test_a_pengelola_invites_a_colleague_and_the_audit_shows_the_person_and_for_whom() -> None:
    keeper = a_partners_member()
    invited(keeper)
    dewi = accepted()
    (one,) = [colleague for colleague in colleagues_of(keeper.partner, now=NOW) if colleague.id == dewi.pk]
    assert (one.role, one.email, one.is_invited) == (PartnerRole.STAFF, DEWI, False)
    event = Event.objects.filter(name="accounts.partner_staff.invited").latest("id")
    assert (event.actor_kind, event.actor_id, event.actor_name) == ("partner", keeper.pk, keeper.partner.client_code)
    assert event.facts == {"partner": keeper.partner.client_code, "role": "staff"}


def test_whether_an_address_has_an_account_is_told_to_its_mailbox_and_not_to_the_partner() -> None:
    keeper, siti = a_partners_member(), an_account(DEWI)
    invited(keeper)
    (shown,) = [one for one in colleagues_of(keeper.partner, now=NOW) if one.id != keeper.pk]
    assert (shown.email, shown.is_invited, shown.full_name) == (DEWI, True, "Dewi Contoh")
    letter = last_letter(DEWI)
    assert letter.text == "partner_address_in_use"
    assert "/petugas/undangan/" not in letter.body
    assert Account.objects.with_address(DEWI).get() == siti
    assert not PartnerMember.objects.filter(pk=siti.pk).exists()


def test_another_link_takes_the_place_of_the_first_and_a_second_tap_sends_nothing() -> None:
    keeper = a_partners_member()
    invited(keeper)
    first = last_letter(DEWI).words["token"]
    invited(keeper)
    assert len(letters_to(DEWI)) == 1
    with unit_of_work(by=acts(keeper)) as work:
        invite_colleague(email=DEWI, full_name="Dewi", role=PartnerRole.STAFF, by=work.actor, now=LATER)
    assert len(letters_to(DEWI)) == 2
    with pytest.raises(InvitationOver):
        invited_by(first, now=LATER)
    assert PartnerMember.objects.count() == 2


def test_who_has_made_their_password_is_not_invited_again() -> None:
    keeper = a_partners_member()
    colleague = a_partners_member(keeper.partner, PartnerRole.STAFF)
    with pytest.raises(ColleagueAlready):
        invited(keeper, account_of(colleague).email)


def test_a_partner_invites_so_many_a_day_and_no_more() -> None:
    keeper = a_partners_member()
    for number in range(INVITATIONS_OF_A_PARTNER.windows[0].most):
        invited(keeper, f"staf-ke-{number}@lembaga.example")
    with pytest.raises(TriesSpent):
        invited(keeper, "terlalu-banyak@lembaga.example")


def test_staff_neither_invite_nor_end_anybody() -> None:
    member = a_partners_member(role=PartnerRole.STAFF)
    with pytest.raises(PermissionMissing):
        invited(member)
    with pytest.raises(PermissionMissing):
        ended(member, member)


def test_whoever_is_removed_is_out_at_once_and_their_link_opens_nothing() -> None:
    keeper = a_partners_member()
    colleague = a_partners_member(keeper.partner, PartnerRole.STAFF)
    a_session(account_of(colleague))
    before = account_of(colleague).get_session_auth_hash()
    ended(keeper, colleague)
    account = account_of(colleague)
    assert (account.is_active, account.get_session_auth_hash() == before) == (False, False)
    assert colleague_of(keeper.partner, colleague.pk, now=NOW) is None
    with pytest.raises(NotAPartner):
        require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=acts(colleague))
    with pytest.raises(NotAPartner):
        require_own_account(Permission.DISPUTE_STATEMENTS, by=acts(colleague))
    waiting = a_partners_member(keeper.partner, is_accepted=False)
    token = last_letter(account_of(waiting).email).words["token"]
    ended(keeper, waiting)
    with pytest.raises(InvitationOver):
        invited_by(token, now=LATER)


def test_the_last_pengelola_stays_and_may_leave_once_there_is_another() -> None:
    keeper = a_partners_member()
    with pytest.raises(LastKeeper):
        ended(keeper, keeper)
    a_partners_member(keeper.partner)
    ended(keeper, keeper)
    with pytest.raises(NotAPartner):
        invited(keeper)


def test_nobody_of_another_partner_is_found_whoever_asks() -> None:
    keeper, stranger = a_partners_member(), a_partners_member()
    with pytest.raises(NoColleague):
        ended(keeper, stranger)
    assert colleague_of(keeper.partner, stranger.pk, now=NOW) is None


def test_who_left_begins_anew_also_with_another_partner_and_with_nothing_of_before() -> None:
    first, second = a_partners_member(), a_partners_member()
    colleague = a_partners_member(first.partner, PartnerRole.STAFF, email=DEWI)
    ended(first, colleague)
    invited(second, role=PartnerRole.STAFF)
    account = account_of(colleague)
    assert account.is_active
    assert not account.has_usable_password()
    assert not AuthenticatorApp.objects.filter(pk=account.pk).exists()
    member = PartnerMember.objects.get(pk=colleague.pk)
    assert (member.partner, member.ended_at) == (second.partner, None)
    assert accepted() == account


def test_the_office_ends_a_membership_with_its_reason() -> None:
    member, by = a_partners_member(), an_officer()
    for _ in range(2):
        with unit_of_work(by=by) as work:
            end_partner_staff(account_id=member.pk, reason="Perusahaan bubar", by=work.actor, now=LATER)
    event = Event.objects.get(name="accounts.partner_staff.ended")
    assert (event.reason, event.actor_id) == ("Perusahaan bubar", by.account_id)
    assert not account_of(member).is_active


def test_the_office_says_why_and_of_whom() -> None:
    member, by = a_partners_member(), an_officer()
    with pytest.raises(ReasonMissing), unit_of_work(by=by) as work:
        end_partner_staff(account_id=member.pk, reason=" ", by=work.actor, now=NOW)
    with pytest.raises(NoMember), unit_of_work(by=by) as work:
        end_partner_staff(account_id=an_account().pk, reason="x", by=work.actor, now=NOW)


def test_what_a_partners_program_may_its_staff_may_and_for_that_partner_alone() -> None:
    member = a_partners_member(role=PartnerRole.STAFF)
    teaching = (PartnerKind.INSTITUTION, Permission.TEACH_TRAINING)
    assert require_partner(*teaching, by=acts(member)) == member.partner
    with pytest.raises(NotAPartner):
        require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=acts(member))
    other = an_institution()
    with pytest.raises(NotAPartner):
        require_partner(*teaching, by=Actor.partner_staff(member.pk, other.client_code))
    Partner.objects.filter(pk=member.partner_id).update(suspended_at=NOW)
    with pytest.raises(PartnerSuspended):
        require_partner(*teaching, by=acts(member))


def test_a_partners_program_keeps_nothing_of_its_partner_and_staff_are_nobody_of_the_office() -> None:
    platform = a_platform()
    with pytest.raises(PermissionMissing):
        require(Permission.KEEP_PARTNER, by=Actor.partner(platform.client_code))
    with pytest.raises(PermissionMissing):
        require(Permission.APPLY, by=acts(a_partners_member()))
