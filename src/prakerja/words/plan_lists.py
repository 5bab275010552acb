"""Lists in an act's plan: roles, waves, postings, one after the other on one line."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from pydantic import JsonValue

from prakerja.authority.roles import Role
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind
from prakerja.payouts.differences.kinds import DifferenceKind
from prakerja.training.course_rules import Check
from prakerja.words.amounts import rupiah, thousands
from prakerja.words.authority import ROLE_NAMES
from prakerja.words.card_office import ACCOUNT_NAMES
from prakerja.words.catalogue import CHECKS
from prakerja.words.moments import in_wib
from prakerja.words.payment_differences import DIFFERENCE_KINDS
from prakerja.words.payout_office import held_back_sums, held_back_words, rail_sum_words


def listed(said: Iterable[str], between: str = ", ") -> str:
    return between.join(said) or _("tidak ada")


def roles_words(value: JsonValue) -> str:
    roles = value if isinstance(value, list) else []
    return listed(str(ROLE_NAMES[Role(str(one))]) for one in roles)


def lists_words(value: JsonValue) -> str:
    lists = value if isinstance(value, list) else []
    return listed((_of_list(one) for one in lists if isinstance(one, dict)), between="; ")


def _of_list(one: Mapping[str, JsonValue]) -> str:
    """Two lists of one file may have one name."""
    told = {"name": one["list"], "when": in_wib(datetime.fromisoformat(str(one["imported_at"])))}
    return _("%(name)s, dimasukkan %(when)s") % told


def waves_words(value: JsonValue) -> str:
    waves = value if isinstance(value, list) else []
    return listed((_of_wave(one) for one in waves if isinstance(one, dict)), between="; ")


def _of_wave(one: Mapping[str, JsonValue]) -> str:
    told = {
        "number": one["number"],
        "cards": thousands(int(str(one["finished"]))),
        "amount": rupiah(Rupiah(int(str(one["returned"])))),
    }
    return _("gelombang %(number)s: %(cards)s kartu selesai, %(amount)s kembali") % told


def held_back_list(value: JsonValue) -> str:
    told = value if isinstance(value, list) else []
    sums = held_back_sums({str(one["why"]): one for one in told if isinstance(one, dict)})
    return listed((held_back_words(one) for one in sums), between="; ")


def rails_words(value: JsonValue) -> str:
    rails = value if isinstance(value, list) else []
    return listed((_of_rail(one) for one in rails if isinstance(one, dict)), between="; ")


def _of_rail(one: Mapping[str, JsonValue]) -> str:
    return rail_sum_words(str(one["rail"]), int(str(one["items"])), int(str(one["amount"])))


def checks_words(value: JsonValue) -> str:
    checks = value if isinstance(value, list) else []
    return listed((str(CHECKS[Check(str(one))]) for one in checks), between="; ")


def differences_words(value: JsonValue) -> str:
    kinds = value if isinstance(value, dict) else {}
    return listed((_of_difference(kind, one) for kind, one in kinds.items() if isinstance(one, dict)), between="; ")


def _of_difference(kind: str, one: Mapping[str, JsonValue]) -> str:
    amount = rupiah(Rupiah(int(str(one["amount"]))))
    return f"{DIFFERENCE_KINDS[DifferenceKind(kind)]}: {thousands(int(str(one['rows'])))}, {amount}"


def postings_words(value: JsonValue) -> str:
    legs = value if isinstance(value, list) else []
    return listed((_posting(one) for one in legs if isinstance(one, dict)), between="; ")


def _posting(one: Mapping[str, JsonValue]) -> str:
    told = {
        "amount": rupiah(Rupiah(int(str(one["amount"])))),
        "debit": ACCOUNT_NAMES[AccountKind(int(str(one["debit"])))],
        "credit": ACCOUNT_NAMES[AccountKind(int(str(one["credit"])))],
    }
    return _("%(amount)s: debit %(debit)s, kredit %(credit)s") % told
