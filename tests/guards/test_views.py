"""Tables of addresses and pages follow one pattern each; and the guard finds whoever strays."""

import ast
from pathlib import Path
from typing import Final

import pytest

from tests.guards.views import PACKAGE, faults_of_sending, faults_of_table, faults_of_view, tables, views_of
from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

#: Their addresses are agreed with others: monitors, gateways, watchers of the log.
FOR_MACHINES: Final = {"machines", "publog", "sso"}


def where(table: Path) -> str:
    return str(table.parent.relative_to(PACKAGE))


def function_in(module: str, name: str) -> ast.FunctionDef:
    path = PACKAGE.parent.joinpath(*module.split(".")).with_suffix(".py")
    found = [node for node in parsed(path).body if isinstance(node, ast.FunctionDef)]
    return next(node for node in found if node.name == name)


@pytest.mark.parametrize("table", tables(), ids=where)
def test_tables_of_addresses_have_one_shape(table: Path) -> None:
    room = table.parent.name
    assert list(faults_of_table(table.read_text(), room=room, for_machines=room in FOR_MACHINES)) == []


#: What staff's pages are shown by, by the entrance.
READER_OF: Final = {"backoffice": "staff_page", "partner_console": "member_page"}


@pytest.mark.parametrize("table", [*tables(), PACKAGE / "backoffice" / "urls.py"], ids=where)
def test_pages_say_first_what_they_answer_to_and_then_who_may_see_them(table: Path) -> None:
    reader = READER_OF.get(table.relative_to(PACKAGE).parts[0], "")
    views = list(views_of(table.read_text()))
    assert views
    faults = [fault for module, name in views for fault in faults_of_view(function_in(module, name), reader=reader)]
    assert faults == []


#: What every page asks, before there is a form: who may read it, and where a visitor came from.
NO_PAGES: Final = {"access.py", "visitor.py"}
PAGES: Final = [
    path
    for room in ("web/*", "backoffice/*", "partner_console")
    for path in sorted(PACKAGE.glob(f"{room}/*.py"))
    if path.name not in NO_PAGES
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PACKAGE)))
def test_a_page_is_shown_unless_it_is_sent_and_what_is_sent_goes_into_a_form(page: Path) -> None:
    assert list(faults_of_sending(page.read_text())) == []


def test_every_table_is_part_of_the_tables_above_it() -> None:
    included = {
        Path(*node.value.split("."))
        for above in ("web/urls.py", "backoffice/urls.py")
        for node in ast.walk(parsed(PACKAGE / above))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".urls")
    }
    below = [table for table in tables() if table.parent.parent != PACKAGE]
    assert included == {table.relative_to(PACKAGE.parent).with_suffix("") for table in below}


GOOD = """
from django.urls import path
from prakerja.web.waves import pages
app_name = "waves"
urlpatterns = [
    path("", pages.index, name="index"),
    path("<int:number>/bukti.txt", pages.proof, name="proof"),
    path("masuk/", pages.sign_in_page, name="sign_in"),
]
"""


def test_a_table_of_that_shape_is_let_pass() -> None:
    assert list(faults_of_table(GOOD, room="waves")) == []
    assert dict.fromkeys(views_of(GOOD)) == dict.fromkeys(
        ("prakerja.web.waves.pages", name) for name in ("index", "proof", "sign_in_page")
    )


@pytest.mark.parametrize(
    ("right", "stray", "fault"),
    [
        ('app_name = "waves"', "", "app_name and urlpatterns"),
        ('app_name = "waves"', 'app_name = "gelombang"', "app_name is waves"),
        ('app_name = "waves"', 'app_name = "waves"\nMORE = []', "nothing else"),
        ('name="index"', 'name="list_of_waves"', "named after its view, index"),
        ('path("masuk/"', 'path("masuk"', "ends with a stroke"),
        ("pages.index", "pages.index()", "is a path of a route"),
        ('path("", pages.index, name="index")', 'path("", pages.index)', "is a path of a route"),
        ('path("", pages.index, name="index")', 'include("prakerja.web.draw.urls")', "is a path of a route"),
    ],
)
def test_a_table_that_strays_is_found(right: str, stray: str, fault: str) -> None:
    assert right in GOOD
    assert fault in " ".join(faults_of_table(GOOD.replace(right, stray), room="waves"))


@pytest.mark.parametrize(
    ("decorators", "reader", "fault"),
    [
        ("@require_safe", "", ""),
        ("@form_page\n@login_not_required\n@never_cache", "", ""),
        ("@require_POST\n@staff_page(Permission.READ_WAVES)", "staff_page", ""),
        ("", "", "says first what it answers to"),
        ("@login_not_required", "", "says first what it answers to"),
        ('@require_http_methods(["POST"])', "", "says first what it answers to"),
        ("@never_cache\n@require_safe", "", "says first what it answers to"),
        ("@require_safe\n@require_POST", "", "says once what it answers to"),
        ("@require_safe\n@never_cache\n@login_not_required", "", "who may see it before"),
        (
            "@require_safe\n@staff_page(Permission.READ_WAVES)",
            "member_page",
            "may see it: member_page",
        ),
        ("@require_safe", "staff_page", "who of the staff may see it"),
        (
            "@require_safe\n@never_cache\n@staff_page(Permission.READ_WAVES)",
            "staff_page",
            "who of the staff may see it",
        ),
    ],
)
def test_a_page_that_strays_is_found(decorators: str, reader: str, fault: str) -> None:
    (view,) = ast.parse(f"{decorators}\ndef page(request): ...").body
    assert isinstance(view, ast.FunctionDef)
    faults = " ".join(faults_of_view(view, reader=reader))
    assert fault in faults
    assert bool(fault) == bool(faults)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("if request.method != 'POST':\n  return show(request, Form())\nform = Form(request.POST, request.FILES)", ""),
        ("if request.method != 'POST' and is_over:\n  return redirect('home')", ""),
        ("form = Form(page, data=request.POST)", ""),
        ("if request.method == 'GET':\n  return show(request)", "the page is shown"),
        ("if request.method == 'POST':\n  return send(request)", "the page is shown"),
        ("if request.method != 'POST':\n  form = Form()", "the page is shown"),
        ("if request.method != 'POST' or not form.is_valid():\n  return show(request)", "the page is shown"),
        ("form = Form(request.POST if request.method == 'POST' else None)", "the page is shown"),
        ("form = Form(request.POST or None)", "goes whole into a form"),
        ("reason = request.POST.get('reason')", "goes whole into a form"),
        ("if 'go' in request.POST:\n  return redirect('home')", "goes whole into a form"),
    ],
)
def test_a_page_that_is_sent_otherwise_is_found(body: str, fault: str) -> None:
    faults = " ".join(faults_of_sending(body))
    assert fault in faults
    assert bool(fault) == bool(faults)
