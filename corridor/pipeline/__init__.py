"""From the edition file to the two outputs.

    edition.yml -> :mod:`parameters` (checked runs) -> :mod:`execute` (papermill, in parallel processes)
                -> :mod:`normalise` (same inputs, same bytes) -> :mod:`collect` (findings, figures)
                -> :mod:`pages` (catalogue, bibliography, colophon) -> :mod:`book` (Jupyter Book HTML, Typst PDF)
                -> :mod:`build` (puts the steps in order; products appear whole or not at all)

Everything is written beside its place first and moved there when complete, so a failed build leaves the last good book.
"""
