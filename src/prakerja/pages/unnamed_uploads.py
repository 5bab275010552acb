"""A file that is too long for memory, while it is sent: kept without a name, so that it is gone with the process.

Django's own handler names it and deletes it at the end of the request. Of a process that is killed it stays, in clear.
"""

from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

if TYPE_CHECKING:
    _UploadedBytes = UploadedFile[bytes]
else:
    _UploadedBytes = UploadedFile


class UnnamedFile(FileUploadHandler):
    """The last of the handlers: takes what the others leave to it."""

    file: IO[bytes]

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
        with ExitStack() as opened:
            self.file = opened.enter_context(TemporaryFile())
            # Whoever answers closes it.
            opened.pop_all()

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> _UploadedBytes:
        self.file.seek(0)
        return UploadedFile(self.file, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        # It may have ended before its first file.
        if hasattr(self, "file"):
            self.file.close()
