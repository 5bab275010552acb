"""Files that people send: a page says how much it takes; what is larger reaches its form as such, never shortened."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from prakerja.words.amounts import file_size
from prakerja.words.words import Words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    _UploadedBytes = UploadedFile[bytes]
else:
    _UploadedBytes = UploadedFile

type _View = Callable[..., HttpResponse]

_TAKES: Final = "takes_uploads_up_to"


def takes_uploads(*, up_to: int) -> Callable[[_View], _View]:
    """The page takes files of so many bytes each. One that says nothing takes none."""

    def mark(view: _View) -> _View:
        # functools.wraps carries it through the decorators outside this one.
        setattr(view, _TAKES, up_to)
        return view

    return mark


def taken_by(request: HttpRequest) -> int:
    """How many bytes of a file the page takes to which this was sent; 0: no file at all."""
    place = request.resolver_match or resolve(request.path_info)
    limit: int = getattr(place.func, _TAKES, 0)
    return limit


def most_sent_to(path: str) -> int:
    """How long a request to this address may be: what is somewhat too large is told so by the form itself."""
    try:
        limit: int = getattr(resolve(path).func, _TAKES, 0)
    except Resolver404:
        limit = 0
    return 2 * limit + settings.DATA_UPLOAD_MAX_MEMORY_SIZE


class TooLargeFile(_UploadedBytes):
    """Stands for a file of which the page takes no more: it has its name and its size, and nothing that can be read."""

    def __init__(self, name: str | None, size: int) -> None:
        nothing = BytesIO()
        nothing.close()
        super().__init__(nothing, name, size=size)


class UploadLimit(FileUploadHandler):
    """Nobody fills the disk, and no form takes the beginning of a file for the file."""

    is_too_large = False
    limit = 0

    def new_file(
        self,
        field_name: str,
        file_name: str,
        content_type: str,
        content_length: int | None,
        charset: str | None = None,
        content_type_extra: dict[str, bytes] | None = None,
    ) -> None:
        super().new_file(field_name, file_name, content_type, content_length, charset, content_type_extra)
        self.is_too_large = False
        self.limit = taken_by(self.request) if self.request else 0
        if not self.limit:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.is_too_large = self.is_too_large or start + len(raw_data) > self.limit
        return None if self.is_too_large else raw_data

    def file_complete(self, file_size: int) -> _UploadedBytes | None:
        if not self.is_too_large:
            return None
        self._close_beginning()
        return TooLargeFile(self.file_name, file_size)

    def _close_beginning(self) -> None:
        """What the other handlers have kept of it."""
        for handler in self.request.upload_handlers if self.request else ():
            beginning = getattr(handler, "file", None)
            if beginning is not None:
                beginning.close()


class _OfFields(TypedDict, total=False):
    label: "str | _StrPromise"
    required: bool
    widget: forms.Widget
    help_text: "str | _StrPromise"
    error_messages: "Mapping[str, str | _StrPromise]"


class WholeFileField(forms.FileField):
    """A file of at most `max_bytes`, all of it. An empty one is the form's own affair."""

    def __init__(self, *, max_bytes: int, too_large: Words | None = None, **values: Unpack[_OfFields]) -> None:
        super().__init__(allow_empty_file=True, **values)
        self.max_bytes = max_bytes
        self.too_large = too_large or _("Berkas ini lebih besar dari %(limit)s, batas untuk halaman ini")

    def to_python(self, data: "File[bytes] | None") -> "File[bytes] | None":
        file = super().to_python(data)
        if file is not None and (isinstance(file, TooLargeFile) or file.size > self.max_bytes):
            raise ValidationError(str(self.too_large), code="too_large", params={"limit": file_size(self.max_bytes)})
        return file
