"""What a partner's page asks for, read and measured: by its program first, and again when somebody's browser comes."""

from dataclasses import dataclass

from prakerja.partners.models import Partner
from prakerja.partners.require_partner import PartnerSuspended
from prakerja.partners.sso.models import SignInAddress, SignInClient
from prakerja.partners.sso.refusals import AddressNotRegistered, ClientUnknown, NothingAsked, StateMissing
from prakerja.partners.sso.rules import Scope, is_state, scopes_asked
from prakerja.partners.states import AddressUse


@dataclass(frozen=True)
class Client:
    """A partner that may sign people in, as it is at this moment."""

    partner: Partner
    scopes: frozenset[str]
    #: With what each is for.
    addresses: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class AskedSignIn:
    """As it stands in the address."""

    client_id: str
    redirect_uri: str
    login_uri: str
    scope: str
    state: str


@dataclass(frozen=True)
class WantedSignIn:
    """Nothing in it is the partner's word alone."""

    partner: Partner
    redirect_address: str
    scopes: tuple[Scope, ...]
    state: str


def client_named(client_id: str) -> Client:
    """As it is at this moment. Raises ClientUnknown, PartnerSuspended."""
    partner = Partner.objects.filter(client_code=client_id).first() if client_id.isprintable() else None
    client = SignInClient.objects.filter(pk=partner.pk).first() if partner is not None else None
    if partner is None or client is None:
        raise ClientUnknown
    if partner.suspended_at is not None:
        raise PartnerSuspended
    addresses = SignInAddress.objects.filter(partner_id=partner.pk).values_list("use", "address")
    return Client(partner, frozenset(client.scopes), frozenset(addresses))


def wanted_sign_in(asked: AskedSignIn) -> WantedSignIn:
    """Raises ClientUnknown, PartnerSuspended, AddressNotRegistered, StateMissing, NothingAsked."""
    client = client_named(asked.client_id)
    needed = {(AddressUse.REDIRECT, asked.redirect_uri), (AddressUse.LOGIN, asked.login_uri)}
    if not needed <= client.addresses:
        raise AddressNotRegistered
    if not is_state(asked.state):
        raise StateMissing
    scopes = scopes_asked(asked.scope, registered=client.scopes)
    if not scopes:
        raise NothingAsked
    return WantedSignIn(client.partner, asked.redirect_uri, scopes, asked.state)
