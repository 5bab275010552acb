"""Stops keeping an upload once it is too big, so that nobody fills the disk; the page then says so."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from prakerja.identity.photo_rules import MAX_BYTES


class UploadLimit(FileUploadHandler):
    """Comes first. Lets through the first bytes over the limit, by which the page knows, and swallows the rest."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= MAX_BYTES else None

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":  # noqa: ARG002  Django names it
        return None
