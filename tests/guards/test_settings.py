"""No setting stands there for nothing: Django, a library or the program reads each one."""

import re
from pathlib import Path
from types import ModuleType

from django.conf import global_settings

from prakerja.config import settings as ours
from prakerja.config.environment import Environment

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "prakerja"
#: Libraries that read settings under a name of their own.
_LIBRARIES = ("ACCOUNT_", "ALLAUTH_", "MFA_", "PROCRASTINATE_", "WHITENOISE_")
#: Django asks for these and gives them no default.
_WITHOUT_DEFAULT = {"MAILERS", "MESSAGE_TAGS", "ROOT_URLCONF"}
_INSIDE = {"ENVIRONMENT", "PACKAGE", "IS_PRODUCTION"}


def _names_of(module: ModuleType) -> set[str]:
    return {name for name in vars(module) if name.isupper() and not name.startswith("_")}


def _source() -> str:
    return "\n".join(path.read_text() for path in PACKAGE.rglob("*.py"))


def test_every_setting_is_read_by_somebody() -> None:
    read = set(re.findall(r"\bsettings\.([A-Z_0-9]+)|\"([A-Z_0-9]+)\"", _source()))
    by_us = {name for pair in read for name in pair if name}
    unread = _names_of(ours) - _names_of(global_settings) - by_us - _WITHOUT_DEFAULT - _INSIDE
    assert sorted(name for name in unread if not name.startswith(_LIBRARIES) and name != "CSP") == []


def test_every_variable_of_the_environment_is_used() -> None:
    source = _source()
    used = set(re.findall(r"\b(?:ENVIRONMENT|environment)\.([a-z_0-9]+)", source))
    assert sorted(set(Environment.model_fields) - used) == []
