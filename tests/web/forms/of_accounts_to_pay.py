"""The forms of the account that one is paid into, filled in."""

from prakerja.accounts.models import Account
from prakerja.kit.actor import ApplicantId
from tests.situations.accounts import confirmed
from tests.situations.accounts_to_pay import a_payee, another_wallet, answered, asked_for, code_for, linked
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form


def _by(payee: ApplicantId, address: str, **fields: object) -> Filled:
    return Filled(signed_in(Account.objects.get(pk=payee)), f"/rekening/{address}/", fields)


@form("linking an account", leads_to="/rekening/")
def linking() -> Filled:
    return _by(a_payee(), "sambungkan", house="gopay", number=another_wallet())


@form("asking for the code of an account", leads_to="/rekening/kode/")
def asking_for_the_code() -> Filled:
    payee = a_payee()
    answered(asked_for(payee, typed=another_wallet()))
    return _by(payee, "kirim-kode")


@form("the code of an account", leads_to="/rekening/")
def confirming() -> Filled:
    payee = a_payee()
    digits = code_for(answered(asked_for(payee, typed=another_wallet())))
    return _by(payee, "kode", code=digits)


@form("taking away an account", leads_to="/rekening/")
def unlinking() -> Filled:
    payee = a_payee()
    filled = _by(payee, f"putuskan/{linked(payee, typed=another_wallet()).number}")
    confirmed(filled.browser)
    return filled
