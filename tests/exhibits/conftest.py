"""What a domain's run shows, on the project's own data: a test module names its ``DOMAIN`` and asks for these."""

from __future__ import annotations

import pytest

from corridor.edition import load_edition
from corridor.evidence import load_package
from corridor.exhibits import Exhibits
from corridor.exhibits.domains import domain_exhibits
from corridor.project import Project


@pytest.fixture(scope="module")
def exhibits(request: pytest.FixtureRequest) -> Exhibits:
    project = Project.find()
    return domain_exhibits(request.module.DOMAIN, load_package(project.root), load_edition(project.edition))


@pytest.fixture(scope="module")
def text(exhibits: Exhibits) -> dict[str, str]:
    return {item.id: item.text for item in exhibits.findings}


@pytest.fixture(scope="module")
def value(exhibits: Exhibits) -> dict[str, int | float | str]:
    return {item.id: item.value for item in exhibits.findings}
