"""From bytes to documents."""

from tawatur.ingest.files import read_paths
from tawatur.ingest.records import Failure

__all__ = ["Failure", "read_paths"]
