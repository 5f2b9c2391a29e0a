"""The small book's configuration."""

project = "Sample"
author = "A. Editor"
root_doc = "index"
# Given, as extensions would else write into a default that all builds of a process share.
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
extensions = ["myst_nb", "sphinx_design", "sphinxcontrib.bibtex", "corridor.sphinxext.maths", "corridor.sphinxext.typst"]
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist", "smartquotes"]
nb_execution_mode = "off"
nb_render_markdown_format = "myst"
nb_mime_priority_overrides = [("typst", "text/markdown", 1), ("typst", "text/plain", 100)]
numfig = True
numfig_secnum_depth = 1
numfig_format = {"figure": "Figure %s", "table": "Table %s", "code-block": "Listing %s"}
typst_metadata = {
    "title": "A small book",
    "subtitle": "For tests",
    "authors": ["Ada Editor", "Ben Analyst"],
    "date": "2026-11-24",
    "version": "1.2.3",
    "keywords": ["corridor", "typst"],
    "description": "All that the report uses.",
    "citation": "Editor, A. and Analyst, B. (2026). A small book.",
    "licence": "CC BY 4.0",
}
