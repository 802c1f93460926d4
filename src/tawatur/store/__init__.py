"""One SQLite file for reports, layers, claims and events."""

from tawatur.store.search import SearchHit
from tawatur.store.store import Store, open_store
from tawatur.store.verify import Problem

__all__ = ["Problem", "SearchHit", "Store", "open_store"]
