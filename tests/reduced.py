"""A reduced edition of the real report: three chapters, all data, the back matter."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from corridor.project import Project
from corridor.prose.allowed import read_forms
from corridor.prose.check import sources, unbound

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = ("phases-1", "domains-defence_nuclear", "claims")
PAGES = ("glossary", "references", "changelog", "colophon")

INDEX = """# A reduced edition

It cites {cite:t}`rcas-2026-brief`, knows the term {term}`CPEC`, counts {fact}`phases.event_count.phase_1` events, and has a formula, $H = \\sum_i s_i^2$.

## How to cite

```{include} /book/_generated/cite.md
```
"""


def reduced_project(root: Path) -> Project:
    """Make a project at ``root`` with three chapters of the real one, its data and its back matter."""
    root.mkdir(parents=True)
    for name in ("_config.yml", "CITATION.cff", "CHANGELOG.md", "requirements.lock"):
        shutil.copy(ROOT / name, root / name)
    for name in ("data", "notebooks", "book/text"):
        shutil.copytree(ROOT / name, root / name)
    for name in PAGES:
        shutil.copy(ROOT / "book" / f"{name}.md", root / "book" / f"{name}.md")
    claims = root / "notebooks" / "claims.ipynb"
    claims.write_text(re.sub(r"\{fact\}`audit\.[^`]*`", "(left out)", claims.read_text(encoding="utf-8")), encoding="utf-8")  # found by the overview
    edition = (ROOT / "edition.yml").read_text(encoding="utf-8")
    head, chapters = edition.split("chapters:\n")
    kept = [line for line in chapters.splitlines() if any(f"id: {name}," in line for name in CHAPTERS)]
    (root / "edition.yml").write_text(f"{head}chapters:\n" + "\n".join(kept) + "\n", encoding="utf-8")
    body = [f"book/_executed/{name}" for name in CHAPTERS]
    lines = ["format: jb-book", "root: book/index", "parts:", "  - caption: The report", "    numbered: true", "    chapters:"]
    lines += [f"      - file: {name}" for name in body]
    lines += ["  - caption: Back matter", "    chapters:", "      - file: book/_generated/evidence", "      - file: book/_generated/catalogue"]
    lines += ["        sections:", "          - glob: book/_generated/tables/*", "      - file: book/_generated/sources"]
    lines += [f"      - file: book/{name}" for name in PAGES]
    (root / "_toc.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (root / "book" / "index.md").write_text(INDEX + _left_out(), encoding="utf-8")
    project = Project(root)
    _write_used_forms(project)
    return project


def _write_used_forms(project: Project) -> None:
    """Allow those forms of numbers that the pages of the reduced edition use: one that nothing uses is a fault."""
    _, used = unbound(sources(project), read_forms(ROOT / "book" / "allowed_numbers.yml"))
    groups: dict[str, dict[str, str]] = {}
    for form in sorted(used, key=lambda form: (form.group, form.pattern.pattern)):
        groups.setdefault(form.group, {})[form.pattern.pattern] = form.why
    project.allowed_numbers.write_text(yaml.safe_dump(groups, allow_unicode=True), encoding="utf-8")


def _left_out() -> str:
    """Return headings that carry the labels of chapters that the reduced edition leaves out, so that references to them hold."""
    texts = [path.read_text(encoding="utf-8") for path in [*ROOT.glob("book/text/**/*.md"), *ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("book/*.md")]]
    labels = sorted(set(re.findall(r"\b(chap-[a-z0-9_-]+[a-z0-9])", "\n".join(texts))))
    here = {f"chap-{name}" for name in (*CHAPTERS, *PAGES)}
    return "\n".join(f"\n({label})=\n## Left out: `{label}`\n" for label in labels if label not in here)
