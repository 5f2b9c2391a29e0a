"""What myst-nb makes of notebooks: code and outputs of cells."""

from __future__ import annotations

from docutils import nodes

from corridor.sphinxext.typst.visit.core import Core, transparent

HIDDEN_INPUT = frozenset({"input", "input+output", "all"})
HIDDEN_OUTPUT = frozenset({"output", "input+output", "all"})


class Notebooks(Core):
    """Handlers of notebook cells. What the web folds away, print leaves out."""

    locals().update(transparent("mime_bundle", "HideCodeCellNode"))

    def special_container(self, node: nodes.container) -> str | None:
        """Return the markup of listings, of hidden cells (none) and of error outputs (a fault); None for other containers."""
        if "literal-block-wrapper" in node["classes"]:
            return self.listing(node)
        element = node.get("nb_element", "")
        mode = node.parent.get("hide_mode") if node.parent is not None else None
        if element == "cell_code_source" and mode in HIDDEN_INPUT:
            return ""
        if element == "cell_code_output":
            if mode in HIDDEN_OUTPUT:
                return ""
            for block in node.findall(nodes.literal_block):
                if {"traceback", "stderr"} & set(block["classes"]):
                    last = block.astext().strip().splitlines()[-1][:120]
                    self.fault(f"a notebook cell has an error or warning among its outputs: {last}", block)
        return None
