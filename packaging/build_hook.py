"""What a wheel needs beyond its modules: the resources, with the translations compiled."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
from compile_translations import catalogs, compile_catalog


class ResourcesHook(BuildHookInterface[Any]):
    """Puts `resources` into the wheel as `showroom_crm/resources`.

    The force-include stands here and not in pyproject.toml, where an editable install would obey
    it too and copy the resources into site-packages, never to be updated.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations and name what goes in; `version` is "standard" or "editable"."""
        if version == "editable":
            return
        root = Path(self.root)
        try:
            for po in catalogs(root / "resources" / "translations"):
                compile_catalog(po)
        except ValueError as fault:
            self.app.abort(str(fault))
        build_data["force_include"][str(root / "resources")] = "showroom_crm/resources"
