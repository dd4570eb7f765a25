"""A contract that import-linter has not: modules that need nothing but the standard library."""

from __future__ import annotations

import sys
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class StandardLibraryContract(Contract):
    """`modules`, and all below them, import the standard library and each other's packages alone."""

    type_name = "standard_library"

    modules = fields.ListField(subfield=fields.ModuleField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Looks at every import that leaves the packages."""
        inside = {module for root in self._names() for module in (root, *graph.find_descendants(root))}
        foreign = sorted(
            (module, imported)
            for module in inside
            for imported in graph.find_modules_directly_imported_by(module)
            if imported not in inside and imported.partition(".")[0] not in sys.stdlib_module_names
        )
        return ContractCheck(kept=not foreign, metadata={"foreign": foreign})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Names the imports."""
        for module, imported in check.metadata["foreign"]:
            output.print_error(f"{module} imports {imported}")

    def _names(self) -> list[str]:
        modules: list[Any] = self.modules  # type: ignore[assignment]  # import-linter's fields become values
        return [module.name for module in modules]
