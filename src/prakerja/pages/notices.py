"""What there is to say on the next page, in a cookie under the house's name for it."""

from functools import cached_property

from django.conf import settings
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.signing import Signer, get_cookie_signer
from django.http import HttpRequest


class NoticeStorage(CookieStorage):
    """Django's has one name for its cookie, which a neighbour under the same domain could plant."""

    def __init__(self, request: HttpRequest) -> None:
        # Past CookieStorage, which makes a signer for every request; most have nothing to say.
        BaseStorage.__init__(self, request)
        self.cookie_name = settings.NOTICES_COOKIE_NAME

    @cached_property
    def signer(self) -> Signer:
        return get_cookie_signer(salt=self.key_salt)
