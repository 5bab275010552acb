"""What would be handed over, as its person reads it before they agree: numbers by their last digits."""

from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.cards.models import Card
from prakerja.partners.sso.rules import Scope
from prakerja.profile.models import Phone
from prakerja.words.sso import SCOPE_NAMES
from prakerja.words.words import Words


def shown_facts(account: Account, scopes: tuple[Scope, ...]) -> list[tuple[Words, str]]:
    """Empty: there is nothing of it yet."""
    return [(SCOPE_NAMES[scope], _shown(account, scope)) for scope in scopes]


def _shown(account: Account, scope: Scope) -> str:
    match scope:
        case Scope.NAME:
            return account.full_name
        case Scope.EMAIL:
            return account.email
        case Scope.CARD:
            return _card(account.pk)
        case Scope.PHONE:
            return _phone(account.pk)


def _card(applicant_id: UUID) -> str:
    card = Card.objects.of_applicant(applicant_id).live().order_by("-award").first()
    return f"…{card.last_four}" if card else ""


def _phone(applicant_id: UUID) -> str:
    phone = Phone.objects.filter(pk=applicant_id).first()
    return f"…{phone.number[-4:]}" if phone else ""
