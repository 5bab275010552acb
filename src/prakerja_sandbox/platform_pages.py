"""The demo platform: it shows what it sells, asks for the card's number and the code, and has been paid."""

from typing import Final
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from prakerja_sandbox.pages import templates
from prakerja_sandbox.partner_books import Sale
from prakerja_sandbox.partner_calls import call
from prakerja_sandbox.partner_file import OnSale, Partners, read_partners
from prakerja_sandbox.world import world_of

_SEE_OTHER: Final = 303
#: The cookie by which the platform knows a browser.
VISITOR: Final = "platform_visitor"


def partners_of(request: Request) -> Partners:
    """Those of the demo. Raises HTTPException (404): the sandbox was started without any."""
    partners = read_partners(world_of(request).options.partners)
    if partners is None:
        raise HTTPException(404)
    return partners


async def shop(request: Request) -> Response:
    """What is on sale."""
    partners = read_partners(world_of(request).options.partners)
    is_known = world_of(request).store.visitors.access(request.cookies.get(VISITOR, "")) is not None
    return templates.TemplateResponse(request, "platform.html", {"partners": partners, "is_known": is_known})


async def course(request: Request) -> Response:
    """One course, and the form that asks for the card's number."""
    partners = partners_of(request)
    context = {"partners": partners, "course": _course(request, partners), "problem": ""}
    return templates.TemplateResponse(request, "platform_course.html", context)


async def buy(request: Request) -> Response:
    """The programme sends the customer a code, or says why not."""
    partners = partners_of(request)
    wanted = _course(request, partners)
    async with request.form() as form:
        customer, card = str(form.get("customer", "")), str(form.get("card", ""))
    asked = {
        "prakerja_id": card,
        "user_platform_id": customer,
        "course_code": wanted.course_code,
        "schedule_code": wanted.schedule_code,
        "amount": wanted.price,
    }
    answer = await call(partners.platform, "payment/send-otp", asked)
    token = str(answer.data.get("payment_token", ""))
    if not (answer.is_done and token):
        context = {"partners": partners, "course": wanted, "problem": answer.message, "code": answer.code}
        return templates.TemplateResponse(request, "platform_course.html", context, status_code=400)
    invoice = f"INV-{uuid4().hex[:16].upper()}"
    sale = Sale(invoice, customer, wanted.course_code, wanted.schedule_code, wanted.price, token, "", "asked")
    world_of(request).store.books.ask(sale)
    return RedirectResponse(f"/platform/invoices/{invoice}", status_code=_SEE_OTHER)


async def invoice(request: Request) -> Response:
    """One invoice: the code is still to be typed, or it is paid, or undone."""
    context = {"partners": partners_of(request), "sale": _sale(request), "problem": ""}
    return templates.TemplateResponse(request, "platform_invoice.html", context)


async def pay(request: Request) -> Response:
    """The code is handed on; right, and it is bought."""
    partners, sale = partners_of(request), _sale(request)
    async with request.form() as form:
        otp = str(form.get("otp", ""))
    address = str(request.url_for("invoice", invoice=sale.invoice))
    asked = {"otp": otp, "invoice_code": sale.invoice, "invoice_url": address}
    answer = await call(partners.platform, "payment/authorize", asked, authorization=f"Payment {sale.token}")
    return _noted(request, sale, answer.message, state="paid" if answer.is_done else "", code=answer.data)


async def undo(request: Request) -> Response:
    """The sale is undone, as long as its code was not redeemed."""
    partners, sale = partners_of(request), _sale(request)
    asked = {"invoice_code": sale.invoice, "transaction_code": sale.transaction_code}
    answer = await call(partners.platform, "payment/void", asked)
    told = {"transaction_code": sale.transaction_code}
    return _noted(request, sale, answer.message, state="voided" if answer.is_done else "", code=told)


async def books(request: Request) -> Response:
    """What both partners have in their books, for whoever compares."""
    kept = world_of(request).store.books
    return JSONResponse(
        {
            "sales": [{"invoice": one.invoice, "price": one.price, "state": one.state} for one in kept.sales()],
            "participants": [
                {"code": one.code, "attended": one.attended, "state": one.state} for one in kept.participants()
            ],
        }
    )


def _noted(request: Request, sale: Sale, message: str, *, state: str, code: object) -> Response:
    if not state:
        context = {"partners": partners_of(request), "sale": sale, "problem": message}
        return templates.TemplateResponse(request, "platform_invoice.html", context, status_code=400)
    transaction = str(code.get("transaction_code", "")) if isinstance(code, dict) else ""
    world_of(request).store.books.note_sale(sale.invoice, state=state, transaction_code=transaction)
    return RedirectResponse(f"/platform/invoices/{sale.invoice}", status_code=_SEE_OTHER)


def _course(request: Request, partners: Partners) -> OnSale:
    wanted = request.path_params["course"], request.path_params["schedule"]
    for one in partners.on_sale:
        if (one.course_code, one.schedule_code) == wanted:
            return one
    raise HTTPException(404)


def _sale(request: Request) -> Sale:
    sale = world_of(request).store.books.sale(request.path_params["invoice"])
    if sale is None:
        raise HTTPException(404)
    return sale


ROUTES: Final = [
    Route("/platform", shop),
    Route("/platform/courses/{course}/{schedule}", course),
    Route("/platform/courses/{course}/{schedule}", buy, methods=["POST"]),
    Route("/platform/invoices/{invoice}", invoice, name="invoice"),
    Route("/platform/invoices/{invoice}/pay", pay, methods=["POST"]),
    Route("/platform/invoices/{invoice}/undo", undo, methods=["POST"]),
    Route("/books.json", books),
]
