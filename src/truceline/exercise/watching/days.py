"""Calendar days by the clocks of a zone, for many instants at once."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from truceline.values.instants import HOUR, Instant, day_of, start_of_day

Instants = NDArray[np.int64]
_EPOCH = date(1970, 1, 1)


def local_dates(when: Instants, at: ZoneInfo) -> NDArray[np.int64]:
    """The day of each instant, in days since 1970-01-01; zones change their offset at whole hours."""
    hours, back = np.unique(when // HOUR, return_inverse=True)
    days = [(day_of(Instant(int(hour) * HOUR), at) - _EPOCH).days for hour in hours]
    return np.array(days, np.int64).reshape(-1)[back]


def local_days(when: Instants, at: ZoneInfo) -> tuple[Instants, Instants]:
    """The first instant of the day of each, and the first after it."""
    dates, back = np.unique(local_dates(when, at), return_inverse=True)
    days = [_EPOCH + timedelta(days=int(one)) for one in dates]
    begins = np.array([start_of_day(day, at) for day in days], np.int64).reshape(-1)
    ends = np.array([start_of_day(day + timedelta(days=1), at) for day in days], np.int64).reshape(-1)
    return begins[back], ends[back]
