"""Where fonts, icons, themes, translations and demo data lie."""

from pathlib import Path


def resources_folder() -> Path:
    """Return the folder beside us, as in a wheel or a frozen build, else the one of the checkout.

    PyInstaller gives a module the `__file__` that it would have in a wheel.
    """
    package = Path(__file__).resolve().parent
    shipped = package / "resources"
    return shipped if shipped.is_dir() else package.parents[1] / "resources"
