"""What eyes make of a colour: contrast, and how far two lie apart, for colour-blind readers too."""

from __future__ import annotations

from math import dist

Triple = tuple[float, float, float]

# Linear RGB as seen without red cones, and without green ones: Viénot, Brettel and Mollon 1999.
SEEN = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red cones": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "no green cones": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


def linear(colour: str) -> Triple:
    """Light of each primary, 0 to 1, of ``#rrggbb``."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(value: float) -> float:
    lit: float = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return lit


def contrast(one: str, other: str) -> float:
    """WCAG 2's ratio of two colours, 1 to 21."""
    light = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (linear(one), linear(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def apart(one: str, other: str, eyes: str) -> float:
    """The distance of two colours in CIE Lab, as these eyes see them; about 2 can just be told apart."""
    first, second = (_lab(_as_seen(linear(colour), eyes)) for colour in (one, other))
    return dist(first, second)


def _as_seen(light: Triple, eyes: str) -> Triple:
    red, green, blue = (sum(a * b for a, b in zip(row, light, strict=True)) for row in SEEN[eyes])
    return red, green, blue


def _lab(light: Triple) -> Triple:
    red, green, blue = light
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (max(x, 0), max(y, 0), max(z, 0)))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
