"""By when a measure is due, from the risk of its finding. The numbers of days are a default of this portal,
set by whoever runs it: no law or norm prescribes them.
"""

import datetime as dt
from collections.abc import Mapping

from quality_framework import Risk


def due_on(risk: Risk | None, found_on: dt.date, days: Mapping[Risk, int]) -> dt.date:
    """The day that is proposed: so many calendar days after the finding. A risk that was not weighed is taken
    as medium.
    """
    return found_on + dt.timedelta(days=days[risk or Risk.MEDIUM])
