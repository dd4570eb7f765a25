"""When a job may send: quiet hours and working days, by the clock on the wall.

Judged by what the wall clock shows at each instant, so that an hour that is skipped or comes twice when summer time
begins or ends needs no rule of its own. Pure: the time is passed in; `zone` None is the machine's time zone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
MINUTES_A_DAY = 24 * 60
_AHEAD = 15  # days: a working day whose only open hour the clock skips comes again a week later


@dataclass(frozen=True, kw_only=True, slots=True)
class SendingHours:
    """`quiet` from and until so many minutes after midnight (over midnight where the first is larger; None: never).

    `weekdays` are ISO's: 1 is Monday. Raises ValueError where no time would be left to send in.
    """

    quiet: tuple[int, int] | None = None
    weekdays: tuple[int, ...] = EVERY_DAY

    def __post_init__(self) -> None:
        """Refuses what leaves no time."""
        if not self.weekdays or not set(self.weekdays) <= set(EVERY_DAY):
            raise ValueError("no working day is left")
        if self.quiet and (self.quiet[0] == self.quiet[1] or not all(0 <= m < MINUTES_A_DAY for m in self.quiet)):
            raise ValueError("quiet hours begin and end at different times of a day")

    def open_at(self, moment: datetime, zone: tzinfo | None = None) -> bool:
        """Whether messages may leave at this moment."""
        local = moment.astimezone(zone)
        return local.isoweekday() in self.weekdays and not self._quiet_at(local.hour * 60 + local.minute)

    def opens_at(self, moment: datetime, zone: tzinfo | None = None) -> datetime:
        """The first moment, not before this one, at which messages may leave."""
        if self.open_at(moment, zone):
            return moment
        return self._first(moment, zone, self.quiet and self.quiet[1], self.open_at) or moment

    def closes_at(self, moment: datetime, zone: tzinfo | None = None) -> datetime | None:
        """The first moment after this one at which messages may not leave any more; None: there is none."""
        return self._first(moment, zone, self.quiet and self.quiet[0], lambda at, zone: not self.open_at(at, zone))

    def _quiet_at(self, minute: int) -> bool:
        if self.quiet is None:
            return False
        begins, ends = self.quiet
        return begins <= minute < ends if begins < ends else minute >= begins or minute < ends

    def _first(
        self,
        moment: datetime,
        zone: tzinfo | None,
        minute: int | None,
        fits: Callable[[datetime, tzinfo | None], bool],
    ) -> datetime | None:
        """The first midnight, or this minute of a day, after the moment that fits."""
        turns = _turns(moment.astimezone(zone).date(), minute, zone)
        return next((at.astimezone(moment.tzinfo) for at in turns if at > moment and fits(at, zone)), None)


def _turns(today: date, minute: int | None, zone: tzinfo | None) -> Iterator[datetime]:
    minutes = sorted({0, minute or 0})
    for day in (today + timedelta(days=n) for n in range(-1, _AHEAD)):
        for each in minutes:
            yield from _instants(datetime.combine(day, time(each // 60, each % 60)), zone)


def _instants(wall: datetime, zone: tzinfo | None) -> Iterator[datetime]:
    """The instants at which the wall clock shows this; where it skips it, the one at which it skips it."""
    early, late = sorted(_instant(wall.replace(fold=fold), zone) for fold in (0, 1))
    if early.astimezone(zone).replace(tzinfo=None) == wall:
        yield early
        if late != early and late.astimezone(zone).replace(tzinfo=None) == wall:
            yield late
        return
    while late - early > timedelta(seconds=1):  # between them the clock is put forward
        middle = early + (late - early) / 2
        early, late = (early, middle) if middle.astimezone(zone).replace(tzinfo=None) >= wall else (middle, late)
    yield late.replace(microsecond=0)


def _instant(wall: datetime, zone: tzinfo | None) -> datetime:
    aware = wall.replace(tzinfo=zone) if zone else wall.astimezone()
    return aware.astimezone(UTC)
