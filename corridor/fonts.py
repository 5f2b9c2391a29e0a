"""The fonts of the report, as files inside locked packages: nothing is taken from the system.

Text is set in Source Serif Pro, headings, figures and tables in Source Sans Pro, Chinese words in Noto Sans SC, Urdu words
in Amiri (whose letters, unlike those of most Urdu fonts, come out right when text is copied from a PDF). Formulas and code
use the fonts that Typst brings along.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from corridor.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFamily:
    """A font family: its name, the package that ships it, and the files of the faces in use."""

    name: str
    package: str
    folder: str
    files: tuple[str, ...]

    def paths(self) -> tuple[Path, ...]:
        """Return the files of the family.

        Raises
        ------
        UserError
            If the package is not installed or lacks a file.
        """
        spec = find_spec(self.package)
        if spec is None or not spec.submodule_search_locations:
            raise UserError(f"font {self.name}: the package '{self.package}' is not installed (see requirements.lock)")
        folder = Path(spec.submodule_search_locations[0], self.folder)
        missing = [name for name in self.files if not (folder / name).is_file()]
        if missing:
            raise UserError(f"font {self.name}: the package '{self.package}' lacks {', '.join(missing)}")
        return tuple(folder / name for name in self.files)


def _faces(stem: str, *faces: str) -> tuple[str, ...]:
    return tuple(f"{stem}-{face}.ttf" for face in faces)


SANS = FontFamily(
    name="Source Sans Pro",
    package="font_source_sans_pro",
    folder="files",
    files=_faces("SourceSansPro", "Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt"),
)
SERIF = FontFamily(
    name="Source Serif Pro",
    package="font_source_serif_pro",
    folder="files",
    files=_faces("SourceSerifPro", "Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt"),
)
CHINESE = FontFamily(
    name="Noto Sans SC",
    package="justmytype_intl_cjk",
    folder="fonts/ofl/notosanssc",
    files=("NotoSansSC[wght].ttf",),
)
URDU = FontFamily(
    name="Amiri",
    package="fontpkg_amiri",
    folder="files",
    files=_faces("Amiri", "Regular", "Bold"),
)
FAMILIES = (SANS, SERIF, CHINESE, URDU)
CODE = FontFamily(name="DejaVu Sans Mono", package="matplotlib", folder="mpl-data/fonts/ttf", files=("DejaVuSansMono.ttf",))
"""The font of code. Typst has its own copy inside; this file tells what is in it."""


def font_files() -> tuple[Path, ...]:
    """Return the files of all families, in a fixed order.

    Raises
    ------
    UserError
        If a font package is missing or incomplete.
    """
    return tuple(path for family in FAMILIES for path in family.paths())


@cache
def register_with_matplotlib() -> None:
    """Make Source Sans Pro known to matplotlib, in this process; calling it again changes nothing.

    Raises
    ------
    UserError
        If the font package is missing or incomplete.
    """
    from matplotlib import font_manager

    for path in SANS.paths():
        font_manager.fontManager.addfont(path)
