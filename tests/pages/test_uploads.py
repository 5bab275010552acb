"""A page says how much of a file it takes, and what is larger is refused in words, never shortened."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import wraps
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, load_handler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path

import prakerja.backoffice
import prakerja.partner_console
import prakerja.web
from prakerja.backoffice.screening import exclusion_list_form
from prakerja.backoffice.waves import plan_form
from prakerja.identity.photo_rules import MAX_BYTES
from prakerja.pages.uploads import TooLargeFile, UploadLimit, WholeFileField, taken_by, takes_uploads

KEEPS_LONG_FILES = settings.FILE_UPLOAD_HANDLERS[-1]
HANDLERS = ["prakerja.pages.uploads.UploadLimit", KEEPS_LONG_FILES]


def loud(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def louder(request: HttpRequest) -> HttpResponse:
        return view(request)

    return louder


class AForm(forms.Form):
    file = WholeFileField(max_bytes=1000)


@loud
@takes_uploads(up_to=1000)
def taking(request: HttpRequest) -> HttpResponse:
    form = AForm(request.POST, request.FILES)
    read = len(form.cleaned_data["file"].read()) if form.is_valid() else 0
    return HttpResponse(f"{read} {form.errors.as_text()}")


@loud
def saying_nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{sorted(request.POST)} {sorted(request.FILES)}")


urlpatterns = [path("taking", taking), path("nothing", saying_nothing)]


@pytest.fixture(autouse=True)
def pages() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__, FILE_UPLOAD_HANDLERS=HANDLERS):
        yield


def sent(to: str, size: int) -> str:
    """What the page there answers to a file of so many bytes and one word beside it."""
    form = {"word": "x", "file": SimpleUploadedFile("daftar.csv", b"7" * size)}
    view = {"/taking": taking, "/nothing": saying_nothing}[to]
    with closing(RequestFactory().post(to, form)) as request:
        return view(request).content.decode()


@pytest.mark.parametrize("size", [1, 999, 1000])
def test_a_file_within_the_limit_comes_whole(size: int) -> None:
    assert sent("/taking", size).startswith(f"{size} ")


@pytest.mark.parametrize("size", [1001, 65_536, 65_537, 300_000])
def test_a_larger_one_is_refused_with_the_limit(size: int) -> None:
    assert sent("/taking", size) == "0 * file\n  * Berkas ini lebih besar dari 1 kB, batas untuk halaman ini"


def test_a_page_that_says_nothing_takes_no_file() -> None:
    assert sent("/nothing", 10) == "['word'] []"


def test_what_a_form_would_not_refuse_cannot_be_read_as_a_short_file() -> None:
    """A page that takes less than its form allows: nobody reads the beginning of a file as the file."""
    with closing(RequestFactory().post("/taking", {"file": SimpleUploadedFile("daftar.csv", b"7" * 2000)})) as request:
        file = request.FILES["file"]
        assert isinstance(file, TooLargeFile)
        assert file.size == 2000
        with pytest.raises(ValueError, match="closed file"):
            file.read()


def test_two_files_are_measured_each_for_itself() -> None:
    files = {"a": SimpleUploadedFile("a", b"7" * 2000), "b": SimpleUploadedFile("b", b"7" * 1000)}
    with closing(RequestFactory().post("/taking", files)) as request:
        assert [isinstance(request.FILES[name], TooLargeFile) for name in ("a", "b")] == [True, False]


def test_without_a_request_nothing_is_taken() -> None:
    with pytest.raises(SkipFile):
        UploadLimit().new_file("file", "daftar.csv", "text/csv", None)


class Looking(FileUploadHandler):
    """Sees what lies in a folder while a file comes in, and once it is there."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.seen: list[Path] = []

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        self.seen += self.folder.iterdir()
        return raw_data

    def file_complete(self, _size: int) -> None:
        self.seen += self.folder.iterdir()


def test_a_process_that_is_killed_leaves_nothing_of_an_upload_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    looking = Looking(tmp_path)
    with closing(
        RequestFactory().post("/taking", {"file": SimpleUploadedFile("daftar.csv", b"7" * 300_000)})
    ) as request:
        request.upload_handlers = [looking, load_handler(KEEPS_LONG_FILES, request)]
        file = request.FILES["file"]
        assert isinstance(file, UploadedFile)
        assert file.read() == b"7" * 300_000
        assert looking.seen == [] == list(tmp_path.iterdir())


def all_forms() -> Iterator[type[forms.Form]]:
    for room in (prakerja.web, prakerja.backoffice, prakerja.partner_console):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            yield from (
                one
                for one in vars(import_module(module.name)).values()
                if isinstance(one, type) and issubclass(one, forms.Form) and one.__module__ == module.name
            )


def all_views(of: URLResolver | None = None) -> Iterator[tuple[str, Callable[..., HttpResponse]]]:
    for one in (of or get_resolver("prakerja.config.urls")).url_patterns:
        if isinstance(one, URLResolver):
            yield from all_views(one)
        elif isinstance(one, URLPattern):
            yield one.name or "", one.callback


def test_every_form_of_the_house_that_takes_a_file_takes_it_whole() -> None:
    fields = [(form, field) for form in all_forms() for field in form.base_fields.values()]
    takes_a_file = {form.__name__ for form, field in fields if isinstance(field, forms.FileField)}
    assert takes_a_file == {"PhotoForm", "PlanForm", "ExclusionListForm"}
    assert all(isinstance(field, WholeFileField) for _, field in fields if isinstance(field, forms.FileField))


def test_these_pages_take_files_and_as_much_as_their_forms_allow() -> None:
    taken = [(name, getattr(view, "takes_uploads_up_to", 0)) for name, view in all_views()]
    # Names are not unique over the rooms: another page that takes nothing would hide one that does.
    assert sorted((name, limit) for name, limit in taken if limit) == [
        ("confirm", MAX_BYTES),
        ("correct", plan_form.LARGEST_FILE),
        ("hand_in", exclusion_list_form.LARGEST_FILE),
        ("photo", MAX_BYTES),
        ("plan", plan_form.LARGEST_FILE),
    ]
    assert taken_by(RequestFactory().get("/taking")) == 1000
