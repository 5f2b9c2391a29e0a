"""Figures: one style, one way to record a figure, and one module of drawing functions per family of chapters."""
