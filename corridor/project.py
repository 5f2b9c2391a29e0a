"""Where things lie in a checkout: the one module that knows the project's paths."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corridor.errors import UserError

EDITION_FILE = "edition.yml"
EVIDENCE_PAGE = "book/_generated/evidence"
"""The page, without extension, to which every number of the book leads."""
REPORT_FILE = "report.pdf"
"""Name of the PDF, among the products and at the top of the web book."""


@dataclass(frozen=True, slots=True)
class Project:
    """Paths of one checkout. ``root`` is absolute and holds ``edition.yml``."""

    root: Path

    @classmethod
    def find(cls, root: Path | str | None = None) -> Project:
        """Return the project at ``root``, or the nearest one at or above the working directory.

        Raises
        ------
        UserError
            If no ``edition.yml`` is found.
        """
        if root is not None:
            path = Path(root).resolve()
            if not (path / EDITION_FILE).is_file():
                raise UserError(f"no project at {root}: {EDITION_FILE} is not there")
            return cls(path)
        start = Path.cwd().resolve()
        for path in (start, *start.parents):
            if (path / EDITION_FILE).is_file():
                return cls(path)
        raise UserError(f"no project at or above {start}: {EDITION_FILE} is not there (give --root DIR)")

    @property
    def edition(self) -> Path:
        return self.root / EDITION_FILE

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    @property
    def book(self) -> Path:
        return self.root / "book"

    @property
    def allowed_numbers(self) -> Path:
        """Forms of numbers that prose may hold without a finding."""
        return self.book / "allowed_numbers.yml"

    @property
    def executed(self) -> Path:
        """Executed notebooks and their figures, as Jupyter Book reads them."""
        return self.book / "_executed"

    @property
    def generated(self) -> Path:
        """Pages and the bibliography that the pipeline writes from the data package."""
        return self.book / "_generated"

    @property
    def build(self) -> Path:
        """Default place of the products."""
        return self.root / "_build"
