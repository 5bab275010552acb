"""The link of the confirmation letter was followed, in whatever browser."""

from datetime import datetime

from prakerja.accounts.confirmation_link import LinkExpired, read_link
from prakerja.accounts.models import Account, EmailCode, SignUp
from prakerja.accounts.open_account import open_account
from prakerja.accounts.states import CodePurpose
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def sign_up_behind(token: str) -> SignUp:
    """The sign-up that the link would confirm; nothing is changed. Raises LinkExpired."""
    link = read_link(token)
    sign_up = SignUp.objects.select_related("code", "account").filter(pk=link.code_id).first()
    if sign_up is None or not link.leads_to(sign_up.code.email):
        raise LinkExpired
    return sign_up


def confirm_by_link(*, token: str, by: Actor, now: datetime) -> Account:
    """The sign-up is an account. Following the link twice is following it once. Raises LinkExpired, AddressTaken."""
    require(Permission.USE_ACCOUNT, by=by)
    code: EmailCode | None = EmailCode.objects.for_purpose(CodePurpose.CONFIRM).lock_by_id(read_link(token).code_id)
    if code is None:
        raise LinkExpired
    sign_up = sign_up_behind(token)
    account = open_account(sign_up=sign_up, by=by, now=now)
    if code.passed_at is None:
        code.passed_at = now
        code.save(update_fields=["passed_at"])
    return account
