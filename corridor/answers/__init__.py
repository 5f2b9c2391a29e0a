"""How do we know? For each finding the whole answer: definition, method, attestation, sources and rows; as data and as text."""

from corridor.answers.answer import Answerer, answers

__all__ = ["Answerer", "answers"]
