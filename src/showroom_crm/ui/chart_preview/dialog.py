"""See a customer chart as it will be printed, then print or save it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from showroom_crm.documents.variant import Variant, shown
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, staff
from showroom_crm.ui.chart_preview.paper_preview import PaperPreview, Sheet
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk


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
        self._variant.changed.connect(self.lay_out_again)
        return self._variant

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying the charts out."""
        desk, customer_ids = self._desk, self._customer_ids
        showroom = desk.read(staff.showroom_name)
        printed_by = "" if desk.staff is None else desk.staff.name
        now = desk.clock.local()
        variant = Variant(self._variant.value())

        def lay_out() -> Sheet:
            # WORKAROUND(91 ms to import reportlab): loaded at first use, in the worker
            from showroom_crm.documents.customer_chart import customer_chart_pdf

            charts = desk.in_worker(lambda store: customers.charts_for_paper(store, customer_ids))
            pdf = customer_chart_pdf(
                charts,
                printed_at=now,
                printed_by=printed_by,
                showroom=showroom,
                variant=variant,
            )
            numbers = "-".join(str(chart.customer.number) for chart in charts[:3])
            return Sheet(pdf, f"chart-{numbers}.pdf", _boxed_words(shown(charts, variant)))

        return lay_out

    def note_printed(self) -> Changes | None:
        """Note it in the access log of each customer."""
        desk = self._desk
        return desk.run(
            lambda store: customers.note_printed(
                store, self._customer_ids, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )


def _boxed_words(charts: Sequence[CustomerChart]) -> str:
    from showroom_crm.documents.unprintable import unprintable

    return "\n".join(
        _("{name}, {field}: no font has {characters}; a box is printed instead.").format(
            name=found.name, field=found.field, characters=" ".join(found.characters)
        )
        for found in unprintable(charts)
    )
