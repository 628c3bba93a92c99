"""How the program grows: throughput, overhead, memory, a full database, starts. ``python -m bench.scale --help``."""
