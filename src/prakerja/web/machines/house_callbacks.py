"""Where banks and wallets tell by themselves what became of a payment. Nothing of it is believed: they are asked.

SNAP defines this for RTGS and SKN (services 76 and 75); of the others the address and the form are those of real banks.
"""

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from prakerja.connectors.rails.callbacks import NotFromTheHouse, SpeaksOfNothing, Spoken, read_callback
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.houses_file import HousesRefused
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.querysets import NoInstruction
from prakerja.payouts.sending.ask_soon import ask_soon

_HOUSE: Final = Actor.system("web.house_callbacks")
#: What the standard's longest callback takes several times over.
_LONGEST: Final = 16_384
#: The standard names no tolerance (reference/snap-bi.md, section 4).
_CLOCKS_AGREE_WITHIN: Final = timedelta(minutes=5)


#: Where a house tells of a payment, and as which service it is answered.
_SERVICES: Final = {
    "transfer/notify": "18",
    "transfer-rtgs/notify": "76",
    "transfer-skn/notify": "75",
    "emoney/topup/notify": "38",
}


class _Answer(Enum):
    """HTTP, case and message, as the standard has them."""

    TAKEN = (200, "00", "Successful")
    BAD_REQUEST = (400, "00", "Bad Request")
    BAD_TIMESTAMP = (400, "01", "Invalid Field Format X-TIMESTAMP")
    NO_REFERENCE = (400, "02", "Invalid Mandatory Field originalPartnerReferenceNo")
    NOT_THE_HOUSE = (401, "00", "Unauthorized. Signature")
    OLD = (401, "00", "Unauthorized. X-TIMESTAMP")
    NO_PAYMENT = (404, "01", "Transaction Not Found")
    NO_HOUSE = (404, "16", "Partner Not Found")

    def told(self, service: str) -> JsonResponse:
        http, case, message = self.value
        return JsonResponse({"responseCode": f"{http}{service}{case}", "responseMessage": message}, status=http)


@require_POST
@login_not_required
@csrf_exempt
def house_callback(request: HttpRequest, house: str, told: str) -> JsonResponse:
    """It is the house, and the payment is one of ours: its status is asked for soon. Else it is told what is wrong."""
    service = _SERVICES.get(told)
    if service is None:
        raise Http404
    if request.content_type != "application/json" or len(request.body) > _LONGEST:
        return _Answer.BAD_REQUEST.told(service)
    spoken = _spoken(request, house)
    if not isinstance(spoken, Spoken):
        return spoken.told(service)
    try:
        with unit_of_work(by=_HOUSE) as work:
            ask_soon(house=spoken.house, reference=spoken.reference, by=work.actor, now=work.now)
    except NoInstruction:
        return _Answer.NO_PAYMENT.told(service)
    return _Answer.TAKEN.told(service)


def _spoken(request: HttpRequest, house: str) -> Spoken | _Answer:
    timestamp, signature = (request.headers.get(name, "") for name in ("X-TIMESTAMP", "X-SIGNATURE"))
    if wrong := _wrong_moment(timestamp):
        return wrong
    path = request.get_full_path()
    try:
        known = house_called(house)
        return read_callback(known, path=path, body=request.body, timestamp=timestamp, signature=signature)
    except HousesRefused:
        return _Answer.NO_HOUSE
    except NotFromTheHouse:
        return _Answer.NOT_THE_HOUSE
    except SpeaksOfNothing:
        return _Answer.NO_REFERENCE


def _wrong_moment(timestamp: str) -> _Answer | None:
    try:
        at = datetime.fromisoformat(timestamp)
        is_old = abs(read_clock() - at) > _CLOCKS_AGREE_WITHIN
    # One without its zone cannot be told from now; the first day of all has none before it.
    except (ValueError, TypeError, OverflowError):
        return _Answer.BAD_TIMESTAMP
    return _Answer.OLD if is_old else None
