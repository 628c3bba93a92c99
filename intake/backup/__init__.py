"""Back-ups of the whole desk, made while it works, and the way back from one.

    DIR/2026-11-28T1405Z/
        manifest.json       written last: a folder without one is no back-up
        sums.sha256         every file with its SHA-256, as ``sha256sum --check`` reads it
        database.sqlite     (or database.dump) the books at one moment
        configuration/      the settings in force, routine, directory and templates
        patient-link.key
        archive/ drafts/ pages/ replies/

A file that the generation before holds already is a hard link to it, so that a generation costs what is new. A back-up
is as secret as the books: it holds the faxes, the key of the patient links and the settings.
"""

from intake.backup.generation import Manifest, generation_in
from intake.backup.making import make
from intake.backup.restoring import restore
from intake.backup.verifying import Flaw, verify

__all__ = ["Flaw", "Manifest", "generation_in", "make", "restore", "verify"]
