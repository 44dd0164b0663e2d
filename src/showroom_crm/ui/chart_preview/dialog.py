"""See a customer chart as it will be printed, then print or save it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from showroom_crm.documents.chart.variant import Variant, shown
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, staff
from showroom_crm.services.paper_settings import paper_settings
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.paper_preview.of_customers import boxed_words, note_printed
from showroom_crm.ui.paper_preview.preview import PaperPreview, Sheet


class ChartPreview(PaperPreview):
    """The charts of one customer or several, in the variant that is chosen above them."""

    def __init__(
        self, desk: Desk, customer_ids: Sequence[CustomerId], parent: QWidget | None = None
    ) -> None:
        self._customer_ids = tuple(customer_ids)
        super().__init__(
            desk,
            name="chart_preview",
            title=_("Print customer chart"),
            pages=_("Pages of the customer chart"),
            parent=parent,
        )

    def choices(self) -> QWidget:
        """Return the choice of a variant."""
        captions = (
            (Variant.FULL, _("Whole chart")),
            (Variant.BRIEF, _("Half a page")),
            (Variant.ANONYMOUS, _("Without personal data")),
        )
        self._variant = Choices("variant", captions)
        self._variant.setAccessibleName(_("What is printed"))
        self._variant.changed.connect(self.lay_out)
        return self._variant

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying the charts out."""
        desk, customer_ids = self._desk, self._customer_ids
        showroom, settings = desk.read(staff.showroom_name), desk.read(paper_settings)
        printed_by = "" if desk.staff is None else desk.staff.name
        now = desk.clock.local()
        variant = Variant(self._variant.value())
        progress, number = self.progress, len(customer_ids)

        def lay_out() -> Sheet:
            # WORKAROUND(91 ms to import reportlab): loaded at first use, in the worker
            from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
            from showroom_crm.documents.unprintable import unprintable

            charts = desk.in_worker(lambda store: customers.charts_for_paper(store, customer_ids))
            pdf = customer_chart_pdf(
                charts,
                printed_at=now,
                printed_by=printed_by,
                showroom=showroom,
                variant=variant,
                settings=settings,
                progress=lambda done: progress(done, number),
            )
            numbers = "-".join(str(chart.customer.number) for chart in charts[:3])
            boxed = boxed_words(unprintable(shown(charts, variant)))
            told = "\n".join(filter(None, (_not_hidden(variant), boxed)))
            return Sheet(pdf, f"chart-{numbers}.pdf", told, apart=True)

        return lay_out

    def note_printed(self) -> Changes | None:
        """Note it in the access log of each customer who is on the pages that came out."""
        printed = [self._customer_ids[place] for place in self._pages.parts_on(self.pages_out)]
        return note_printed(self._desk, printed, origin=self)


def _not_hidden(variant: Variant) -> str:
    """Say what no program can know to be a name."""
    if variant is not Variant.ANONYMOUS:
        return ""
    return _("Names that stand only in a text are not hidden. Please look through it.")
