"""The verbs of partners' own staff, ready to be done."""

from datetime import timedelta
from functools import partial

from prakerja.accounts.end_colleague import end_colleague
from prakerja.accounts.end_partner_staff import end_partner_staff
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.invite_colleague import invite_colleague
from prakerja.accounts.invite_keeper import invite_keeper
from prakerja.accounts.partner_staff_act import INVITE_KEEPER, subject_of_keeper
from prakerja.authority.roles import Role
from prakerja.partners.add_redirect_address import add_redirect_address
from prakerja.partners.end_own_key import end_own_key
from prakerja.partners.end_sign_key import NoSignKey
from prakerja.partners.remove_redirect_address import remove_redirect_address
from prakerja.partners.renew_own_key import renew_own_key
from prakerja.partners.states import PartnerRole
from tests.situations.accounts import NOW, an_account
from tests.situations.catalogue import an_institution, to_be_carried_out
from tests.situations.partner_staff import a_partners_member, acts
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

_ADDRESS = "https://lembaga.example/kembali"
_INVITES = "accounts_account accounts_addressholder accounts_invitation partners_partnermember a_message"
_LATER = NOW + timedelta(hours=1)


@verb("accounts.invite_keeper", writes=_INVITES, events="accounts.partner_staff.invited", again=AddressTaken)
def inviting_a_keeper() -> Doing:
    institution = an_institution()
    email = f"{institution.client_code}@mitra.example"
    subject = subject_of_keeper(institution.client_code, email)
    asked = {"email": email, "full_name": "Dewi Contoh"}
    by = to_be_carried_out(INVITE_KEEPER, subject, role=Role.OFFICER, asked=asked)
    return Doing(partial(invite_keeper, subject=subject, by=by, now=NOW), by, institution.pk)


def _inviting(email: str) -> Doing:
    keeper = a_partners_member()
    do = partial(
        invite_colleague, email=email, full_name="Rudi Contoh", role=PartnerRole.STAFF, by=acts(keeper), now=NOW
    )
    return Doing(do, acts(keeper), keeper.pk)


# The second tap sends nothing.
@verb("accounts.invite_colleague", writes=f"{_INVITES} codes_tally", events="accounts.partner_staff.invited")
def inviting_a_colleague() -> Doing:
    return _inviting(f"{an_institution().client_code}@mitra.example")


@verb(
    "accounts.invite_colleague: of another",
    writes="accounts_account accounts_invitation partners_partnermember codes_tally a_message",
    events="accounts.partner_staff.invited",
)
def inviting_whoever_has_an_account() -> Doing:
    return _inviting(an_account(f"{an_institution().client_code}@contoh.example").email)


@verb(
    "accounts.end_colleague",
    writes="accounts_account partners_partnermember",
    events="accounts.partner_staff.ended",
)
def ending_a_colleague() -> Doing:
    keeper = a_partners_member()
    colleague = a_partners_member(keeper.partner, PartnerRole.STAFF)
    return Doing(partial(end_colleague, account_id=colleague.pk, by=acts(keeper), now=NOW), acts(keeper), colleague.pk)


@verb(
    "accounts.end_partner_staff",
    writes="accounts_account partners_partnermember",
    events="accounts.partner_staff.ended",
)
def ending_by_the_office() -> Doing:
    member, by = a_partners_member(), an_officer()
    do = partial(end_partner_staff, account_id=member.pk, reason="Pindah kerja", by=by, now=NOW)
    return Doing(do, by, member.pk)


@verb("partners.renew_own_key", writes="partners_partnerkey", events="partners.key.given", is_another=True)
def renewing_a_key() -> Doing:
    keeper = a_partners_member()
    return Doing(partial(renew_own_key, by=acts(keeper), now=NOW), acts(keeper), keeper.partner_id)


@verb("partners.end_own_key", writes="partners_partnerkey", events="partners.key.ended", again=NoSignKey)
def ending_ones_key() -> Doing:
    keeper = a_partners_member()
    renew_own_key(by=acts(keeper), now=NOW)
    return Doing(partial(end_own_key, number=1, by=acts(keeper), now=_LATER), acts(keeper), keeper.partner_id)


@verb("partners.add_redirect_address", writes="partners_redirectaddress", events="partners.address.added")
def adding_an_address() -> Doing:
    keeper = a_partners_member()
    do = partial(add_redirect_address, address=_ADDRESS, by=acts(keeper), now=NOW)
    return Doing(do, acts(keeper), keeper.partner_id)


@verb("partners.remove_redirect_address", writes="partners_redirectaddress", events="partners.address.removed")
def removing_an_address() -> Doing:
    keeper = a_partners_member()
    add_redirect_address(address=_ADDRESS, by=acts(keeper), now=NOW)
    do = partial(remove_redirect_address, address=_ADDRESS, by=acts(keeper), now=NOW)
    return Doing(do, acts(keeper), keeper.partner_id)
