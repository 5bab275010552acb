"""Where allauth meets the house. It keeps sign-ins in stages and knows the second factor; the rest is ours."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from prakerja.accounts.models import Account
from prakerja.accounts.note_sign_in import note_sign_in
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock


class AccountAdapter(DefaultAccountAdapter):
    def get_login_stages(self) -> list[str]:
        """An account has shown its address before it exists, so the second factor is the only stage."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The last thing after all stages, inside the unit of work of whichever page was the last one."""
        assert isinstance(user, Account)
        super().login(request, user)
        by = Actor.staff(user.pk) if user.is_staff else Actor.applicant(user.pk)
        note_sign_in(account=user, language=get_language() or "id", by=by, now=read_clock())

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        user = request.user
        if isinstance(user, Account) and user.is_staff and not is_mfa_enabled(user):
            return reverse("mfa_activate_totp")
        return super().get_login_redirect_url(request)

    def is_safe_url(self, url: str | None) -> bool:
        """A page of this site, by its path. A bare word is none: `redirect` would take it for the name of a page."""
        return url is not None and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def add_message(self, *_arguments: object, **_values: object) -> None:
        """What there is to say, our own pages say."""

    def send_mail(self, *_arguments: object, **_values: object) -> None:
        """Never: allauth sends inside the transaction, and a letter of ours waits in the outbox until it is over."""
        raise RuntimeError("letters go through the outbox")
