"""A reviewer's browser at the queue of cases."""

from typing import Any, Final

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.identity.models import Review
from tests.situations.accounts import a_member_of_staff
from tests.situations.reader import Reader

QUEUE: Final = "/kantor/identitas/"


class Office(Reader):
    """A browser of somebody in the office."""

    account: Account

    def take(self, review: Review) -> Any:
        return self.post(f"{QUEUE}{review.applicant_id}/{review.number}/ambil/", follow=True)

    def examine(self, review: Review) -> str:
        """Takes the case and sees its page with every photo on it, as a browser does; returns the page."""
        html: str = self.take(review).content.decode()
        for picture in pictures_in(html):
            assert self.get(picture).status_code == 200
        return html

    def decide(self, review: Review, **answers: str) -> Any:
        return self.post(f"{QUEUE}{review.applicant_id}/{review.number}/keputusan/", answers, follow=True)

    def case(self, review: Review) -> str:
        return self.get(f"{QUEUE}{review.applicant_id}/{review.number}/").content.decode()


def office(email: str, *roles: Role) -> Office:
    client = Office()
    client.account = Account.objects.get(pk=a_member_of_staff(email, *roles).pk)
    client.force_login(client.account)
    return client


def pictures_in(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('src="')[1:] if part.startswith(QUEUE)]
