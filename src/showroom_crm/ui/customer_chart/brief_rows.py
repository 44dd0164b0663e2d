"""The rows of the brief: a quiet caption and its words, those without words not drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from showroom_crm.domain.brief import Brief
from showroom_crm.language import brief_words, timeline_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.airy_text import AiryText, cut_to_lines
from showroom_crm.ui.customer_chart.brief_detail import DETAILS, Detail
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_12

_BETWEEN = "   "
_CONCERNS = max(detail.concerns for detail in DETAILS)


@dataclass(frozen=True)
class _Row:
    caption: QLabel
    text: AiryText
    more: QLabel

    def say(self, caption: str, text: str, more: str = "") -> None:
        for label, words in ((self.caption, caption), (self.more, more)):
            label.setText(words)
            label.setVisible(bool(words and text))
        self.text.set_text(text)
        self.text.setVisible(bool(text))

    def place(self, top: int, width: int, caption_width: int) -> int:
        """Put the row at a height, and return how high it is, in pixels."""
        line = self.text.minimumSizeHint().height()
        left = caption_width + SPACE_12
        more = 0 if self.more.isHidden() else self.more.sizeHint().width()
        room = width - left - (more + SPACE_12 if more else 0)
        height = self.text.heightForWidth(room)
        self.caption.setGeometry(0, top, caption_width, line)
        self.text.setGeometry(left, top, room, height)
        self.more.setGeometry(width - more, top + height - line, more, line)
        return height


class BriefRows(QWidget):
    """Concerns with our remedies, decision, last estimate, note for this time, days near."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brief_rows")
        self._brief = Brief()
        self._today = date.min
        self._caption_width = 0
        self._concern_caption = ""
        self._concerns = [self._row(f"open_concern_{number}") for number in range(_CONCERNS)]
        self._decision = self._row("decision")
        self._until_then = self._row("customer_does")
        self._estimate = self._row("last_estimate")
        self._order = self._row("order_task")
        self._next_time = self._row("for_next_time")
        self._near = self._row("near_days")

    def show_brief(self, brief: Brief, today: date) -> None:
        """Show what matters on a day."""
        self._brief, self._today = brief, today
        number = len(brief.concerns)
        self._concern_caption = _("Concerns: {number}").format(number=number)
        self._concerns[0].caption.setText(self._concern_caption)
        self._decision.say(_("They decide"), timeline_words.decision(brief.decision, brief.decider))
        self._until_then.say(_("Until then"), brief_words.one_line(brief.decision.customer_does))
        estimate = brief.estimate
        self._estimate.say(
            _("Last estimate"),
            "" if estimate is None else brief_words.estimate(estimate, today),
        )
        task = brief.order_task
        if task is None:
            self._order.say("", "")
        else:
            self._order.say(_("Order: next"), task.words)
        noted = brief.for_next_time
        self._next_time.say(
            _("For this time"),
            "" if noted is None else brief_words.one_line(noted.record.next_time),
        )

    def arrange(self, detail: Detail, width: int) -> int:
        """Show as much as there is room for, and return the height that it takes, in pixels."""
        self._show_concerns(detail)
        self._show_near(detail, width)
        for row in (self._decision, self._until_then, self._estimate, self._order):
            row.text.set_at_most(1)
        for row in (self._next_time, self._near):
            row.text.set_at_most(detail.note_lines)
        top = 0
        for row in self._rows():
            if not row.text.isHidden():
                top += row.place(top, width, self._caption_width) + SPACE_4
        return max(0, top - SPACE_4)

    def caption_width(self) -> int:
        """Return how wide the captions are, in pixels."""
        return max((row.caption.sizeHint().width() for row in self._rows()), default=0)

    def set_caption_width(self, width: int) -> None:
        """Give all captions one width."""
        self._caption_width = width

    @property
    def empty(self) -> bool:
        """Whether nothing is known that it could show."""
        return not any(row.text.text() for row in self._rows())

    def _show_concerns(self, detail: Detail) -> None:
        concerns = self._brief.concerns
        shown = concerns[: detail.concerns]
        for number, row in enumerate(self._concerns):
            row.text.set_at_most(detail.concern_lines)
            text = brief_words.concern(shown[number]) if number < len(shown) else ""
            caption = "" if number else self._concern_caption
            last = number == len(shown) - 1
            row.say(caption, text, _more(len(concerns) - len(shown)) if last else "")

    def _show_near(self, detail: Detail, width: int) -> None:
        """Name so many days that none of them is cut, and one at least."""
        told = [brief_words.near_day(each, self._today) for each in self._brief.near]
        shown = told[: detail.near]
        room = width - self._caption_width - 2 * SPACE_12
        font = self._near.text.font()
        while True:
            text = _BETWEEN.join(shown)
            more = _more(len(told) - len(shown))
            self._near.say(_("Days near"), text, more)
            left = room - (self._near.more.sizeHint().width() if more else 0)
            cut = cut_to_lines(text, font, width=left, lines=detail.note_lines) != text
            if len(shown) < 2 or not cut:
                break
            shown = shown[:-1]

    def _rows(self) -> Sequence[_Row]:
        known = (
            self._decision,
            self._until_then,
            self._estimate,
            self._order,
            self._next_time,
            self._near,
        )
        return (*self._concerns, *known)

    def _row(self, name: str) -> _Row:
        row = _Row(
            quiet_label(name=f"{name}_caption"),
            AiryText(name=name),
            quiet_label(name=f"{name}_more"),
        )
        for part in (row.caption, row.text, row.more):
            part.setParent(self)
        return row


def _more(number: int) -> str:
    return _("{number} more").format(number=number) if number > 0 else ""
