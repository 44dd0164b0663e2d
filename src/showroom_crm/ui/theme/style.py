"""The style of every widget, made from the tokens that fit the desktop."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from showroom_crm.resources_folder import resources_folder
from showroom_crm.ui.theme.tokens import BODY_PX, DARK, LIGHT, Tokens

_SYSTEM_FAMILIES = ("Yu Gothic UI", "Meiryo", "Noto Sans CJK JP")
_BUNDLED_FAMILY = "BIZ UDPGothic"
_SUPPLEMENTS = ("LatinSupplement-Regular", "KanjiSupplement-Regular")


def tokens() -> Tokens:
    """Return the tokens that fit the desktop's light or dark scheme."""
    hints = QApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication) -> None:
    """Give the application its font, palette and style sheet, now and when the scheme changes."""
    app.setStyle("Fusion")
    app.setFont(_japanese_font())
    _colour(app)
    app.styleHints().colorSchemeChanged.connect(lambda: _colour(app))


def _colour(app: QApplication) -> None:
    shown = tokens()
    app.setPalette(_palette(shown))
    app.setStyleSheet(_style_sheet(shown))


def _japanese_font() -> QFont:
    installed = set(QFontDatabase.families())
    family = next((name for name in _SYSTEM_FAMILIES if name in installed), _BUNDLED_FAMILY)
    bundled = _SUPPLEMENTS if family in installed else ("BIZUDPGothic-Regular", *_SUPPLEMENTS)
    font = QFont(family)
    font.setFamilies([family, *filter(None, map(_registered, bundled))])
    font.setPixelSize(BODY_PX)
    return font


def _registered(file: str) -> str | None:
    """Make a bundled font known to Qt and return its family; None where it cannot be read."""
    path = resources_folder() / "fonts" / f"{file}.ttf"
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else None


def _palette(shown: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for colour, roles in {
        shown.paper: (role.Window,),
        shown.surface: (role.Base, role.Button, role.AlternateBase, role.ToolTipBase),
        shown.text: (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        shown.quiet: (role.PlaceholderText,),
        shown.act: (role.Highlight, role.Link, role.Accent),
        shown.on_act: (role.HighlightedText,),
    }.items():
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(shown.quiet))
    return palette


def _style_sheet(shown: Tokens) -> str:
    return f"""
    QWidget {{ color: {shown.text}; }}
    QMainWindow, QDialog {{ background: {shown.paper}; }}
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit,
    QSpinBox {{
        background: {shown.surface}; border: 1px solid {shown.line}; border-radius: 6px;
        padding: 5px 8px; selection-background-color: {shown.act};
        selection-color: {shown.on_act}; placeholder-text-color: {shown.quiet};
    }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
    QTimeEdit:focus, QDateTimeEdit:focus {{ border: 2px solid {shown.act}; padding: 4px 7px; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox::down-arrow {{
        width: 0; height: 0; border-left: 4px solid {shown.surface};
        border-right: 4px solid {shown.surface}; border-top: 5px solid {shown.quiet};
    }}
    QPushButton {{
        background: {shown.surface}; border: 1px solid {shown.line}; border-radius: 6px;
        padding: 6px 14px; min-height: 20px;
    }}
    QPushButton:hover {{ border-color: {shown.quiet}; }}
    QPushButton:focus {{ border: 2px solid {shown.act}; padding: 5px 13px; }}
    QPushButton:disabled {{ color: {shown.quiet}; }}
    QPushButton[primary="true"] {{
        background: {shown.act}; color: {shown.on_act}; border-color: {shown.act};
    }}
    QPushButton[primary="true"]:disabled {{
        background: {shown.line}; color: {shown.quiet}; border-color: {shown.line};
    }}
    QPushButton[finger="true"] {{ min-height: 30px; }}
    QPushButton[choice="true"] {{ padding: 5px 10px; }}
    QPushButton[choice="true"]:focus {{ padding: 4px 9px; }}
    QPushButton[choice="true"]:checked {{
        background: {shown.text}; color: {shown.surface}; border-color: {shown.text};
    }}
    QPushButton[choice="true"]:checked:focus {{ border-color: {shown.act}; }}
    QPushButton[toggle="true"] {{
        background: transparent; border: 1px solid transparent; color: {shown.quiet};
        padding: 2px 8px; font-size: 12px;
    }}
    QPushButton[toggle="true"]:hover {{ border-color: {shown.line}; }}
    QPushButton[toggle="true"]:checked {{
        background: {shown.chosen_ground}; color: {shown.text}; border-color: {shown.act};
    }}
    QPushButton[toggle="true"]:focus {{ border: 2px solid {shown.act}; padding: 1px 7px; }}
    QLineEdit[slim="true"], QComboBox[slim="true"] {{ padding: 2px 6px; font-size: 12px; }}
    QLineEdit[slim="true"]:focus, QComboBox[slim="true"]:focus {{ padding: 1px 5px; }}
    QPushButton[side="true"] {{ text-align: left; padding: 5px 10px; }}
    QPushButton[side="true"]:checked {{
        background: {shown.chosen_ground}; border-color: {shown.act};
    }}
    QPushButton[side="true"]:focus {{ padding: 4px 9px; }}
    QPushButton[picker="true"] {{
        text-align: left; padding: 5px 8px; min-height: 0; outline: none;
    }}
    QPushButton[picker="true"]:focus {{ padding: 4px 7px; }}
    QPushButton[picker="true"]::menu-indicator {{
        subcontrol-origin: padding; subcontrol-position: right center; right: 8px;
        width: 0; height: 0; border-left: 4px solid {shown.surface};
        border-right: 4px solid {shown.surface}; border-top: 5px solid {shown.quiet};
    }}
    QAbstractScrollArea::corner {{ background: {shown.surface}; border: none; }}
    QPushButton[chip="true"] {{
        background: {shown.chosen_ground}; border: 1px solid {shown.line};
        border-radius: 11px; padding: 1px 10px; min-height: 18px; font-size: 12px;
    }}
    QPushButton[chip="true"]:focus {{ border: 2px solid {shown.act}; padding: 0 9px; }}
    QPushButton[link="true"] {{
        background: transparent; border: none; color: {shown.act}; padding: 4px 6px;
    }}
    QPushButton[link="true"][slim="true"] {{ padding: 0 4px; min-height: 18px; font-size: 12px; }}
    QPushButton[flush="true"] {{ padding-left: 0; }}
    QPushButton[tight="true"] {{ padding: 0; min-height: 0; }}
    QPushButton[link="true"]:focus {{ border: none; text-decoration: underline; }}
    QPushButton[strip="true"] {{
        background: transparent; border: 2px solid transparent; color: {shown.quiet};
        padding: 4px 10px;
    }}
    QPushButton[strip="true"][column="true"] {{ text-align: left; }}
    QPushButton[strip="true"]:hover {{ border-color: {shown.line}; }}
    QPushButton[strip="true"]:focus, QPushButton[strip="true"]:checked {{
        border-color: {shown.act};
    }}
    QPushButton[meaning="today"] {{ color: {shown.today}; background: {shown.today_ground}; }}
    QPushButton[meaning="overdue"], QPushButton[meaning="unclosed"] {{
        color: {shown.overdue}; background: {shown.overdue_ground};
    }}
    QPushButton[meaning="waiting"] {{
        color: {shown.waiting}; background: {shown.waiting_ground};
    }}
    QPushButton[meaning="not_agreed"] {{
        color: {shown.own_action}; background: {shown.own_action_ground};
    }}
    QPushButton[primary="true"]:focus {{ border-color: {shown.text}; }}
    QLabel[meaning="agreed"] {{ color: {shown.agreed}; }}
    QLabel[meaning="today"] {{ color: {shown.today}; }}
    QLabel[meaning="overdue"] {{ color: {shown.overdue}; }}
    QLabel[meaning="not_agreed"] {{ color: {shown.own_action}; }}
    QLabel[badge="true"] {{
        color: {shown.overdue}; background: {shown.overdue_ground}; border-radius: 6px;
        padding: 1px 6px;
    }}
    QLabel[quiet="true"] {{ color: {shown.quiet}; font-size: 12px; }}
    QLabel[fault="true"] {{ color: {shown.overdue}; font-size: 12px; }}
    QFrame[card="true"] {{
        background: {shown.surface}; border: 1px solid {shown.line}; border-radius: 6px;
    }}
    QPushButton[link="true"][current="true"] {{ color: {shown.text}; }}
    QFrame[band="true"] {{
        background: {shown.today_ground}; border: none; border-left: 4px solid {shown.today};
        border-radius: 6px;
    }}
    QFrame[ticket="true"] {{
        background: {shown.agreed_ground}; border: 1px dashed {shown.agreed}; border-radius: 6px;
    }}
    QFrame[ticket="true"] QLabel, QFrame[ticket="true"] AiryText {{ color: {shown.agreed}; }}
    QFrame[promise] {{ border: none; border-radius: 6px; background: {shown.surface}; }}
    QFrame[promise="agreed"] {{ background: {shown.agreed_ground}; }}
    QFrame[promise="today"] {{ background: {shown.today_ground}; }}
    QFrame[promise="overdue"] {{ background: {shown.overdue_ground}; }}
    QFrame[promise="own_action"] {{ background: {shown.own_action_ground}; }}
    QFrame[promise="waiting"] {{ background: {shown.waiting_ground}; }}
    QFrame[promise="agreed"] QLabel[loud="true"] {{ color: {shown.agreed}; }}
    QFrame[promise="today"] QLabel[loud="true"] {{ color: {shown.today}; }}
    QFrame[promise="overdue"] QLabel[loud="true"] {{ color: {shown.overdue}; }}
    QFrame[promise="own_action"] QLabel[loud="true"] {{ color: {shown.own_action}; }}
    QFrame[promise="waiting"] QLabel, QFrame[promise="waiting"] AiryText {{
        color: {shown.waiting};
    }}
    QFrame[promise="waiting"] QPushButton {{
        background: {shown.waiting}; color: {shown.waiting_ground}; border-color: {shown.waiting};
    }}
    QToolTip {{ background: {shown.surface}; color: {shown.text}; border: 1px solid {shown.line}; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QListView, QTableView, QTreeView {{
        background: {shown.surface}; border: 1px solid {shown.line}; border-radius: 6px;
    }}
    QTableView[records="true"]::item {{ padding: 0 6px; }}
    QHeaderView {{ background: transparent; border: none; }}
    QHeaderView::section {{
        background: {shown.surface}; color: {shown.quiet}; border: none; padding: 4px 6px;
        border-bottom: 1px solid {shown.line}; font-size: 12px;
    }}
    QProgressBar {{ background: {shown.line}; border: none; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {shown.quiet}; border-radius: 3px; width: 40px; }}
    QProgressBar[counts="true"]::chunk {{ border-radius: 0; width: 1px; }}
    QScrollBar {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {shown.quiet}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QTabBar::tab {{
        background: transparent; border: none; border-bottom: 2px solid transparent;
        padding: 6px 12px; color: {shown.quiet};
    }}
    QTabBar::tab:selected {{ color: {shown.text}; border-bottom-color: {shown.act}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {shown.line}; }}
    QMenu {{ background: {shown.surface}; border: 1px solid {shown.line}; padding: 4px; }}
    QMenu::item {{ padding: 6px 20px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {shown.act}; color: {shown.on_act}; }}
    QMenu::item:disabled {{ background: transparent; color: {shown.quiet}; }}
    """
