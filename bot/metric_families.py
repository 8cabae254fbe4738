"""The figures by their names in Prometheus."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.metrics import Figures, Stock
from bot.tally import BOUNDS, Tally
from bot.version import program_version


def in_prometheus_format(figures: Figures) -> bytes:
    registry = CollectorRegistry()
    registry.register(_Ours(figures))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class _Ours(Collector):
    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        figures = self._figures
        yield _one("ktd_build_info", "Which version runs.", 1, version=program_version())
        yield from _turns(figures.tally)
        yield from _loops(figures)
        yield _one("ktd_open_sockets", "Pages that are listening.", figures.tally.sockets)
        yield _counted("ktd_page_failures", "Requests answered with a status of 500 or more.", figures.tally)
        yield _one("ktd_disk_free_bytes", "Left on the disk of KTD_DATA_DIR.", figures.free)
        yield _one("ktd_database_up", "1 when the database could be read.", int(figures.stock is not None))
        if figures.stock is not None:
            yield from _stock(figures, figures.stock)


def _turns(tally: Tally) -> Iterator[Metric]:
    turns = CounterMetricFamily("ktd_turns", "Things said and dealt with.", labels=("channel", "outcome"))
    for (channel, outcome), count in sorted(tally.turns.items()):
        turns.add_metric((channel, outcome), count)
    yield turns
    lasted = HistogramMetricFamily("ktd_turn_seconds", "How long a turn took.", labels=("channel",))
    for channel, durations in sorted(tally.durations.items()):
        ends = (*map(str, BOUNDS), "+Inf")
        buckets = list(zip(ends, map(float, accumulate(durations.classes)), strict=True))
        lasted.add_metric((channel,), buckets, durations.total)
    yield lasted


def _loops(figures: Figures) -> Iterator[Metric]:
    beats = CounterMetricFamily("ktd_loop_beats", "Times a loop went round.", labels=("loop",))
    ages = GaugeMetricFamily("ktd_loop_age_seconds", "Since a loop last went round.", labels=("loop",))
    for name, count in sorted(figures.pulse.beats.items()):
        beats.add_metric((name,), count)
    for name, age in sorted(figures.pulse.ages().items()):
        ages.add_metric((name,), age)
    yield beats
    yield ages
    yield _one("ktd_leading", "1 where this process ticks, polls and posts, else 0.", int(figures.pulse.leads))


def _stock(figures: Figures, stock: Stock) -> Iterator[Metric]:
    by = ("channel", "priority")
    waiting = GaugeMetricFamily("ktd_outbox_waiting", "Messages not yet sent.", labels=by)
    dead = GaugeMetricFamily("ktd_outbox_dead", "Messages given up.", labels=by)
    for some in stock.parcels:
        family = waiting if some.state == "waiting" else dead
        family.add_metric((some.channel, some.priority.name.lower()), some.count)
    yield waiting
    yield dead
    firsts = (figures.now - some.first for some in stock.parcels if some.state == "waiting")
    overdue = max((late.total_seconds() for late in firsts), default=0.0)
    yield _one("ktd_outbox_overdue_seconds", "How long ago the oldest message was due.", max(overdue, 0.0))
    yield _one("ktd_effects_pending", "Work outside the database not yet done.", stock.effects)
    yield _one("ktd_database_bytes", "What the database takes.", stock.size)


def _one(name: str, means: str, value: float, **labels: str) -> Metric:
    family = GaugeMetricFamily(name, means, labels=tuple(labels))
    family.add_metric(tuple(labels.values()), value)
    return family


def _counted(name: str, means: str, tally: Tally) -> Metric:
    family = CounterMetricFamily(name, means)
    family.add_metric((), tally.page_failures)
    return family
