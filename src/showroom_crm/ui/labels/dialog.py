"""See the labels or envelopes of several customers, then print or save them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.mailing import Mailing
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.services import staff
from showroom_crm.services.mailing import keep_mail_paper, mail_paper, mailing
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.labels.choices import MailChoices
from showroom_crm.ui.paper_preview.of_customers import boxed_words, note_printed
from showroom_crm.ui.paper_preview.preview import PaperPreview, Sheet

_MOST_NAMES = 3


class LabelsPreview(PaperPreview):
    """What it is printed on is chosen above; below stands who is left out, and why."""

    own_size = True

    def __init__(
        self, desk: Desk, customer_ids: Sequence[CustomerId], parent: QWidget | None = None
    ) -> None:
        self._customer_ids = tuple(customer_ids)
        super().__init__(
            desk,
            name="labels_preview",
            title=_("Print addresses"),
            pages=_("Labels or envelopes"),
            parent=parent,
        )

    def choices(self) -> QWidget:
        """Return the choice of labels or envelopes; it begins as it was printed last."""
        self._chosen = MailChoices(self._desk.read(mail_paper))
        self._chosen.changed.connect(self.lay_out)
        return self._chosen

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying the labels or envelopes out."""
        desk, customer_ids = self._desk, self._customer_ids
        sheet, envelope, first = self._chosen.sheet, self._chosen.envelope, self._chosen.first
        paper = self._chosen.paper
        showroom = desk.read(staff.showroom_name)
        now = desk.clock.local()

        def lay_out() -> Sheet:
            # WORKAROUND(91 ms to import reportlab): loaded at first use, in the worker
            from showroom_crm.documents.mail import envelopes, labels

            found = desk.in_worker(lambda store: mailing(store, customer_ids))
            receivers = found.receivers
            if envelope is not None:
                pdf = envelopes.envelopes_pdf(
                    receivers, envelope, printed_at=now, showroom=showroom, shift=paper.shift
                )
                cut = envelopes.too_long_for_envelope(receivers, envelope, showroom=showroom)
                name = f"envelopes-{now:%Y-%m-%d}.pdf"
            else:
                pdf = labels.labels_pdf(
                    receivers,
                    sheet,
                    first=first,
                    printed_at=now,
                    showroom=showroom,
                    upright=paper.upright,
                    shift=paper.shift,
                )
                cut = labels.too_long(receivers, sheet, upright=paper.upright)
                name = f"labels-{now:%Y-%m-%d}.pdf"
            ids = tuple(receiver.id for receiver in receivers)
            return Sheet(pdf, name, _words(found, cut), ids)

        return lay_out

    def note_printed(self) -> Changes | None:
        """Note it in the access log of each customer who is on the pages that came out, and keep
        what they were printed on."""
        desk, paper = self._desk, self._chosen.paper
        page_of = self._chosen.page_of
        printed = [
            customer
            for place, customer in enumerate(self.customers)
            if page_of(place) in self.pages_out
        ]
        desk.note(lambda store: keep_mail_paper(store, paper, clock=desk.clock), origin=self)
        return note_printed(desk, printed, origin=self)


def _words(found: Mailing, cut: Sequence[Customer]) -> str:
    """Return who is left out, and what does not print as it was typed."""
    from showroom_crm.documents.mail.labels import unprintable_on_labels

    lines: list[str] = []
    if found.left_out:
        reasons = [words.hindrance(*each) for each in found.left_out.items()]
        lines.append(
            _("Left out: {number} ({reasons})").format(
                number=formats.count(sum(found.left_out.values())),
                reasons=_(", ").join(reasons),
            )
        )
    if cut:
        lines.append(_("Too long to be printed whole: {names}").format(names=_named(cut)))
    lines.append(boxed_words(unprintable_on_labels(found.receivers)))
    return "\n".join(filter(None, lines))


def _named(cut: Sequence[Customer]) -> str:
    names = _(", ").join(words.receiver(each) for each in cut[:_MOST_NAMES])
    return names if len(cut) <= _MOST_NAMES else names + " …"
