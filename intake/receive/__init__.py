"""From the inbox to the archive: what lies there, what has settled, and how its bytes are kept."""
