"""What a joiner keeps to prove, whenever they like, that they stand in the tree as they joined."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import JsonValue

from prakerja.draw.draw_name import draw_name
from prakerja.draw.joiners.joiner_rows import all_groups
from prakerja.draw.joiners.joiners_of import JoinersNotFixed, joiners_of
from prakerja.draw.joiners.leaf import nonce_of
from prakerja.draw.joiners.models import JoinerBlock
from prakerja.draw.joiners.saved_blocks import nonce_key_of
from prakerja.draw.joiners.tree import BLOCK, hashes_in, path_to
from prakerja.screening.models import Verdict
from prakerja.waves.models import Wave

type Place = Mapping[str, JsonValue]


def own_place(*, wave: Wave, applicant_id: UUID) -> Place | None:
    """Row, nonce, path and root, as `docs/check-your-place.md` reads them; None before they are fixed.

    Without NIK and family card: whoever checks has them, and the file may lie about.
    """
    verdict = Verdict.objects.of_draw(wave.pk).filter(applicant_id=applicant_id).first()
    try:
        joiners = joiners_of(wave.pk)
    except JoinersNotFixed:
        return None
    if verdict is None:
        return None
    return {
        "draw": draw_name(wave),
        "receipt": verdict.receipt,
        "regency": verdict.regency,
        "groups": all_groups(verdict.employment, verdict.disability),
        "tickets": verdict.tickets,
        "nonce": nonce_of(nonce_key_of(wave.pk), verdict.receipt),
        "place": verdict.place,
        "path": [step.hex() for step in path_of(wave.pk, verdict.place)],
        "joiners_count": joiners.count,
        "joiners_root": joiners.root,
    }


def path_of(wave_id: int, place: int) -> list[bytes]:
    blocks = JoinerBlock.objects.filter(wave_id=wave_id)
    roots = [bytes(root) for root in blocks.order_by("number").values_list("root", flat=True)]
    block = bytes(blocks.values_list("hashes", flat=True).get(number=place // BLOCK))
    return path_to(place, hashes_in(block), roots)
