"""What of `prakerja bench payouts` is showing: a batch as finance opens it, and the page that proposes its release."""

import time
from typing import Final

import click
from django.conf import settings
from django.test import Client
from django.urls import reverse

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.config.environment import ROOT
from prakerja.console.bench_awards_wave import seconds_of
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.console.bench_payouts_books import put_due
from prakerja.console.bench_payouts_build import build_all
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.models import Batch, LinkedAccount
from prakerja.simulation.demo_people import STAFF
from prakerja.simulation.demo_staff import put_staff

_BY: Final = Actor.operator("prakerja bench payouts")
_WANTED_S: Final = 2.0
#: As many as a page lists, and one more.
_LISTED: Final = 51
_OK: Final = 200
#: The figures alone, read from the table as it lies.
REFERENCE: Final = ROOT / "bench" / "reference_batch.sql"


def measure_showing(people: int) -> dict[str, object]:
    """Of one batch with so many payments, through the pages themselves, each opened for the first time.

    `reference`: seconds of the bare figures; `ratio`: of the slower page to it.
    """
    put_due(people, houses=(AccountHouse.BNI,))
    build_all()
    do_housekeeping()
    batch = Batch.objects.get()
    _seal_listed(batch)
    browser = _somebody_of_finance()
    reference = seconds_of(REFERENCE.read_text())
    # Whatever a process does once, it has done.
    _seconds_of_page(browser, reverse("backoffice:payouts:batches"))
    propose = reverse("backoffice:payouts:propose", args=[batch.pk, "cairkan"])
    pages = {
        "page_seconds": _seconds_of_page(browser, reverse("backoffice:payouts:batch", args=[batch.pk])),
        "proposal_seconds": _seconds_of_page(browser, propose),
    }
    slower = max(pages.values())
    return {
        "payments": batch.items,
        **{name: round(seconds, 3) for name, seconds in pages.items()},
        "seconds": round(slower, 3),
        "wanted": _WANTED_S,
        "reference": round(reference, 3),
        "ratio": round(slower / reference, 2),
    }


def _seal_listed(batch: Batch) -> None:
    """Their numbers are opened by the page; those of the filling are nothing that could be."""
    shown = batch.instructions.order_by("payee_id", "number").values_list("payee_id", flat=True)[:_LISTED]
    for account in LinkedAccount.objects.filter(applicant_id__in=list(shown)):
        account.account_number = "0000123456"
        account.save(update_fields=["sealed_account_number"])


def _somebody_of_finance() -> Client:
    with unit_of_work(by=_BY) as work:
        put_staff(by=_BY, now=work.now)
    officer = next(one.email for one in STAFF if one.role is Role.OFFICER)
    account = Account.objects.get(email=officer)
    browser = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    browser.force_login(account)
    return browser


def _seconds_of_page(browser: Client, address: str) -> float:
    """Raises click.ClickException where it is not shown."""
    begin = time.perf_counter()
    answer = browser.get(address)
    taken = time.perf_counter() - begin
    if answer.status_code != _OK:
        raise click.ClickException(f"a page of the batch was answered with {answer.status_code}")
    return taken
