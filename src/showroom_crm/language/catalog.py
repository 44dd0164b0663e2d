"""The catalog in use. Source text is English; Japanese is complete and the default."""

import gettext
from typing import Final

from showroom_crm.resources_folder import resources_folder

DOMAIN: Final = "showroom_crm"
DEFAULT_LANGUAGE: Final = "ja"
LANGUAGES: Final = ("ja", "en")


class _Catalog:
    """The one piece of state that belongs to the process: which language it speaks."""

    def __init__(self) -> None:
        self.language = "en"
        self.translations: gettext.NullTranslations = gettext.NullTranslations()

    def use(self, language: str) -> None:
        folder = resources_folder() / "translations"
        self.translations = (
            gettext.NullTranslations()
            if language == "en"
            else gettext.translation(DOMAIN, folder, [language])
        )
        self.language = language


_catalog = _Catalog()


def use_language(language: str) -> None:
    """Speak one of LANGUAGES from now on."""
    _catalog.use(language)


def current_language() -> str:
    """Return the language in use, as babel takes it."""
    return _catalog.language


def _(message: str) -> str:
    """Return the message in the language in use."""
    return _catalog.translations.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the message that fits a number."""
    return _catalog.translations.ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return the message where one English word has several Japanese ones."""
    return _catalog.translations.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the name that extractors look for
    """Mark a message that is said later, through `_`."""
    return message
