"""Prose: no number in it is typed. Numbers are facts, or allowed forms that ``book/allowed_numbers.yml`` lists.

:mod:`numbers` says what a number is, :mod:`markdown` and :mod:`code` where prose stands, :mod:`allowed` what may stand there
as it is, :mod:`check` goes through the sources, :mod:`produced` through what the chapter runs made of them.
"""
