"""What the register reads from: tables, rows and panels of a data package, whoever holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pandas as pd

Frames = Mapping[str, pd.DataFrame]
"""Table name -> rows of it, with row numbers as index."""


class Tables(Protocol):
    """The part of :class:`corridor.evidence.Evidence` that the register needs; each raises ``UserError`` for what is not there."""

    def table(self, name: str) -> pd.DataFrame: ...

    def panel(self, indicator: str) -> pd.DataFrame: ...

    def row(self, table: str, key: str) -> pd.DataFrame: ...

    def unit(self, table: str, column: str) -> str: ...
