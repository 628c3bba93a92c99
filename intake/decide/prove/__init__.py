"""The proof that a routine table releases nothing that the routine withholds. Start at ``proof.py``."""

from intake.decide.prove.proof import Broken, Case, Kind, Proof, prove
from intake.decide.prove.telling import told

__all__ = ["Broken", "Case", "Kind", "Proof", "prove", "told"]
