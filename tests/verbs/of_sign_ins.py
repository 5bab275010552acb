"""What people and partners do of signing in with an account here, ready to be done."""

from functools import partial
from itertools import count

from prakerja.accounts.models import Account
from prakerja.approvals.register import Plan
from prakerja.authority.roles import Role
from prakerja.journey.exchange_code import exchange_code
from prakerja.journey.read_user_profile import read_user_profile
from prakerja.journey.refresh_tokens import refresh_tokens
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.sso.act import REGISTER_SIGN_IN
from prakerja.partners.sso.agree_to_sign_in import agree_to_sign_in
from prakerja.partners.sso.register_sign_in import register_sign_in
from prakerja.partners.sso.use_ticket import Tokens
from prakerja.partners.sso.withdraw_consent import withdraw_consent
from tests.situations.accounts import an_account
from tests.situations.cards import NOW
from tests.situations.catalogue import to_be_carried_out
from tests.situations.sso import a_client, agreed_code, asked_of
from tests.situations.training import acting, an_institution
from tests.verbs.table import Doing, verb

_numbers = count(1)
_GIVEN = "partners_signinticket"


def _siti() -> Account:
    return an_account(f"siti-{next(_numbers)}@contoh.example")


@verb(
    "partners.register_sign_in",
    writes="partners_signinclient partners_signinaddress",
    events="partners.sign_in.registered",
)
def registering() -> Doing:
    partner = an_institution()
    asked: Plan = {
        "redirect_addresses": ["https://lms.contoh.example/masuk"],
        "login_addresses": ["https://lms.contoh.example/login"],
        "scopes": ["name"],
    }
    by = to_be_carried_out(REGISTER_SIGN_IN, partner.client_code, role=Role.OFFICER, asked=asked)
    return Doing(partial(register_sign_in, client_code=partner.client_code, by=by, now=NOW), by, partner.pk)


@verb(
    "partners.agree_to_sign_in",
    writes=f"partners_signinlink partners_signinconsent partners_signingrant {_GIVEN}",
    events="partners.consent.given partners.sign_in.agreed",
    is_another=True,
)
def agreeing() -> Doing:
    siti, partner = _siti(), a_client()
    by = Actor.applicant(siti.pk)
    do = partial(agree_to_sign_in, applicant_id=siti.pk, asked=asked_of(partner), by=by, now=NOW)
    return Doing(do, by, siti.pk)


@verb(
    "partners.withdraw_consent",
    writes="partners_signinlink partners_signinconsent partners_signingrant",
    events="partners.consent.withdrawn",
)
def withdrawing() -> Doing:
    siti, partner = _siti(), a_client()
    agreed_code(siti, partner, at=NOW)
    by = Actor.applicant(siti.pk)
    do = partial(withdraw_consent, applicant_id=siti.pk, partner_id=partner.pk, by=by, now=NOW)
    return Doing(do, by, siti.pk)


@verb(
    "journey.exchange_code",
    writes=_GIVEN,
    events="partners.sign_in.tokens_given",
    is_another=True,
)
def exchanging() -> Doing:
    """A second time ends what the first one gave, and the audit hears of it."""
    siti, partner = _siti(), a_client()
    code, by = agreed_code(siti, partner, at=NOW), acting(partner)
    return Doing(partial(exchange_code, code=code, redirect_address=None, by=by, now=NOW), by, siti.pk)


def _tokens() -> tuple[Tokens, Actor, Account]:
    siti, partner = _siti(), a_client()
    by = acting(partner)
    code = agreed_code(siti, partner, at=NOW)
    with unit_of_work(by=by):
        given = exchange_code(code=code, redirect_address=None, by=by, now=NOW)
    assert given is not None
    return given, by, siti


@verb("journey.refresh_tokens", writes=_GIVEN, events="partners.sign_in.tokens_given", is_another=True)
def refreshing() -> Doing:
    """A second time ends all tokens of that signing in, and the audit hears of it."""
    given, by, siti = _tokens()
    return Doing(partial(refresh_tokens, token=given.refresh, by=by, now=NOW), by, siti.pk)


@verb("journey.read_user_profile", events="journey.profile.handed_over", is_another=True)
def reading() -> Doing:
    given, by, siti = _tokens()
    return Doing(partial(read_user_profile, token=given.access, by=by, now=NOW), by, siti.pk)
