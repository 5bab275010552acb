"""What is on the float: service 11."""

from prakerja.connectors.failures import Silence
from prakerja.connectors.rails.call import call, new_external_id
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.read_answer import amount_in
from prakerja.kit.rupiah import Rupiah


def read_float(house: str) -> Rupiah:
    """What can be paid out of now. Raises TryAgain (Silence, NotNow, Resting) where it was not told."""
    known = house_called(house)
    said = call(known, "11", {"accountNo": known.source_account}, external_id=new_external_id()).said
    infos = said.body.get("accountInfos")
    first = infos[0] if isinstance(infos, list) and infos else None
    left = amount_in(first.get("availableBalance")) if isinstance(first, dict) and said.http == 200 else None
    if left is None:
        raise Silence(said.code)
    return left
