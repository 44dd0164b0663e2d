"""See the statistics as they will be printed, then print or save them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.statistics import Statistics
from showroom_crm.language.catalog import _
from showroom_crm.services import staff
from showroom_crm.services.statistics import note_statistics_printed
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.paper_preview.preview import PaperPreview, Sheet


class StatisticsPreview(PaperPreview):
    """The figures that the window shows, those of `whose`."""

    def __init__(
        self, desk: Desk, statistics: Statistics, whose: str, parent: QWidget | None = None
    ) -> None:
        self._statistics, self._whose = statistics, whose
        super().__init__(
            desk,
            name="statistics_preview",
            title=_("Print the results"),
            pages=_("Pages of the results"),
            parent=parent,
        )

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying the figures out."""
        desk, shown, whose = self._desk, self._statistics, self._whose
        showroom = desk.read(staff.showroom_name)
        printed_by = "" if desk.staff is None else desk.staff.name

        def lay_out() -> Sheet:
            # WORKAROUND(91 ms to import reportlab): loaded at first use, in the worker
            from showroom_crm.documents.statistics import statistics_pdf

            made = statistics_pdf(shown, whose=whose, printed_by=printed_by, showroom=showroom)
            return Sheet(made, f"statistics-{shown.scope.first:%Y-%m-%d}.pdf", "")

        return lay_out

    def note_printed(self) -> Changes | None:
        """Note it in the access log."""
        desk = self._desk
        return desk.run(
            lambda store: note_statistics_printed(store, by=self.by, clock=desk.clock),
            origin=self,
        )
