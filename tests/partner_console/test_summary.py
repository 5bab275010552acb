"""A partner takes its own statement home as a PDF, in the language in which it reads."""

import io
from datetime import date

import pytest
from django.conf import settings
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from prakerja.partners.models import Partner
from prakerja.training.models import Statement
from prakerja.training.statements.states import StatementState
from tests.situations.accounts import NOW
from tests.situations.catalogue import an_institution
from tests.situations.partner_staff import a_partners_member, at_console

pytestmark = pytest.mark.django_db
ADDRESS = "/mitra/rekapitulasi/2021-03/ringkasan.pdf"


def a_month_of(partner: Partner) -> None:
    Statement.objects.create(
        partner=partner,
        month=date(2021, 3, 1),
        cut_off=NOW,
        state=StatementState.READY,
        ready_at=NOW,
        disputed_until=NOW,
    )


@pytest.mark.parametrize(("language", "title"), [("id", "Rekapitulasi"), ("en", "statement")])
def test_it_is_in_its_readers_language_and_says_in_which(language: str, title: str) -> None:
    partner = an_institution()
    a_month_of(partner)
    browser = at_console(a_partners_member(partner))
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    pdf = PdfReader(io.BytesIO(browser.get(ADDRESS).content))
    root = pdf.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    assert str(root["/Lang"]) == language
    (page,) = pdf.pages
    said = page.extract_text()
    assert title.lower() in said.lower()
    assert partner.name in said


def test_nobody_takes_home_another_partners_or_what_is_no_month() -> None:
    a_month_of(an_institution())
    browser = at_console(a_partners_member(an_institution()))
    for address in (ADDRESS, ADDRESS.replace("2021-03", "2021-13")):
        assert browser.get(address).status_code == 404
