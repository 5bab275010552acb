"""The link of the confirmation letter was followed, in whatever browser."""

from datetime import datetime

from prakerja.accounts.confirmation_link import LinkExpired, read_link
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.open_account import open_account
from prakerja.accounts.purposes import CONFIRM
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone
from prakerja.kit.actor import Actor


def sign_up_behind(token: str) -> tuple[SignUp, Code]:
    """The sign-up that the link would confirm, and its code; nothing is changed. Raises LinkExpired."""
    link = read_link(token)
    code: Code | None = Code.objects.of(CONFIRM, link.code_id).first()
    if code is None or not link.leads_to(code.address):
        raise LinkExpired
    return SignUp.objects.get(pk=link.code_id), code


def confirm_by_link(*, token: str, browser: str, password: str = "", by: Actor, now: datetime) -> Account:
    """The sign-up is an account. Following the link twice is following it once.

    `browser`: what the browser keeps in which the link was opened. `password`: chosen there, for a browser other than
    the sign-up's. Raises LinkExpired, PasswordWanted, AddressTaken.
    """
    require(Permission.USE_ACCOUNT, by=by)
    link = read_link(token)
    code: Code | None = Code.objects.of(CONFIRM, link.code_id).lock().first()
    if code is None or not link.leads_to(code.address):
        raise LinkExpired
    sign_up = SignUp.objects.get(pk=link.code_id)
    try:
        account = open_account(sign_up=sign_up, code=code, browser=browser, password=password, by=by, now=now)
    except CodeGone as gone:
        raise LinkExpired from gone
    if code.passed_at is None:
        code.passed_at = now
        code.save(update_fields=["passed_at"])
    return account
