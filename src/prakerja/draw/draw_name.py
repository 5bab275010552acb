"""What the public log calls the draw of a wave."""

from prakerja.waves.models import Wave


def draw_name(wave: Wave) -> str:
    return f"gelombang-{wave.number}"
