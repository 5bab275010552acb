"""Two SMS gateways of different make. `satu` speaks JSON and answers 202; `dua` takes a form and answers "1"."""

import re
from typing import Final
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prakerja_sandbox.delivery_reports import Body, DeliveryReport, DeliveryStatus, report_delivery
from prakerja_sandbox.faults import fault_of, json_object
from prakerja_sandbox.messages import Channel, NewMessage, address
from prakerja_sandbox.switches import SMS_DUA, SMS_SATU, Mode
from prakerja_sandbox.world import World, world_of

API_KEY: Final = "sandbox"
_MOBILE: Final = re.compile(r"\+628[1-9]\d{7,10}")
_DUA_STATUS: Final = {
    DeliveryStatus.DELIVERED: 1,
    DeliveryStatus.UNDELIVERED: 2,
    DeliveryStatus.REJECTED: 2,
    DeliveryStatus.EXPIRED: 6,
}


async def satu(request: Request) -> Response:
    """POST JSON `to, text, sender, client_ref` with the header APIKey."""
    world = world_of(request)
    if fault := await fault_of(world, SMS_SATU):
        return fault
    if request.headers.get("APIKey") != API_KEY:
        return JSONResponse({"error": "unauthorized"}, status_code=401)
    body = await json_object(request) or {}
    to, text, sender, client_ref = (str(body.get(name, "")) for name in ("to", "text", "sender", "client_ref"))
    if not _MOBILE.fullmatch(to) or not text:
        return JSONResponse({"error": "invalid_message", "fields": ["to", "text"]}, status_code=400)
    message_id = uuid4().hex
    _carry(world, SMS_SATU, to=to, text=text, sender=sender or "satu", ref=client_ref)
    _promise(world, SMS_SATU, _satu_delivery_report, message_id, client_ref)
    return JSONResponse({"message_id": message_id, "status": "accepted"}, status_code=202)


async def dua(request: Request) -> Response:
    """POST the form `userkey, passkey, to, message, ref`."""
    world = world_of(request)
    if fault := await fault_of(world, SMS_DUA):
        return fault
    async with request.form() as form:
        userkey, passkey, to, text, ref = (str(form.get(n, "")) for n in ("userkey", "passkey", "to", "message", "ref"))
    if not (userkey and passkey):
        return JSONResponse({"status": "0", "messageId": "", "text": "Userkey / Passkey salah"})
    if not _MOBILE.fullmatch(address(to)) or not text:
        return JSONResponse({"status": "0", "messageId": "", "text": "Nomor tujuan atau pesan salah"})
    message_id = str(uuid4().int % 10**12)
    _carry(world, SMS_DUA, to=to, text=text, sender="dua", ref=ref)
    _promise(world, SMS_DUA, _dua_delivery_report(address(to)), message_id, ref)
    return JSONResponse({"status": "1", "messageId": message_id, "text": "Success"})


def _carry(world: World, system: str, *, to: str, text: str, sender: str, ref: str) -> None:
    """A message that comes again, by the caller's own reference, is carried once, as by a careful gateway."""
    letter = f"{system} {ref}" if ref else None
    if world.store.switches[system].mode is not Mode.WRONG:
        world.store.deliver(NewMessage(Channel.SMS, address(to), sender, subject="", text=text, letter=letter))


def _promise(world: World, system: str, body: Body, message_id: str, client_ref: str) -> None:
    switch = world.store.switches[system]
    wrong = switch.mode is Mode.WRONG
    if wrong and switch.silent:
        return
    status = DeliveryStatus.UNDELIVERED if wrong else DeliveryStatus.DELIVERED
    gateway = system.removeprefix("sms-")
    world.start(report_delivery(world, gateway, body, message_id=message_id, client_ref=client_ref, status=status))


def _satu_delivery_report(report: DeliveryReport) -> object:
    return {
        "message_id": report.message_id,
        "client_ref": report.client_ref,
        "status": report.status.value,
        "at": report.at.isoformat(),
    }


def _dua_delivery_report(to: str) -> Body:
    def body(report: DeliveryReport) -> object:
        return [
            {
                "To": to.removeprefix("+"),
                "Status": _DUA_STATUS[report.status],
                "MessageId": report.message_id,
                "ReceiveDate": f"{report.at:%Y-%m-%d %H:%M:%S}",
            }
        ]

    return body


ROUTES: Final = [
    Route("/gateways/satu/messages", satu, methods=["POST"]),
    Route("/gateways/dua/sendsms", dua, methods=["POST"]),
]
