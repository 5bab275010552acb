"""The shape of these answers, and around each of them: another than v1's where it goes well, the same where not."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from pydantic import BaseModel, ValidationError

from prakerja.kit.refused import Refused
from prakerja.partner_api.read_json import Unreadable
from prakerja.partner_api.v1.answered import answered
from prakerja.partner_api.v1.caller import Rejected
from prakerja.partner_api.v1.envelope import Refusal
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.require_partner import PartnerSuspended
from prakerja.partners.sso.refusals import AddressNotRegistered, ClientUnknown, NothingAsked, StateMissing

_ERRORS: Final[dict[type[Refused], ApiError]] = {
    ClientUnknown: ApiError.CLIENT_ID_UNKNOWN,
    PartnerSuspended: ApiError.PARTNER_SUSPENDED,
    AddressNotRegistered: ApiError.SIGN_IN_ADDRESS_UNKNOWN,
    StateMissing: ApiError.STATE_WRONG,
    NothingAsked: ApiError.SCOPE_WRONG,
}
_OTHER_METHOD: Final = {"GET": ApiError.ONLY_GET, "POST": ApiError.ONLY_POST}

type Endpoint = Callable[[HttpRequest], BaseModel]
type View = Callable[..., HttpResponse]


def sso_endpoint(method: str) -> Callable[[Endpoint], View]:
    """An endpoint that is asked by this method alone; what it returns is `data`."""

    def wrap(endpoint: Endpoint) -> View:
        @wraps(endpoint)
        def answer(request: HttpRequest) -> HttpResponse:
            if request.method != method:
                return Refusal(_OTHER_METHOD[method])
            try:
                return _well(endpoint(request))
            except Rejected as rejected:
                return Refusal(rejected.error)
            except Unreadable:
                return Refusal(ApiError.BODY_UNREADABLE)
            except ValidationError:
                return Refusal(ApiError.FIELD_WRONG)
            except tuple(_ERRORS) as refused:
                return Refusal(_ERRORS[type(refused)])

        return answered(answer)  # type: ignore[return-value]

    return wrap


def _well(data: BaseModel) -> HttpResponse:
    told = {"success": True, "errorCode": "0", "message": "no error", "data": data.model_dump()}
    # What is in it is a person's, or opens what is.
    return JsonResponse(told, status=HTTPStatus.OK, headers={"Cache-Control": "no-store"})
