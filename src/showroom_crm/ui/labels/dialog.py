"""See the address labels of several customers, then print or save them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from showroom_crm.documents.label_sheets import SHEETS, LabelSheet
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.mailing import Mailing
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, staff
from showroom_crm.services.mailing import mailing
from showroom_crm.ui.chart_preview.paper_preview import PaperPreview, Sheet
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_24

_MOST_NAMES = 3


class LabelsPreview(PaperPreview):
    """Sheet and first label are chosen above; below stands who is left out, and why."""

    def __init__(
        self, desk: Desk, customer_ids: Sequence[CustomerId], parent: QWidget | None = None
    ) -> None:
        self._customer_ids = tuple(customer_ids)
        super().__init__(
            desk,
            name="labels_preview",
            title=_("Print address labels"),
            pages=_("Sheets of address labels"),
            parent=parent,
        )

    def choices(self) -> QWidget:
        """Return the choice of a sheet and of its first unused label."""
        captions = [(key, _caption(sheet)) for key, sheet in SHEETS.items()]
        self._sheet = Choices("label_sheet", captions)
        self._sheet.setAccessibleName(_("Sheet of labels"))
        self._first = QComboBox()
        self._first.setObjectName("first_label")
        self._first.setAccessibleName(_("Begin at label"))
        self._offer_places()
        self._sheet.changed.connect(self._take_sheet)
        self._first.currentIndexChanged.connect(self.lay_out_again)
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._sheet)
        line.addSpacing(SPACE_24)
        line.addWidget(plain_label(_("Begin at label"), name="first_label_caption"))
        line.addWidget(self._first)
        line.addStretch()
        above = QWidget()
        above.setLayout(line)
        return above

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying the labels out."""
        desk, customer_ids = self._desk, self._customer_ids
        sheet, first = self._chosen(), self._first.currentIndex() + 1
        showroom = desk.read(staff.showroom_name)
        now = desk.clock.local()

        def lay_out() -> Sheet:
            # WORKAROUND(91 ms to import reportlab): loaded at first use, in the worker
            from showroom_crm.documents.labels import labels_pdf

            found = desk.in_worker(lambda store: mailing(store, customer_ids))
            pdf = labels_pdf(found.receivers, sheet, first=first, printed_at=now, showroom=showroom)
            return Sheet(
                pdf,
                f"labels-{now:%Y-%m-%d}.pdf",
                _words(found, sheet),
                tuple(receiver.id for receiver in found.receivers),
            )

        return lay_out

    def note_printed(self) -> Changes | None:
        """Note it in the access log of each customer who has a label."""
        desk, printed = self._desk, self.customers
        return desk.run(
            lambda store: customers.note_printed(
                store, printed, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )

    def _chosen(self) -> LabelSheet:
        return SHEETS[self._sheet.value()]

    def _offer_places(self) -> None:
        """Offer the labels of the sheet; the one chosen stays, or the last one holds."""
        number, chosen = self._chosen().number, max(0, self._first.currentIndex())
        self._first.clear()
        self._first.addItems([str(place) for place in range(1, number + 1)])
        self._first.setCurrentIndex(min(chosen, number - 1))

    def _take_sheet(self) -> None:
        self._first.blockSignals(True)  # other places would have it laid out twice
        self._offer_places()
        self._first.blockSignals(False)
        self.lay_out_again()


def _caption(sheet: LabelSheet) -> str:
    return _("{number} labels, {width} × {height} mm").format(
        number=sheet.number, width=sheet.width, height=sheet.height
    )


def _words(found: Mailing, sheet: LabelSheet) -> str:
    """Return who is left out, and what does not print as it was typed."""
    from showroom_crm.documents.labels import too_long, unprintable_on_labels

    lines: list[str] = []
    if found.left_out:
        reasons = [words.hindrance(*each) for each in found.left_out.items()]
        lines.append(
            _("Left out: {number} ({reasons})").format(
                number=formats.count(sum(found.left_out.values())),
                reasons=_(", ").join(reasons),
            )
        )
    cut = too_long(found.receivers, sheet)
    if cut:
        lines.append(_("Too long for a label, cut: {names}").format(names=_named(cut)))
    lines += [
        _("{name}, {field}: no font has {characters}; a box is printed instead.").format(
            name=each.name, field=each.field, characters=" ".join(each.characters)
        )
        for each in unprintable_on_labels(found.receivers)
    ]
    return "\n".join(lines)


def _named(cut: Sequence[Customer]) -> str:
    names = _(", ").join(words.receiver(each) for each in cut[:_MOST_NAMES])
    return names if len(cut) <= _MOST_NAMES else names + " …"
