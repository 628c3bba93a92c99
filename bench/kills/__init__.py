"""Random kills of the whole process group, counted over time: ``python -m bench.kills --help``."""
