"""Loaded once by the fork server, so that every reading process starts with the libraries already in memory.

The server also adopts what a killed reading process leaves behind, so that no dead Tesseract stays in the process
table.
"""

from __future__ import annotations

import gc
import warnings

import intake.read.child  # noqa: F401  loading it is the point
from intake.config import Read
from intake.read.library import library_for
from intake.read.sandbox import PR_SET_CHILD_SUBREAPER, keep_freed_memory, prctl

prctl(PR_SET_CHILD_SUBREAPER, 1)
keep_freed_memory()
library_for(Read())  # the model in the language that nearly everyone reads; another is loaded when it is needed
warnings.filterwarnings("ignore", message="forkserver: waitpid returned unexpected pid")
gc.freeze()  # what is loaded stays: looking it through for rubbish would copy it into every process
