"""A drawn face for the specimen pictures: nobody's, and always the same for the same number."""

from typing import Final

from PIL import ImageDraw

type Colour = tuple[int, int, int]

_SKINS: Final[tuple[Colour, ...]] = ((224, 172, 125), (205, 150, 104), (181, 125, 84), (150, 98, 64))
_SHIRTS: Final[tuple[Colour, ...]] = ((36, 84, 130), (140, 48, 60), (44, 110, 84), (96, 72, 128))
_SCARVES: Final[tuple[Colour, ...]] = ((92, 58, 92), (38, 92, 108), (150, 92, 48), (58, 72, 110))
_HAIR: Final[Colour] = (38, 30, 28)
_DARK: Final[Colour] = (52, 34, 30)


def skin_of(number: int) -> Colour:
    """The colour of this person's face and hands."""
    return _SKINS[number % len(_SKINS)]


def draw_face(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], number: int, *, woman: bool) -> None:
    """Head and shoulders fill the box; skin, clothes and scarf follow from the number."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top

    def at(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return left + x0 * width, top + y0 * height, left + x1 * width, top + y1 * height

    skin = skin_of(number)
    scarf = woman and number % 5 < 3
    cloth = _SCARVES[number // 7 % len(_SCARVES)]
    draw.rounded_rectangle(
        at(0.04, 0.72, 0.96, 1.0),
        radius=width // 6,
        fill=_SHIRTS[number // 3 % len(_SHIRTS)],
        corners=(True, True, False, False),
    )
    draw.ellipse(at(0.18, 0.02, 0.82, 0.84) if woman else at(0.22, 0.04, 0.78, 0.56), fill=cloth if scarf else _HAIR)
    draw.rectangle(at(0.40, 0.60, 0.60, 0.80), fill=cloth if scarf else skin)
    draw.ellipse(at(0.25, 0.13, 0.75, 0.72), fill=skin)
    for x in (0.33, 0.55):
        draw.ellipse(at(x, 0.37, x + 0.12, 0.44), fill=(250, 246, 240))
        draw.ellipse(at(x + 0.035, 0.37, x + 0.085, 0.44), fill=_DARK)
        draw.line(at(x, 0.33, x + 0.12, 0.33), fill=_DARK, width=max(2, width // 60))
    draw.line(at(0.50, 0.44, 0.48, 0.54), fill=_DARK, width=max(2, width // 90))
    draw.arc(at(0.40, 0.52, 0.60, 0.64), start=20, end=160, fill=(140, 50, 50), width=max(3, width // 50))
