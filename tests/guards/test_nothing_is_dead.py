"""What only a test needs, nobody needs: settings, tables, columns, functions and parameters that no source reads."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import global_settings

from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "prakerja"
#: Where a name can be read: code, templates, SQL, letters, schemes.
_SUFFIXES = {".py", ".html", ".sql", ".txt", ".toml", ".js"}
#: What a framework asks for by its name, and what belongs to its classes.
_ASKED_FOR_BY_NAME = {
    "parse_body",
    *("Meta", "model_config", "field_order", "use_required_attribute", "template_name"),
    *("ready", "default_auto_field", "verbose_name", "label"),
    *("application", "urlpatterns", "app_name", "handler400", "handler403", "handler404", "handler500"),
    *("USERNAME_FIELD", "REQUIRED_FIELDS", "time_cost", "memory_cost", "parallelism", "validate", "get_help_text"),
    *("clear_expired", "process_exception", "process_view", "receive_data_chunk", "file_complete", "handle_raw_input"),
    *("handle_starttag", "handle_startendtag", "handle_endtag", "collect"),
    *("list_commands", "get_command", "format_commands", "form_template_name", "field_template_name"),
    *("create_user", "_get_session_auth_hash", "get_by_natural_key", "get_retry_decision", "abstract"),
    *("_periodic_deferrer", "get_previous_tasks", "do_POST", "log_message", "protocol_version"),
    *(
        "remove_sql",
        "deconstruct",
        "from_db_value",
        "get_prep_value",
        "to_python",
        "contribute_to_class",
        "get_internal_type",
    ),
}
#: Names of libraries' settings, which Django's own list does not hold.
_LIBRARIES_SETTINGS = re.compile(r"^(WHITENOISE_|PROCRASTINATE_|MAILERS$|MESSAGE_TAGS$|ROOT_URLCONF$)")
#: Schemes are the law as data: whole, also where the step that reads a figure is still to be built.
_LAW = PACKAGE / "schemes"
#: Says in its first line that it is the oracle that tests hold production against.
_ORACLE = re.compile(r'^""".*\boracle\b')

#: What only the suite calls and cannot hold itself, because kit alone may touch the queue or a table's rows prove it.
_FOR_THE_SUITE = {
    *("declared_jobs", "recurring_jobs", "waiting_jobs", "do_waiting_jobs", "forget_all_jobs"),
    # The sentence "who has proven a NIK holds it", as queries over the real tables.
    *("identities_without_their_nik", "niks_held_for_nothing"),
    # The guard of the catalogue compares every table with its place.
    "LOCAL",
    # Small batches show what large ones do.
    *("at_once", "limit", "piece"),
}
#: Built with the room that they belong to, for the steps that come next (v2 of the partner API, linking an account,
#: payouts); each is tried from the point of view of such a step.
_FOR_STEPS_TO_COME = {
    *("SEATED", "live", "of_applicant", "given_again", "file_format", "asked", "code_id", "bound_to"),
    # Of the rails.
    *("read_status", "read_outcome", "rail_for", "amount", "reference"),
    *("fee_words", "reversal_words", "is_signed_by"),
    *("read_callback", "statement_lines", "booked_at", "direction", "remark"),
}

type Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def _sources() -> dict[Path, str]:
    files = (path for path in [*PACKAGE.rglob("*"), ROOT / "pyproject.toml"] if path.suffix in _SUFFIXES)
    return {path: path.read_text(encoding="utf-8") for path in files if "migrations" not in path.parts}


@cache
def _modules() -> dict[Path, ast.Module]:
    return {path: parsed(path) for path in _sources() if path.suffix == ".py"}


@cache
def _mentions() -> Counter[str]:
    """How often each word stands in the sources; comments and docstrings are no use and do not count."""
    total: Counter[str] = Counter()
    for path, text in _sources().items():
        total.update(re.findall(r"\w+", _without_talk(text) if path.suffix == ".py" else text))
    return total


def _without_talk(text: str) -> str:
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            for number in range(node.lineno - 1, node.end_lineno or node.lineno):
                lines[number] = ""
    return "\n".join(re.sub(r"(^|\s)#.*", "", line) for line in lines)


def _defined(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions, classes, methods, constants and attributes of classes, with their lines."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not _is_registered(node):
            yield node.name, node.lineno
    for body in (module.body, *(node.body for node in ast.walk(module) if isinstance(node, ast.ClassDef))):
        for one in body:
            for target in one.targets if isinstance(one, ast.Assign) else [getattr(one, "target", None)]:
                if isinstance(one, ast.Assign | ast.AnnAssign) and isinstance(target, ast.Name):
                    yield target.id, one.lineno


def _is_registered(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """A decorator hands it to somebody, or a form finds it by the field's name."""
    plain = {"property", "cached_property", "classmethod", "staticmethod", "cache", "contextmanager", "dataclass"}
    names = {getattr(one, "id", getattr(getattr(one, "func", one), "id", "")) for one in node.decorator_list}
    return (bool(node.decorator_list) and not names <= plain) or node.name.startswith("clean_")


def _is_named(name: str) -> bool:
    """Somewhere beside its definition: by its name, as a foreign key's column, or as a table in SQL."""
    return _mentions()[name] >= 2 or bool(_mentions()[f"{name}_id"]) or any(_mentions()[one] for one in _tables(name))


@cache
def _tables(model: str) -> list[str]:
    return [found._meta.db_table for found in apps.get_models() if found.__name__ == model]


def test_whatever_is_defined_is_named_somewhere_else() -> None:
    dead = []
    for path, module in _modules().items():
        if path.name in {"settings.py", "settings_for_tests.py", "apps.py"} or path.is_relative_to(_LAW):
            continue
        if _ORACLE.search(_sources()[path].splitlines()[0]):
            continue
        for name, line in _defined(module):
            is_hook = name.startswith("__") or name in _ASKED_FOR_BY_NAME
            if not is_hook and name not in _FOR_THE_SUITE | _FOR_STEPS_TO_COME and not _is_named(name):
                dead.append(f"{path.relative_to(ROOT)}:{line} {name}")
    assert dead == []


def test_every_setting_is_read() -> None:
    settings = (PACKAGE / "config" / "settings.py").read_text()
    names = set(re.findall(r"^([A-Z][A-Z_0-9]+)\b", settings, re.MULTILINE))
    everything_else = "\n".join(text for path, text in _sources().items() if path.name != "settings.py")
    dead = [
        name
        for name in sorted(names)
        if not hasattr(global_settings, name)
        and not _LIBRARIES_SETTINGS.match(name)
        and f"settings.{name}" not in everything_else
        and len(re.findall(rf"\b{name}\b", settings)) < 2
    ]
    assert dead == []


def test_every_table_is_used_outside_its_own_models() -> None:
    dead = []
    for model in apps.get_models():
        module = model.__module__
        if not module.startswith("prakerja.") or model._meta.proxy:
            continue
        home = PACKAGE.joinpath(*module.split(".")[1:]).with_suffix(".py")
        others = "\n".join(text for path, text in _sources().items() if path != home)
        if not re.search(rf"\b({model.__name__}|{model._meta.db_table})\b", others):
            dead.append(model._meta.label)
    assert dead == []


def test_every_parameter_with_a_default_is_given_by_somebody() -> None:
    """A default that every caller leaves as it is, is a constant; one that only tests give, a back door."""
    given, handed_on = _keywords_given(), _handed_on()
    dead = [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}({name}=…)"
        for path, module in _modules().items()
        for function in _top_functions(module)
        if function.name not in handed_on
        for name in _optional_keywords(function)
        if name not in given[function.name] | _FOR_THE_SUITE | _FOR_STEPS_TO_COME
    ]
    assert dead == []


def _top_functions(module: ast.Module) -> Iterator[Function]:
    yield from (node for node in module.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _optional_keywords(function: Function) -> list[str]:
    pairs = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    return [argument.arg for argument, default in pairs if default is not None]


def _keywords_given() -> dict[str, set[str]]:
    given: dict[str, set[str]] = {}
    for module in _modules().values():
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                name = str(getattr(node.func, "id", None) or getattr(node.func, "attr", ""))
                # `**values` may hold anything.
                words = {keyword.arg or "**" for keyword in node.keywords}
                given.setdefault(name, set()).update(words)
    everything = {argument for words in given.values() for argument in words}
    return _Given({name: words | (everything if "**" in words else set()) for name, words in given.items()})


def _handed_on() -> set[str]:
    """Functions that somebody takes as a value; who calls them then cannot be seen here."""
    handed: set[str] = set()
    for module in _modules().values():
        called = {id(node.func) for node in ast.walk(module) if isinstance(node, ast.Call)}
        names = (node for node in ast.walk(module) if isinstance(node, ast.Name) and id(node) not in called)
        handed.update(node.id for node in names if isinstance(node.ctx, ast.Load))
    return handed


class _Given(dict[str, set[str]]):
    def __missing__(self, name: str) -> set[str]:
        return set()
