"""See the sheet of a day with the charts to take along, then print or save it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from showroom_crm.domain.board_sections import next_open_day
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.day_sheet import DaySheet
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, staff
from showroom_crm.services.day_sheet import day_sheet
from showroom_crm.services.paper_settings import paper_settings
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.store import Store
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.paper_preview.of_customers import boxed_words, note_printed
from showroom_crm.ui.paper_preview.preview import PaperPreview, Sheet
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_16

_MINE, _ALL = "mine", "all"


class DaySheetPreview(PaperPreview):
    """Day, whose contacts, and whether the charts follow, are chosen above the pages.

    It opens on today, for a rep with their own, for a manager with those of all.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            name="day_sheet_preview",
            title=_("Print the day sheet"),
            pages=_("Pages of the day sheet"),
            parent=parent,
        )

    def choices(self) -> QWidget:
        """Return the choice of a day, of whose it is, and of the charts."""
        self._day = Choices("day", list(_days(self._desk)))
        self._day.setAccessibleName(_("Day"))
        self._whose = Choices("whose", _whose(self._desk))
        self._whose.setAccessibleName(_("Whose contacts"))
        self._charts = QCheckBox(_("With customer charts"))
        self._charts.setObjectName("with_charts")
        self._charts.setAccessibleName(_("With customer charts"))
        self._charts.setChecked(True)
        for choice in (self._day, self._whose):
            choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for changed in (self._day.changed, self._whose.changed, self._charts.toggled):
            changed.connect(self.lay_out)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        line.addWidget(self._day)
        line.addSpacing(SPACE_16)
        line.addWidget(self._whose)
        line.addSpacing(SPACE_16)
        line.addWidget(self._charts)
        line.addStretch()
        above = QWidget()
        above.setLayout(line)
        return above

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying the sheet out."""
        desk = self._desk
        day = date.fromisoformat(self._day.value())
        staff_id = desk.staff_id if self._whose.value() == _MINE else None
        with_charts = self._charts.isChecked()
        showroom, settings = desk.read(staff.showroom_name), desk.read(paper_settings)
        printed_by = "" if desk.staff is None else desk.staff.name
        now, progress = desk.clock.local(), self.progress

        def lay_out() -> Sheet:
            # WORKAROUND(91 ms to import reportlab): loaded at first use, in the worker
            from showroom_crm.documents.day_sheet import day_sheet_pdf
            from showroom_crm.documents.unprintable import unprintable

            def read(store: Store) -> tuple[DaySheet, Sequence[CustomerChart]]:
                sheet = day_sheet(store, day, staff_id=staff_id, clock=desk.clock)
                return sheet, customers.charts_for_paper(store, sheet.customer_ids)

            sheet, charts = desk.in_worker(read)
            pdf = day_sheet_pdf(
                sheet,
                charts if with_charts else [],
                printed_at=now,
                printed_by=printed_by,
                showroom=showroom,
                settings=settings,
                progress=lambda done: progress(done, len(charts)),
            )
            name, boxed = f"day-{day:%Y-%m-%d}.pdf", boxed_words(unprintable(charts))
            return Sheet(pdf, name, boxed, sheet.customer_ids, apart=True)

        return lay_out

    def note_printed(self) -> Changes | None:
        """Note it in the access log of each customer who is on the pages that came out."""
        out = self._pages.parts_on(self.pages_out)
        # The first one leads to the list, on which they all stand.
        printed = self.customers if 0 in out else [self.customers[place - 1] for place in out]
        return note_printed(self._desk, printed, origin=self)


def _days(desk: Desk) -> Iterator[tuple[str, str]]:
    """Give today, tomorrow and, where the showroom is closed then, the next open day."""
    today = desk.clock.local().date()
    tomorrow = today + timedelta(days=1)
    yield today.isoformat(), _("Today {day}").format(day=formats.day(today))
    yield tomorrow.isoformat(), _("Tomorrow {day}").format(day=formats.day(tomorrow))
    following = next_open_day(today, desk.read(showroom_days))
    if following != tomorrow:
        yield following.isoformat(), formats.day(following)


def _whose(desk: Desk) -> list[tuple[str, str]]:
    """Return whose sheet it can be, first that of who works."""
    everyone = (_ALL, _("All reps"))
    if desk.staff is None:
        return [everyone]
    mine = (_MINE, desk.staff.name)
    return [everyone, mine] if desk.whose_contacts is None else [mine, everyone]
