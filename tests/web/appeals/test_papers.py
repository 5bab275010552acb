"""What a notice and a slip of repayment say, as they are downloaded: names, sums, days, numbers, and nothing secret."""

import pytest
from django.conf import settings

from prakerja.accounts.models import Account
from prakerja.appeals.repayment.own_demand import own_demand
from prakerja.identity.models import Identity
from prakerja.words.repayment_papers import case_pdf
from tests.situations.papers import text_of_pdf
from tests.situations.repayment import demanded, repaid
from tests.web.forms.of_accounts import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_papers_say_who_what_and_until_when_in_indonesian_and_nothing_secret(language: str) -> None:
    one = demanded()
    paid = repaid(one, 250_000, line="RAHASIA-BANK-7")
    holder = Account.objects.get(pk=one.applicant_id)
    Account.objects.filter(pk=holder.pk).update(full_name="Nu'man #Siti *Aminah* <b>")
    browser = signed_in(holder)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    notice, slip = (
        text_of_pdf(browser.get(f"/pengembalian/{what}/").content) for what in ("surat", f"bukti/{paid.number}")
    )
    own = own_demand(one.applicant_id)
    assert own is not None
    spaced = " ".join(one.reference[start : start + 4] for start in range(0, len(one.reference), 4))
    for told in ("Surat permintaan pengembalian", own.notice, spaced, "Hari terakhir membayar"):
        assert told in notice
    for told in ("Bukti pengembalian", f"{own.notice}/{paid.number}", "Rp250.000", "Sisa sesudahnya"):
        assert told in slip
    case = text_of_pdf(case_pdf(own, "Nu'man #Siti *Aminah* <b>"))
    assert "Berkas perkara pengembalian" in case
    for paper in (notice, slip, case):
        assert "Nu'man #Siti *Aminah* <b>" in paper
        assert "RAHASIA-BANK-7" not in paper
        assert not any(nik in paper for nik in _niks())


def _niks() -> list[str]:
    return [one.nik for one in Identity.objects.all() if one.nik]
