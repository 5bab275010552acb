"""The forms about how partners are paid, filled in."""

from tests.situations.partner_pay import BNI, a_keeper, account_in_use, account_named, bank_answered
from tests.situations.partner_staff import at_console
from tests.web.forms.of_partner_console import by_an_officer
from tests.web.forms.table import Filled, form


@form("naming a partner's account", leads_to="/mitra/rekening/")
def naming() -> Filled:
    return Filled(at_console(a_keeper()), "/mitra/rekening/ajukan/", {"bank": BNI, "number": "1000 0123 45"})


@form("stopping a partner's account", leads_to="/mitra/rekening/")
def stopping() -> Filled:
    keeper = a_keeper()
    return Filled(at_console(keeper), f"/mitra/rekening/{account_in_use(keeper).number}/hentikan/", {})


def _office(fields: dict[str, object]) -> Filled:
    row = bank_answered(account_named(a_keeper()))
    return by_an_officer(f"/kantor/pencairan/mitra/{row.partner_id}/{row.number}/", fields)


@form("proposing a partner's account", leads_to="/kantor/pencairan/mitra/")
def proposing() -> Filled:
    return _office({"go": "use", "reason_use": "Sesuai akta"})


@form("refusing a partner's account", leads_to="/kantor/pencairan/mitra/")
def refusing() -> Filled:
    return _office({"go": "refuse", "reason_refuse": "Bukan rekening mitra"})
