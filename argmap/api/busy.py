"""The API's answer while others write for longer than one waits: 503, and when to try again."""

from drf_standardized_errors.handler import ExceptionHandler
from rest_framework.exceptions import APIException

from argmap.services.busy import BUSY, RETRY_SECONDS, is_busy


class Busy(APIException):
    """Another one holds the database."""

    status_code = 503
    default_code = "busy"
    default_detail = BUSY
    wait = RETRY_SECONDS


class BusyExceptionHandler(ExceptionHandler):
    """The usual handler, to which a busy database is no error of ours."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        """The refusal for a busy database; the usual for the rest."""
        return Busy() if is_busy(exc) else super().convert_known_exceptions(exc)
