"""Analysis: pure functions, frames in, frames and findings out.

Modules here read no file, draw nothing and keep no state, so each result depends on its arguments alone. Frames come from
:mod:`corridor.evidence`, whose index holds the row number in the CSV file; functions keep that index when they filter, so
that a finding can name the rows it rests on. Numbers leave as :class:`corridor.findings.Finding`. A module estimates one
thing; where its findings need room of their own they live in a sibling named ``*_findings``.
"""
