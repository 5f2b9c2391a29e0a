"""The visitor's parts, one idea each; :mod:`corridor.sphinxext.typst.writer` puts them together."""
