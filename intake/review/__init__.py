"""The read-only page of the queue: ``app`` makes it."""

from intake.review.app import app

__all__ = ["app"]
