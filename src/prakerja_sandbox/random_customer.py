"""One customer of the random partners: buys, and then by chance undoes it, begins it, attends it, finishes it."""

import re
import time
from asyncio import sleep
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Final

import httpx

from prakerja_sandbox.partner_books import Books, Sale
from prakerja_sandbox.partner_file import OnSale
from prakerja_sandbox.sure_calls import SureCaller

_REDEEM_CODE: Final = re.compile(r"\b[A-Z0-9]{12}\b")
_LAST: Final = 999
_PAUSE_S: Final = 0.25
#: A message comes late where the worker that had it was killed.
_LATE_S: Final = 240.0
_LED_BACK: Final = "https://lembaga.contoh.example/hadir"


@dataclass
class Customer:
    """`cookies`: of a browser in which they are signed in."""

    card: str
    phone: str
    email: str
    cookies: str
    csrf_token: str
    #: Not before this moment, and not more often than the programme sends codes to one telephone.
    free_at: float = 0.0
    codes: int = 0


@dataclass
class Partners:
    """Both programs, their books, and the inbox of the world outside."""

    platform: SureCaller
    institution: SureCaller
    books: Books
    client: httpx.AsyncClient
    inbox: str
    told: Counter[str] = field(default_factory=Counter)

    def note_refusal(self, code: str) -> None:
        self.told[f"refused {code}"] += 1


async def shop(partners: Partners, customer: Customer, course: OnSale, invoice: str, chance: Random) -> bool:
    """One purchase and what becomes of it; returns whether the customer is free to buy again."""
    seen = await _newest(partners, customer.email)
    sale = await _buy(partners, customer, course, invoice, chance)
    if sale is None:
        return True
    fate = chance.random()
    if fate < 0.4:
        return await _undo(partners, sale, chance)
    if fate < 0.45:
        return False
    code = await _letter(partners, customer.email, _REDEEM_CODE, "kode redeem", after=seen)
    if not await _redeem(partners, code, course):
        return False
    if fate < 0.55:
        # Too late for that: the code was redeemed.
        await _undo(partners, sale, chance)
        return False
    return await _follow(partners, customer, code, course, finishes=fate < 0.95)


async def _buy(partners: Partners, customer: Customer, course: OnSale, invoice: str, chance: Random) -> Sale | None:
    """None: it was refused."""
    seen = await _newest(partners, customer.phone)
    asked = {
        "prakerja_id": customer.card,
        "user_platform_id": customer.email,
        "course_code": course.course_code,
        "schedule_code": course.schedule_code,
        "amount": course.price,
    }
    answer = await partners.platform.call("payment/send-otp", asked)
    if not answer.is_done:
        partners.note_refusal(answer.code)
        return None
    token = str(answer.data["payment_token"])
    sale = Sale(invoice, customer.email, course.course_code, course.schedule_code, course.price, token, "", "asked")
    partners.books.ask(sale)
    customer.codes += 1
    otp = await _letter(partners, customer.phone, re.compile(r"\b\d{6}\b"), "", after=seen)
    wrong = f"{(int(otp) + 1) % 1_000_000:06}"
    for typed in (wrong, otp) if chance.random() < 0.1 else (otp,):
        paid = {"otp": typed, "invoice_code": invoice, "invoice_url": "https://platform.contoh.example/"}
        answer = await partners.platform.call("payment/authorize", paid, authorization=f"Payment {token}")
        if answer.is_done:
            partners.books.note_sale(invoice, state="paid", transaction_code=str(answer.data["transaction_code"]))
            partners.told["purchases"] += 1
            return partners.books.sale(invoice)
        partners.note_refusal(answer.code)
    return None


async def _undo(partners: Partners, sale: Sale, chance: Random) -> bool:
    asked = {"invoice_code": sale.invoice, "transaction_code": sale.transaction_code}
    answer = await partners.platform.call("payment/void", asked)
    if answer.is_done:
        partners.books.note_sale(sale.invoice, state="voided", transaction_code=sale.transaction_code)
        partners.told["voids"] += 1
        if chance.random() < 0.2:
            other = await partners.platform.call("payment/void", asked | {"again": sale.invoice})
            partners.note_refusal(other.code)
    else:
        partners.note_refusal(answer.code)
    return answer.is_done


async def _redeem(partners: Partners, code: str, course: OnSale) -> bool:
    answer = await partners.institution.call("payment/redeem-code/commit", {"redeem_code": code})
    if not answer.is_done:
        partners.note_refusal(answer.code)
        return False
    partners.books.admit(code, f"{code.lower()}@belajar.example", course.course_code)
    partners.told["redeems"] += 1
    return True


async def _follow(partners: Partners, customer: Customer, code: str, course: OnSale, *, finishes: bool) -> bool:
    """Every meeting and the test at the end; whoever does not finish misses that one."""
    for sequence in [*range(1, course.meetings + 1), *([_LAST] if finishes else [])]:
        asked = {
            "redeem_code": code,
            "redirect_uri": _LED_BACK,
            "email": f"{code.lower()}@belajar.example",
            "sequence": sequence,
        }
        answer = await partners.institution.call("oauth/url-generate", asked)
        if not answer.is_done:
            partners.note_refusal(answer.code)
            return False
        await _confirm(partners, customer, str(answer.data["url"]))
        status = {"redeem_code": code, "sequence": sequence}
        told = await partners.institution.call("payment/redeem-code/status", status)
        if told.data.get("attendance_status") == 1:
            partners.books.note_attendance(code, sequence)
            partners.told["attendances"] += 1
    scores = {"redeem_code": code, "pretest_score": 40, "posttest_score": 80}
    answer = await partners.institution.call("payment/redeem-code/completion", scores)
    if not answer.is_done:
        partners.note_refusal(answer.code)
        return False
    partners.books.note_finished(code)
    partners.told["completions"] += 1
    # The next one can be bought as soon as this one is certified.
    return True


async def _confirm(partners: Partners, customer: Customer, page: str) -> None:
    """As the participant's browser sends the button; it is pressed again where no page comes."""
    form = {"csrfmiddlewaretoken": customer.csrf_token, "go": "confirm"}
    end = time.monotonic() + _LATE_S
    while time.monotonic() < end:
        try:
            answer = await partners.client.post(page, data=form, headers={"Cookie": customer.cookies}, timeout=10)
        except httpx.HTTPError:
            await sleep(_PAUSE_S)
            continue
        if answer.status_code < 500:
            return
        await sleep(_PAUSE_S)


async def _newest(partners: Partners, to: str) -> int:
    """The last message that this address has had so far."""
    found = await _messages(partners, to, after=0, wait=0)
    return int(str(found[0]["id"])) if found else 0


async def _letter(partners: Partners, to: str, wanted: re.Pattern[str], subject: str, *, after: int) -> str:
    """What stands in the newest message that has it. Raises TimeoutError."""
    end = time.monotonic() + _LATE_S
    while time.monotonic() < end:
        for message in await _messages(partners, to, after=after, wait=5):
            found = wanted.search(str(message["text"]))
            if found and subject in str(message["subject"]):
                return found[0]
        await sleep(_PAUSE_S)
    raise TimeoutError(f"no message with {wanted.pattern}")


async def _messages(partners: Partners, to: str, *, after: int, wait: float) -> list[dict[str, object]]:
    asked: dict[str, str | int | float] = {"to": to, "after": after, "wait": wait}
    answer = await partners.client.get(f"{partners.inbox}/inbox.json", params=asked, timeout=30)
    found: list[dict[str, object]] = answer.json()
    return found
