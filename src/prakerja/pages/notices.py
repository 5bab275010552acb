"""What there is to say on the next page, in a cookie under the house's name for it."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest


class NoticeStorage(CookieStorage):
    """Django's has one name for its cookie, which a neighbour under the same domain could plant."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.cookie_name = settings.NOTICES_COOKIE_NAME
