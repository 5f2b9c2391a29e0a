"""Fragments on this copy: ``colophon.md`` (how it was built) and ``cite.md`` (from ``CITATION.cff``, the one place of citation data)."""

from __future__ import annotations

from importlib.metadata import version

from corridor.citation import Citation
from corridor.edition import Edition
from corridor.hashing import sha256, tree_sha256
from corridor.markup import escape
from corridor.pages.myst import table
from corridor.project import Project

BUILT_WITH = ("jupyter-book", "sphinx", "myst-nb", "papermill", "pandas", "matplotlib", "frictionless", "statsmodels", "typst")


def colophon(project: Project, edition: Edition) -> str:
    """Return the fragment that says from what this copy was built."""
    lock = project.root / "requirements.lock"
    rows = [
        ("Edition", f"{edition.version} of {edition.date.isoformat()}"),
        ("Chapter runs", str(len(edition.chapters))),
        ("Data package, SHA-256", f"`{tree_sha256(project.data)[:16]}`"),
        ("Lock file, SHA-256", f"`{sha256(lock)[:16]}`" if lock.is_file() else "none"),
        ("Random seed", f"{edition.random_seed}"),
        *((f"`{name}`", version(name)) for name in BUILT_WITH),
    ]
    head = ("What", "Version or content hash")
    return "\n".join(table(head, rows, caption="What this copy was built from", label="tab-colophon")) + "\n"


def citation_text(citation: Citation) -> str:
    """Return the fragment that says how to cite the report: one line of text and, on the web, a BibTeX entry to copy."""
    entry = [":::{only} html", "```bibtex", citation.bibtex(), "```", ":::"]
    return "\n".join([f"> {escape(citation.text())}", "", *entry, ""])
