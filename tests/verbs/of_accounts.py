"""The verbs of step 1, ready to be done."""

from datetime import timedelta
from functools import partial
from itertools import count
from uuid import UUID, uuid4

from prakerja.accounts.accept_invitation import accept_invitation
from prakerja.accounts.acts import APPOINT, CHANGE_ROLES, RESET_FACTOR, subject_of_address
from prakerja.accounts.add_passkey import AddedAlready, add_passkey
from prakerja.accounts.appoint_first_staff import appoint_first_staff
from prakerja.accounts.appoint_staff import appoint_staff
from prakerja.accounts.change_address import change_address
from prakerja.accounts.change_password import change_password
from prakerja.accounts.change_roles import change_roles
from prakerja.accounts.confirm_by_code import confirm_by_code
from prakerja.accounts.confirm_by_link import confirm_by_link
from prakerja.accounts.correct_address import correct_address
from prakerja.accounts.end_session import end_session
from prakerja.accounts.end_sessions_of import end_sessions_of
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.invitation_link import InvitationOver
from prakerja.accounts.invite_again import invite_again
from prakerja.accounts.models import Account
from prakerja.accounts.note_sign_in import note_sign_in
from prakerja.accounts.note_sign_out import note_sign_out
from prakerja.accounts.passkey_ceremony import question_for_new
from prakerja.accounts.purposes import CONFIRM, RESET, SIGN_IN
from prakerja.accounts.remove_passkey import remove_passkey
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.accounts.repeat_code import repeat_code
from prakerja.accounts.replace_app import replace_app
from prakerja.accounts.request_code import request_code
from prakerja.accounts.reset_second_factor import reset_second_factor
from prakerja.accounts.set_new_password import set_new_password
from prakerja.accounts.sign_in_by_code import sign_in_by_code
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.accounts.sign_out_everywhere import sign_out_everywhere
from prakerja.accounts.sign_up import Wanted, sign_up
from prakerja.accounts.tell_of_attacks import tell_of_attacks
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, Plan
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.audit.models import Suspicion
from prakerja.authority.roles import Role
from prakerja.codes.refusals import CodeGone, TooSoon
from prakerja.codes.type_code import type_code
from prakerja.kit.actor import Actor
from tests.situations.accounts import (
    BROWSER,
    NETWORK,
    NOW,
    PASSWORD,
    TOTP_SECRET,
    a_code,
    a_code_to_a_new_address,
    a_member_of_staff,
    a_session,
    a_sign_up,
    an_account,
    in_session,
    last_letter,
    papers_of,
    shows,
    somebody_invited,
    wrong,
)
from tests.situations.authority import OPERATOR
from tests.situations.device import Device
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

_people = count(1)
_CHALLENGE = b"c" * 32
_VISITOR = Actor.visitor()


def _address() -> str:
    return f"orang{next(_people)}@contoh.example"


def _staff(*roles: Role, totp_secret: str | None = TOTP_SECRET) -> Account:
    return a_member_of_staff(_address(), *roles, totp_secret=totp_secret)


def _again(account: Account) -> Account:
    """As another request would read it."""
    return Account.objects.get(pk=account.pk)


# The second time the same sign-up has what was typed last.
@verb("accounts.sign_up", writes="accounts_signup codes_code codes_tally a_message", is_another=True)
def signing_up() -> Doing:
    key = uuid4()
    wanted = Wanted(_address(), "Siti Aminah", PASSWORD, "id", "2026-11", BROWSER)
    return Doing(partial(sign_up, form_key=key, wanted=wanted, network=NETWORK, by=_VISITOR, now=NOW), _VISITOR, key)


@verb("accounts.repeat_code", writes="codes_code codes_tally a_message", again=TooSoon)
def asking_for_another_letter() -> Doing:
    code = a_sign_up(_address())
    later = code.sent_at.replace(minute=code.sent_at.minute + 1)
    do = partial(repeat_code, purpose=CONFIRM, code_id=code.id, network=NETWORK, by=_VISITOR, now=later)
    return Doing(do, _VISITOR, code.id)


@verb("accounts.correct_address", writes="codes_code codes_tally a_message")
def correcting_the_address() -> Doing:
    code = a_sign_up(_address())
    return Doing(
        partial(correct_address, code_id=code.id, email=_address(), network=NETWORK, now=NOW), _VISITOR, code.id
    )


_OPENS = "accounts_account accounts_addressholder accounts_signup codes_code"


@verb("accounts.confirm_by_code", writes=_OPENS, events="accounts.account.opened")
def confirming_by_code() -> Doing:
    code = a_sign_up(_address())
    do = partial(confirm_by_code, code_id=code.id, typed=code.digits, browser=BROWSER, by=_VISITOR, now=NOW)
    return Doing(do, _VISITOR, code.id)


@verb("accounts.confirm_by_link", writes=_OPENS, events="accounts.account.opened")
def confirming_by_link() -> Doing:
    email = _address()
    code = a_sign_up(email)
    return Doing(
        partial(confirm_by_link, token=last_letter(email).words["token"], browser=BROWSER, by=_VISITOR, now=NOW),
        _VISITOR,
        code.id,
    )


@verb("accounts.request_code", writes="codes_code codes_tally a_message")
def asking_for_a_code() -> Doing:
    account = an_account(_address())
    do = partial(
        request_code,
        form_key=uuid4(),
        purpose=SIGN_IN,
        email=account.email,
        language="id",
        network=NETWORK,
        by=_VISITOR,
        now=NOW,
    )
    return Doing(do, _VISITOR, account.pk)


@verb("accounts.sign_in_by_code", writes="codes_code")
def signing_in_by_code() -> Doing:
    account = an_account(_address())
    code = a_code(account.email)
    return Doing(partial(sign_in_by_code, code_id=code.id, typed=code.digits, now=NOW), _VISITOR, account.pk)


@verb("accounts.sign_in_by_password")
def signing_in_by_password() -> Doing:
    account = an_account(_address())
    do = partial(sign_in_by_password, email=account.email, password=PASSWORD, network=NETWORK, now=NOW)
    return Doing(do, _VISITOR, account.pk)


@verb("accounts.tell_of_attacks", writes="audit_suspicion", events="accounts.account.attacked", is_of_all=True)
def telling_of_attacks() -> Doing:
    account, by = an_account(_address()), Actor.system("accounts.tell_of_attacks")
    Suspicion.objects.create(subject=account.pk, kind="wrong_password", times=3, told=0, last_at=NOW)
    return Doing(partial(tell_of_attacks, by=by, now=NOW), by, account.pk)


@verb("accounts.sign_in_by_password: wrong", writes="codes_tally", is_another=True)
def signing_in_with_a_wrong_password() -> Doing:
    account = an_account(_address())
    do = partial(sign_in_by_password, email=account.email, password="salah-sekali", network=NETWORK, now=NOW)
    return Doing(do, _VISITOR, account.pk)


@verb(
    "accounts.set_new_password",
    writes="accounts_account codes_code a_message",
    events="accounts.password.changed",
    again=CodeGone,
)
def choosing_a_new_password() -> Doing:
    account = an_account(_address())
    code = a_code(account.email, RESET)
    type_code(owner_id=code.id, purpose=RESET, typed=code.digits, now=NOW)
    do = partial(set_new_password, code_id=code.id, password="ikan-terbang-biru", by=_VISITOR, now=NOW)
    return Doing(do, _VISITOR, account.pk)


@verb("accounts.note_sign_in", writes="accounts_account", events="accounts.session.signed_in", is_another=True)
def signing_in_on_an_english_page() -> Doing:
    account = an_account(_address())
    by = Actor.applicant(account.pk)
    return Doing(lambda: note_sign_in(account=_again(account), language="en", by=by, now=NOW), by, account.pk)


@verb("accounts.note_sign_out", events="accounts.session.signed_out", is_another=True)
def signing_out() -> Doing:
    account = an_account(_address())
    by = Actor.applicant(account.pk)
    return Doing(lambda: note_sign_out(account=_again(account), by=by, now=NOW), by, account.pk)


def _change(account: Account, *, present: str, by: Actor) -> bool:
    return change_password(
        account=_again(account),
        present=present,
        password="ikan-terbang-biru",
        tries=in_session(account),
        but=None,
        by=by,
        now=NOW,
    )


@verb(
    "accounts.change_password", writes="accounts_account accounts_session a_message", events="accounts.password.changed"
)
def changing_the_password() -> Doing:
    account = an_account(_address())
    a_session(account)
    by = Actor.applicant(account.pk)
    do = partial(_change, account, present=PASSWORD, by=by)
    return Doing(do, by, account.pk)


@verb("accounts.change_password: wrong", writes="codes_tally", is_another=True)
def changing_the_password_with_a_wrong_one() -> Doing:
    account = an_account(_address())
    by = Actor.applicant(account.pk)
    do = partial(_change, account, present="salah-sekali", by=by)
    return Doing(do, by, account.pk)


@verb("accounts.ask_for_new_address", writes="codes_code codes_tally a_message", again=TooSoon)
def asking_for_another_address() -> Doing:
    account, to = an_account(_address()), _address()
    return Doing(lambda: a_code_to_a_new_address(_again(account), to), Actor.applicant(account.pk), account.pk)


@verb("accounts.ask_for_new_address: of another", writes="codes_code codes_tally a_message", again=TooSoon)
def asking_for_the_address_of_another() -> Doing:
    account, other = an_account(_address()), an_account(_address())
    return Doing(lambda: a_code_to_a_new_address(_again(account), other.email), Actor.applicant(account.pk), account.pk)


def _moving(*, is_right: bool) -> Doing:
    account = an_account(_address())
    a_session(account)
    code, by = a_code_to_a_new_address(account, _address()), Actor.applicant(account.pk)
    typed = code.digits if is_right else wrong(code)
    return Doing(lambda: change_address(account=_again(account), typed=typed, but=None, by=by, now=NOW), by, account.pk)


@verb(
    "accounts.change_address",
    writes="accounts_account accounts_addressholder accounts_session codes_code a_message",
    events="accounts.address.changed",
)
def moving_to_another_address() -> Doing:
    return _moving(is_right=True)


@verb("accounts.change_address: wrong", writes="codes_code", is_another=True)
def moving_with_a_wrong_code() -> Doing:
    return _moving(is_right=False)


@verb("accounts.end_session", writes="accounts_session", events="accounts.session.ended")
def ending_a_session() -> Doing:
    account = an_account(_address())
    session, by = a_session(account), Actor.applicant(account.pk)
    return Doing(partial(end_session, account=account, session_id=session.digest, by=by, now=NOW), by, account.pk)


# The second time another epoch begins.
@verb(
    "accounts.sign_out_everywhere",
    writes="accounts_account accounts_session",
    events="accounts.session.signed_out_everywhere",
    is_another=True,
)
def signing_out_everywhere() -> Doing:
    account = an_account(_address())
    a_session(account)
    by = Actor.applicant(account.pk)
    return Doing(lambda: sign_out_everywhere(account=_again(account), but=None, by=by, now=NOW), by, account.pk)


@verb(
    "accounts.accept_invitation",
    writes="accounts_account accounts_invitation accounts_authenticatorapp accounts_recoverycodes a_message",
    events="accounts.staff.invitation_accepted accounts.second_factor.set_up",
    again=InvitationOver,
)
def accepting_an_invitation() -> Doing:
    account = somebody_invited(_address())
    token = last_letter(account.email).words["token"]
    do = partial(accept_invitation, token=token, password="ikan-terbang-biru", secret=TOTP_SECRET, by=_VISITOR, now=NOW)
    return Doing(do, _VISITOR, account.pk)


# The second tap sends nothing.
@verb("accounts.invite_again", writes="accounts_invitation a_message", events="accounts.staff.invited_again")
def inviting_again() -> Doing:
    account, by = somebody_invited(_address()), an_officer()
    later = NOW + timedelta(minutes=1)
    return Doing(lambda: invite_again(account=_again(account), by=by, now=later), by, account.pk)


@verb(
    "accounts.renew_recovery_codes",
    writes="accounts_recoverycodes a_message",
    events="accounts.recovery_codes.renewed",
    is_another=True,
)
def renewing_recovery_codes() -> Doing:
    account = _staff()
    by = Actor.staff(account.pk)
    return Doing(lambda: renew_recovery_codes(account=_again(account), by=by, now=NOW), by, account.pk)


# The second time it is a wrong one, and counted.
@verb("accounts.check_second_factor", writes="accounts_recoverycodes", is_another=True)
def using_a_recovery_code() -> Doing:
    account = _staff()
    by, paper = Actor.staff(account.pk), papers_of(account)[0]
    return Doing(lambda: shows(_again(account), paper), by, account.pk)


@verb(
    "accounts.add_passkey",
    writes="accounts_passkey a_message",
    events="accounts.passkey.added",
    again=AddedAlready,
)
def adding_a_passkey() -> Doing:
    account, device = _staff(), Device()
    by = Actor.staff(account.pk)
    answer = device.create(question_for_new(account, _CHALLENGE, []))
    do = partial(add_passkey, answer=answer, challenge=_CHALLENGE, name="Ponsel", by=by, now=NOW)
    return Doing(lambda: do(account=_again(account)), by, account.pk)


@verb("accounts.remove_passkey", writes="accounts_passkey a_message", events="accounts.passkey.removed")
def removing_a_passkey() -> Doing:
    account, device = _staff(), Device()
    by = Actor.staff(account.pk)
    answer = device.create(question_for_new(account, _CHALLENGE, []))
    passkey = add_passkey(account=account, answer=answer, challenge=_CHALLENGE, name="Ponsel", by=by, now=NOW)
    return Doing(lambda: remove_passkey(account=_again(account), passkey_id=passkey.id, by=by, now=NOW), by, account.pk)


@verb(
    "accounts.appoint_first_staff",
    writes="accounts_account accounts_addressholder accounts_invitation authority_member a_message",
    events="accounts.staff.appointed",
    again=AddressTaken,
)
def appointing_the_first() -> Doing:
    do = partial(
        appoint_first_staff,
        email=_address(),
        full_name="Budi Santoso",
        roles=[Role.AUDITOR],
        by=OPERATOR,
        now=NOW,
    )
    return Doing(do, OPERATOR, uuid4())


def _decided(act: Act, subject: str, asked: Plan) -> Actor:
    """Two people have decided so, and nothing is carried out yet; returns the second of them."""
    first, second = an_officer(), an_officer(name="Bima")
    assert first.account_id
    Proposal.objects.create(
        act=act.name,
        subject=subject,
        asked=asked,
        reason="Tim bertambah",
        proposed_by=first.account_id,
        proposed_at=NOW,
        expires_at=expires_at(NOW),
        state=ProposalState.CONFIRMED,
        confirmed_by=second.account_id,
        confirmed_at=NOW,
    )
    return second


@verb(
    "accounts.appoint_staff",
    writes="accounts_account accounts_addressholder accounts_invitation authority_member a_message",
    events="accounts.staff.appointed",
    again=AddressTaken,
)
def appointing_by_two() -> Doing:
    email = _address()
    subject = subject_of_address(email)
    by = _decided(APPOINT, subject, {"email": email, "full_name": "Sari Contoh", "roles": ["reviewer"]})
    return Doing(partial(appoint_staff, address=UUID(subject), by=by, now=NOW), by, uuid4())


@verb(
    "accounts.change_roles",
    writes="accounts_account authority_member",
    events="accounts.staff.roles_changed",
)
def changing_roles_by_two() -> Doing:
    person = _staff(Role.REVIEWER)
    by = _decided(CHANGE_ROLES, str(person.pk), {"roles": ["auditor"]})
    return Doing(partial(change_roles, account_id=person.pk, by=by, now=NOW), by, person.pk)


@verb(
    "accounts.reset_second_factor",
    writes="accounts_account accounts_authenticatorapp accounts_recoverycodes accounts_passkey accounts_invitation"
    " a_message",
    events="accounts.second_factor.reset",
)
def resetting_a_second_factor_by_two() -> Doing:
    person, device = _staff(Role.REVIEWER), Device()
    answer = device.create(question_for_new(person, _CHALLENGE, []))
    themselves = Actor.staff(person.pk)
    add_passkey(account=person, answer=answer, challenge=_CHALLENGE, name="Ponsel", by=themselves, now=NOW)
    by = _decided(RESET_FACTOR, str(person.pk), {})
    return Doing(partial(reset_second_factor, account_id=person.pk, by=by, now=NOW), by, person.pk)


@verb(
    "accounts.end_sessions_of",
    writes="accounts_account accounts_session a_message",
    events="accounts.session.ended_by_office",
)
def ending_the_sessions_of_somebody() -> Doing:
    account, by = an_account(_address()), an_officer()
    a_session(account)
    do = partial(end_sessions_of, reason="Ponselnya dicuri", by=by, now=NOW)
    return Doing(lambda: do(account=_again(account)), by, account.pk)


@verb(
    "accounts.replace_app",
    writes="accounts_account accounts_authenticatorapp accounts_session a_message",
    events="accounts.second_factor.app_replaced",
)
def replacing_the_app() -> Doing:
    account = _staff()
    a_session(account)
    by = Actor.staff(account.pk)
    do = partial(replace_app, secret="A" * 32, but=None, by=by, now=NOW)
    return Doing(lambda: do(account=_again(account)), by, account.pk)
