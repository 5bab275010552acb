"""What is sent so that no page is asked: an answer without words, for no browser that works sends it."""

from http import HTTPStatus


class Refused(Exception):
    """The status says why. Whoever sends so is answered once, and the connection ends."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status
