"""`python -m messages.drawing`: a drawing as JSON on stdin, its PNG on stdout, 1200 pixels wide.

Run in a child that exits, so that matplotlib is loaded only while a picture is made.
"""

import json
import sys
from typing import Any, Literal

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.text import Text

RED, GOLD, INK, QUIET, GREY, TRACK = "#9b1c1c", "#b07d10", "#1f1b18", "#6b655f", "#b3aaa1", "#f3efea"
WIDTH, DOTS, POINTS = 6.0, 200, 72
LEFT, RIGHT = 0.35, 5.65
BAR, LABEL_ROOM = 0.2, 1.75
Side = Literal["left", "right"]


class Paper:
    """Everything stands in inches from the top left; the paper ends below what was put on it last."""

    def __init__(self) -> None:
        self.figure = Figure(figsize=(WIDTH, 1), dpi=DOTS, facecolor="white")
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.down = 0.0

    def write(self, words: str, font: FontProperties, color: str = INK, room: float = 0) -> None:
        """Wrapped at what really fits, leaving `room` inches free on the right."""
        for line in self.wrapped(words, font, RIGHT - LEFT - room):
            self.down += font.get_size_in_points() / POINTS * 1.35
            self.put(LEFT, line, font, color)

    def put(self, across: float, words: str, font: FontProperties, color: str, side: Side = "left") -> Text:
        return self.axes.text(
            across,
            self.down,
            words,
            fontproperties=font,
            color=color,
            ha=side,
            va="baseline",
            parse_math=False,
        )

    def wrapped(self, words: str, font: FontProperties, room: float) -> list[str]:
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, font) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def width(self, words: str, font: FontProperties) -> float:
        tried = self.put(LEFT, words, font, INK)
        width = tried.get_window_extent().width / DOTS
        tried.remove()
        return width

    def block(self, left: float, top: float, width: float, height: float, color: str) -> None:
        self.axes.add_patch(Rectangle((left, top), width, height, color=color, linewidth=0))

    def finished(self) -> Figure:
        height = self.down + 0.35
        self.figure.set_size_inches(WIDTH, height)
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.axes.axis("off")
        return self.figure


def main() -> None:
    figure = draw(json.load(sys.stdin))
    figure.savefig(sys.stdout.buffer, format="png")


def draw(drawing: dict[str, Any]) -> Figure:
    """`drawing` is what `messages.pictures.drawing_of` gives."""
    paper = Paper()
    paper.block(0, 0, WIDTH, 0.09, RED)
    paper.down = 0.3
    paper.write(drawing["heading"], _font(15, bold=True), RED)
    paper.down += 0.06
    paper.write(drawing["title"], _font(12.5, bold=True))
    paper.down += 0.04
    paper.write(drawing["place"], _font(10), QUIET)
    _bars(paper, drawing)
    paper.down += 0.3
    paper.block(LEFT, paper.down, RIGHT - LEFT, 0.008, GREY)
    paper.down += 0.08
    paper.write(drawing["figures"], _font(9))
    paper.down += 0.02
    paper.write(drawing["remark"], _font(9), QUIET)
    return paper.finished()


def _bars(paper: Paper, drawing: dict[str, Any]) -> None:
    bars = drawing["bars"]
    counted = any(bar["votes"] is not None for bar in bars)
    most = max([1, drawing["of"], drawing["needed"], *(bar["votes"] or 0 for bar in bars)])
    line = LEFT + (RIGHT - LEFT) * drawing["needed"] / most
    paper.down += 0.3
    if counted:
        _needed(paper, drawing["needed_label"], line)
    for bar in bars:
        _bar(paper, bar, most, line)


def _needed(paper: Paper, words: str, line: float) -> None:
    paper.down += 0.12
    paper.put(line, words, _font(10, bold=True), GOLD, "right" if line > (LEFT + RIGHT) / 2 else "left")
    paper.down += 0.02


def _bar(paper: Paper, bar: dict[str, Any], most: int, line: float) -> None:
    paper.down += 0.06
    name, label = _font(11, bold=bar["elected"]), _font(10, bold=bar["elected"])
    paper.write(bar["name"], name, room=LABEL_ROOM if bar["label"] else 0)
    if bar["votes"] is None:
        return
    paper.put(RIGHT, bar["label"], label, INK, "right")
    top = paper.down + 0.08
    paper.block(LEFT, top, RIGHT - LEFT, BAR, TRACK)
    paper.block(LEFT, top, (RIGHT - LEFT) * bar["votes"] / most, BAR, RED if bar["elected"] else GREY)
    paper.block(line - 0.012, top - 0.04, 0.024, BAR + 0.08, GOLD)
    paper.down = top + BAR + 0.1


def _font(size: float, *, bold: bool = False) -> FontProperties:
    return FontProperties(size=size, weight="bold" if bold else "normal")


if __name__ == "__main__":
    main()
