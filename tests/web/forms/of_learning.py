"""The forms of somebody who follows a training, filled in."""

from django.test import Client

from prakerja.accounts.models import Account
from tests.situations.accounts import NOW
from tests.situations.learning import asked, finished
from tests.situations.rehearsals import a_test_page
from tests.situations.reviews import GOOD
from tests.situations.training import an_institution
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form
from tests.web.places.of_learning import a_beginning


def _asked(go: str) -> Filled:
    bought = a_beginning()
    state = asked(bought, at=NOW)
    return Filled(signed_in(Account.objects.get(pk=bought.buyer.applicant_id)), f"/hadir/{state}/", {"go": go})


@form("confirming presence", leads_to="/hadir/")
def confirming() -> Filled:
    return _asked("confirm")


@form("declining presence", leads_to="/hadir/")
def declining() -> Filled:
    return _asked("decline")


@form("writing a review", leads_to="/pelatihan-saya/1/ulasan/")
def reviewing() -> Filled:
    bought = finished(a_beginning(), at=NOW)
    browser = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
    return Filled(browser, "/pelatihan-saya/1/ulasan/", {"stars": "4", "text": GOOD})


@form("answering on a test page", leads_to="/hadir-uji/", is_for_strangers=True)
def rehearsing() -> Filled:
    return Filled(Client(), f"/hadir-uji/{a_test_page(an_institution())}/", {"go": "confirm"})
