"""A request that arrived in part is no request: a cut connection, a limit of a proxy, a client that stops early.

Whoever goes by what arrived would take a shortened answer for the answer, and half a list for the list.
"""

from collections.abc import Callable
from io import BufferedIOBase
from typing import IO, Final

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.utils.datastructures import MultiValueDict

#: What may follow the closing boundary: the end of its line, and a few blanks of a careless client.
_MOST_BLANKS: Final = 16


class WholeRequestMiddleware:
    """What a page is sent must be as long as was announced. Of a form with files `WholeForm` sees to that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if not is_whole(request):
            raise BadRequest("the body is not as long as it says")


def is_whole(request: HttpRequest) -> bool:
    """Whether as much arrived as was announced."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if request.content_type == "multipart/form-data":
        # Without a length Django does not read it at all.
        return announced != "0"
    try:
        return len(request.body) == int(announced)
    except (UnreadablePostError, ValueError):
        return False


class WholeForm(FileUploadHandler):
    """Comes before all other handlers: a form with files ends by its closing boundary.

    Django's own parser takes the end of what arrived for the end of the form.
    """

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803  Django names it
        content_length: int,
        boundary: str | bytes,
        encoding: str | None = None,
    ) -> "tuple[QueryDict, MultiValueDict[str, UploadedFile[bytes]]]":
        request = self.request
        assert request is not None
        stream = _CountedStream(input_data)
        others = [one for one in request.upload_handlers if one is not self]
        try:
            values, files = MultiPartParser(META, stream, others, encoding).parse()
        except UnreadablePostError as cut:
            for handler in others:
                handler.upload_interrupted()
            raise MultiPartParserError("the connection was cut") from cut
        closing = b"--" + (boundary.encode() if isinstance(boundary, str) else boundary) + b"--"
        if not stream.ends_with(closing) or content_length - stream.length > _MOST_BLANKS:
            for file in (file for _name, sent in files.lists() for file in sent):
                file.close()
            raise MultiPartParserError("the form does not end by its closing boundary")
        return values, files


class _CountedStream(BufferedIOBase):
    """Passes a stream on, counts it and remembers its last bytes."""

    # A boundary has at most 200 characters.
    _KEPT: Final = len("\r\n--") + 200 + len("--") + _MOST_BLANKS

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._tail = b""
        self.length = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = self._stream.read(-1 if size is None else size)
        self.length += len(piece)
        self._tail = (self._tail + piece[-self._KEPT :])[-self._KEPT :]
        return piece

    def ends_with(self, line: bytes) -> bool:
        """Whether that is the last line, but for blanks."""
        end = self._tail.rstrip(b" \t\r\n")
        is_a_line = end == line or end.endswith(b"\n" + line)
        return is_a_line and len(self._tail) - len(end) <= _MOST_BLANKS
