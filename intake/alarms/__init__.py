"""What is wrong with the desk now, since when, and what to do about it.

``codes.py`` says what each alarm means; ``looking.py`` finds those that stand now; ``watcher.py`` looks again and again
and says each once when it comes and once when it has passed; ``record.py`` is what the daemon writes down about itself
(``var/health.json``), and ``metrics.py`` the same for Prometheus. Nothing here names a patient or a file that came in.
"""

from intake.alarms.codes import Alarm, Level
from intake.alarms.record import Health, health_of
from intake.alarms.watcher import Watcher

__all__ = ["Alarm", "Health", "Level", "Watcher", "health_of"]
