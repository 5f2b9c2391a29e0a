"""China-Pakistan technology and AI cooperation: a reproducible research report.

How a number travels, one direction only:

``data/`` -> :mod:`corridor.evidence` (load, validate) -> :mod:`corridor.analysis` (pure functions: frames in,
frames and findings out) -> ``notebooks/`` (thin templates, through :mod:`corridor.notebook`) ->
:mod:`corridor.pipeline` (papermill runs, collection) -> :mod:`corridor.sphinxext` (book and PDF).

Nothing to the right of an arrow is imported by what stands to the left of it.
"""

__version__ = "1.0.0"
