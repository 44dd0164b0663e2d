"""The texts of Qt's own dialogs, in our language: OK and Cancel, choosing a file or a printer."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from showroom_crm.language.catalog import current_language


def speak_as_we_do(app: QCoreApplication) -> None:
    """Let Qt's own texts and its dates follow the language in use, not that of the desktop."""
    locale = QLocale(current_language())
    QLocale.setDefault(locale)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        app.installTranslator(translator)
