"""Moments in words, for pages."""

from datetime import datetime

from django import template

from prakerja.kit import clock
from prakerja.words import moments

register = template.Library()


@register.filter
def for_reader(moment: datetime, regency: str | None) -> str:
    return moments.for_reader(moment, regency)


@register.filter
def in_three_zones(moment: datetime) -> str:
    return moments.in_three_zones(moment)


@register.filter
def in_wib(moment: datetime) -> str:
    return moments.in_wib(moment)


@register.filter
def last_second(until: datetime) -> datetime:
    return clock.last_second(until)


@register.filter
def waited(since: datetime) -> str:
    """`3 jam`: how long something has stood there by now."""
    return moments.waited_words(clock.read_clock() - since)
