"""How v1 calls the ways in which a course is taught. The numbers are ours: the reference has no list of them."""

from typing import Final

from prakerja.training.states import Method

TYPE_NUMBERS: Final = {Method.SELF_PACED: 1, Method.WEBINAR: 2, Method.FACE_TO_FACE: 3}
TYPE_LABELS: Final = {
    Method.SELF_PACED: "Self-Paced Learning",
    Method.WEBINAR: "Webinar",
    Method.FACE_TO_FACE: "Luring",
}


def method_of(method: Method) -> str:
    return "offline" if method == Method.FACE_TO_FACE else "online"
