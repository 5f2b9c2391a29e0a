"""Pages that are written from the data package and the runs' findings before the book is built; they lie in ``book/_generated``."""

from corridor.pages.write import write_pages

__all__ = ["write_pages"]
