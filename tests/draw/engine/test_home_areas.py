"""The smallest area with seats of its own that somebody lives in."""

from prakerja.draw.engine.home_areas import home_areas
from prakerja.regions.areas import known_regencies
from prakerja.waves.seats_line import SeatsLine


def row(area: str) -> SeatsLine:
    return SeatsLine(pass_number=1, area=area, group="*", seats=1, carry=False)


def test_it_is_the_regency_else_its_province_else_the_nation() -> None:
    homes = home_areas([row("32"), row("3273"), row("11"), row("ID")])
    assert (homes["3273"], homes["3204"], homes["1101"], homes["9171"]) == ("3273", "32", "11", "ID")


def test_every_known_regency_lies_somewhere_even_without_seats() -> None:
    homes = home_areas([])
    assert set(homes) == set(known_regencies())
    assert set(homes.values()) == {"ID"}
    assert list(homes) == sorted(homes)
