"""The month of `prakerja bench statements`: lines of one institution, and what is done with them."""

import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

import click
from django.db import connection

from prakerja.config.environment import ROOT
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.console.bench_partner_books import a_partner, a_schedule, a_sign_key
from prakerja.console.bench_processor import Effort, effort_of
from prakerja.console.bench_statements_calls import AT_ONCE, read_lines
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.horizon import horizon
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.partners.states import PartnerKind
from prakerja.training.copies.copy_statements import copy_lines
from prakerja.training.copies.rounds import Round
from prakerja.training.jobs import make_statements as job
from prakerja.training.models import Statement
from prakerja.training.statements.make_statements import make_statements
from prakerja.training.statements.months import cut_off_of, month_before, name_of_month
from prakerja.training.statements.own_statements import own_lines_file
from prakerja.work.begin_work import begin_work

_BY: Final = Actor.system("training.make_statements")
_LONGEST_MS: Final = 600_000
_PUT: Final = (ROOT / "bench" / "put_statement_purchases.sql", ROOT / "bench" / "put_statement_lines.sql")


def month() -> date:
    return month_before(read_clock())


def put_lines(lines: int) -> tuple[Partner, str]:
    """So many purchases of one institution that were certified last month, each with its line; it, and its sign key."""
    now = read_clock()
    with unit_of_work(by=Actor.operator("prakerja bench statements"), statement_timeout_ms=_LONGEST_MS):
        platform = a_partner(PartnerKind.PLATFORM, 0, now)
        institution = a_partner(PartnerKind.INSTITUTION, 1, now)
        sign_key = a_sign_key(institution, now)
        schedule = a_schedule(institution, 1, lines, now)
        values: dict[str, int | datetime | UUID] = {
            "lines": lines,
            "platform": platform.pk,
            "institution": institution.pk,
            "schedule": schedule.pk,
            "at": cut_off_of(month()) - timedelta(days=9),
            "settled": cut_off_of(month()) - timedelta(days=2),
        }
        with connection.cursor() as cursor:
            for path in _PUT:
                cursor.execute(path.read_text(), values)
    do_housekeeping()
    return institution, sign_key


def make_all(lines: int) -> float:
    """As the worker does it. Raises click.ClickException where the statement does not have all."""
    name, begin = name_of_month(month()), time.perf_counter()
    with unit_of_work(by=_BY) as work:
        begin_work(job, work.now, month=name)
    left = True
    while left:
        with unit_of_work(by=_BY, statement_timeout_ms=_LONGEST_MS) as work:
            left = make_statements(month=name, by=_BY, now=work.now)
    seconds = time.perf_counter() - begin
    there = Statement.objects.values_list("lines", flat=True).get()
    if there != lines:
        raise click.ClickException(f"{there} lines are stated of {lines}")
    return seconds


def bare_copy(partner: Partner) -> float:
    """The same rows with nothing beside them, out of one table, into nothing."""
    begin = time.perf_counter()
    values = {"partner": partner.pk, "month": month()}
    with connection.cursor() as cursor, cursor.copy(sql_file(__file__, "bench_bare_lines"), values) as copy:
        for _ in copy:
            pass
    return time.perf_counter() - begin


def write_all(partner: Partner, lines: int) -> tuple[float, int]:
    """Seconds and megabytes. Raises click.ClickException where the file does not have all."""
    by, begin = Actor.partner(partner.client_code), time.perf_counter()
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS):
        file = own_lines_file(month=month(), by=by)
    seconds = time.perf_counter() - begin
    with file:
        there = sum(1 for _ in file) - 1
        size = file.tell()
    if there != lines:
        raise click.ClickException(f"{there} lines are in the file, of {lines}")
    return seconds, size // 1_000_000


def call_for_all(port: int, partner: Partner, sign_key: str, lines: int) -> float:
    """By a program of the partner's, call by call. Raises click.ClickException where it does not get each line once."""
    begin = time.perf_counter()
    read = read_lines(port, client_code=partner.client_code, sign_key=sign_key, month=name_of_month(month()))
    there = len({line["line"] for line in read})
    if there != lines:
        raise click.ClickException(f"{there} lines came, of {lines}")
    return time.perf_counter() - begin


def effort_of_copying(partner: Partner) -> Effort:
    """What the verb behind those calls takes of the processors, for all lines."""
    by = Actor.partner(partner.client_code)

    def copy_all() -> None:
        begun, left = Round(None, horizon().until, None, AT_ONCE), True
        while left:
            with unit_of_work(by=by):
                copied = copy_lines(month=month(), asked=begun, by=by)
            begun, left = replace(begun, after=copied.next), copied.next is not None

    return effort_of(copy_all)
