"""Pages of the list that are held while they are looked at, never all of them."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import ListRow

PAGE_ROWS = 60
PAGES_HELD = 5

ReadPage = Callable[[int, int], Sequence[ListRow]]


class Pages:
    """The rows of the pages that were asked for last; `read(offset, limit)` fetches one."""

    def __init__(self, read: ReadPage) -> None:
        self._read = read
        self._held: OrderedDict[int, Sequence[ListRow]] = OrderedDict()

    def row(self, number: int) -> ListRow | None:
        """Return a row, or None where the page that was read has none there."""
        page_number, place = divmod(number, PAGE_ROWS)
        page = self._page(page_number)
        return page[place] if place < len(page) else None

    def held(self) -> dict[int, ListRow]:
        """Return the rows in memory by their number, without reading any."""
        return {
            page_number * PAGE_ROWS + place: row
            for page_number, page in self._held.items()
            for place, row in enumerate(page)
        }

    def number_of(self, customer_id: CustomerId) -> int | None:
        """Return where a customer stands among the rows in memory."""
        return next((i for i, row in self.held().items() if row.id == customer_id), None)

    def forget(self) -> None:
        self._held.clear()

    def reread(self) -> None:
        """Read again what is held."""
        for page_number in list(self._held):
            self._held[page_number] = self._read(page_number * PAGE_ROWS, PAGE_ROWS)

    def _page(self, page_number: int) -> Sequence[ListRow]:
        if page_number in self._held:
            self._held.move_to_end(page_number)
        else:
            self._held[page_number] = self._read(page_number * PAGE_ROWS, PAGE_ROWS)
            if len(self._held) > PAGES_HELD:
                self._held.popitem(last=False)
        return self._held[page_number]
