"""No form, verb or command takes an address, a name, a password or a code by a way around the one function for it."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django import forms

import prakerja
from prakerja.accounts.models import Account
from prakerja.pages.typed_fields import AddressField, CodeField, LineField, NameField, PasswordField
from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

PACKAGE: Final = Path(prakerja.__file__).parent
#: Every field of a form by the name that it has everywhere, and by what it is read.
READ_BY: Final[dict[str, type[forms.Field]]] = {
    "email": AddressField,
    "full_name": NameField,
    "password": PasswordField,
    "present": PasswordField,
    "confirm_password": PasswordField,
    "code": CodeField,
    "confirm_code": CodeField,
}
#: Fields that take whatever was typed, because the verb behind them reads it (the test below holds the verbs).
READ_LATER: Final = {
    "prakerja.web.profile.phone_forms.CodeForm.code": "profile.verify_phone_code",
    "prakerja.web.payouts.forms.CodeForm.code": "payouts.confirm_account",
    "prakerja.web.profile.phone_forms.NumberForm.number": "profile.send_phone_code",
}
#: What partners call a course and its schedule, and the number on a certificate: lines, no codes that are sent once.
LINES: Final = {
    "prakerja.partner_console.course_form.CourseForm.code",
    "prakerja.partner_console.course_form.ScheduleForm.code",
    "prakerja.backoffice.training.certificates.CertificateForm.code",
}
#: Numbers of a person, which their form reads in its `clean_…`.
READ_IN_CLEAN: Final = {"nik": "read_nik", "family_card": "read_family_card"}
#: Django's own ways to hash, check and judge a password. `Account.set_password` and `check_password` read it first.
OF_PASSWORDS: Final = ("django.contrib.auth.hashers", "django.contrib.auth.password_validation")
#: Django's own ways to judge and to read an address, a name, a password: nobody but ours uses them.
DJANGOS: Final = {"EmailField", "EmailValidator", "validate_email"}
#: By the name of its parameter, what a verb must do with it: read it, or hand it to something that does.
READERS: Final = {
    "email": {"read_address", "email_digest", "with_address"},
    "full_name": {"read_name"},
    "password": {"hashed", "is_right", "set_password", "check_password", "refuse_weak_password"},
    "present": {"check_password"},
    # `_read` of save_answer.py reads each answer by `read_answer`.
    "typed": {
        "read_code",
        "type_code",
        "read_phone_number",
        "typed_number",
        "read_account_number",
        "read_company_number",
        "_read",
    },
}


def all_forms() -> Iterator[type[forms.Form]]:
    """Every form of the house, its module imported."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "prakerja."):
        if module.name.split(".")[1] in ("web", "backoffice", "partner_console", "pages"):
            importlib.import_module(module.name)
    waiting = list(forms.Form.__subclasses__())
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.startswith("prakerja."):
            yield form


def fields() -> Iterator[tuple[str, str, forms.Field]]:
    for form in all_forms():
        for name, field in form.base_fields.items():
            yield f"{form.__module__}.{form.__name__}.{name}", name, field


def test_fields_of_these_names_are_of_the_one_kind() -> None:
    wrong = [
        place
        for place, name, field in fields()
        if name in READ_BY and not isinstance(field, READ_BY[name]) and place not in {*READ_LATER, *LINES}
    ]
    assert wrong == []


def test_fields_of_these_kinds_have_these_names() -> None:
    """Another name would hide a field from the test above."""
    kinds = set(READ_BY.values())
    assert [place for place, name, field in fields() if type(field) in kinds and name not in READ_BY] == []


def test_no_other_field_asks_for_an_address_a_name_or_a_password() -> None:
    """By what the browser is told that it is."""
    of_ours = (AddressField, NameField, PasswordField, LineField)
    wrong = [
        place
        for place, _name, field in fields()
        if not isinstance(field, of_ours)
        and (
            isinstance(field, forms.EmailField)
            or isinstance(field.widget, forms.EmailInput | forms.PasswordInput)
            or field.widget.attrs.get("autocomplete")
            in {"email", "username", "name", "new-password", "current-password"}
        )
    ]
    assert wrong == []


def test_what_is_read_later_is_a_field_that_there_is() -> None:
    there = {place for place, _name, _field in fields()}
    assert set(READ_LATER) <= there


def test_numbers_of_a_person_are_read_by_their_form() -> None:
    for place, name, _field in fields():
        if name in READ_IN_CLEAN:
            form = getattr(importlib.import_module(place.rsplit(".", 2)[0]), place.split(".")[-2])
            assert READ_IN_CLEAN[name] in inspect.getsource(getattr(form, f"clean_{name}"))


def test_passwords_are_hashed_checked_and_judged_in_one_place() -> None:
    using = {path for path in sources() if any(f"from {module} import" in read(path) for module in OF_PASSWORDS)}
    assert using == {"accounts/passwords.py", "accounts/password_hasher.py"}
    assert {"set_password", "check_password"} <= set(vars(Account))


def test_djangos_own_addresses_are_used_nowhere() -> None:
    assert [path for path in sources() if called_in(path) & DJANGOS] == ["accounts/models.py"]


def test_every_verb_that_takes_such_a_value_reads_it_or_hands_it_on() -> None:
    """A verb: the function that a file is named after and that takes the moment."""
    verbs = [(path, verb) for path in sources() if (verb := verb_in(path))]
    assert [f"{path}: {name}" for path, verb in verbs for name in _not_read(verb)] == []
    assert len([path for path, verb in verbs if _taken(verb) & set(READERS)]) >= 15


def verb_in(path: str) -> ast.FunctionDef | None:
    functions = [node for node in parsed(PACKAGE / path).body if isinstance(node, ast.FunctionDef)]
    return next((one for one in functions if one.name == Path(path).stem and "now" in _taken(one)), None)


def _taken(function: ast.FunctionDef) -> set[str]:
    return {argument.arg for argument in [*function.args.args, *function.args.kwonlyargs]}


def _not_read(function: ast.FunctionDef) -> list[str]:
    called = _called(function)
    return [
        name
        for name in _taken(function) & set(READERS)
        if not (READERS[name] & called or _is_handed_on(function, name))
    ]


def _is_handed_on(function: ast.FunctionDef, name: str) -> bool:
    """It is given to another function under the same name, which this test looks at as well."""
    return any(
        isinstance(node, ast.keyword)
        and node.arg == name
        and isinstance(node.value, ast.Name)
        and node.value.id == name
        for node in ast.walk(function)
    )


def sources() -> list[str]:
    return sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def read(path: str) -> str:
    return (PACKAGE / path).read_text()


def called_in(path: str) -> set[str]:
    return _called(parsed(PACKAGE / path))


def _called(tree: ast.AST) -> set[str]:
    """The names of all functions and methods that are called in it."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {func.id for func in calls if isinstance(func, ast.Name)} | {
        func.attr for func in calls if isinstance(func, ast.Attribute)
    }
