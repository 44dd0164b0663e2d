"""A batch of charts is laid out and drawn one after the other."""

import tracemalloc
from collections.abc import Callable, Sequence

from showroom_crm.domain.showroom import CustomerChart

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]


def test_each_further_chart_of_a_batch_takes_little_memory(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    charts = [make_chart(number=number, said="後ろの席は広いですか。" * 50) for number in range(60)]
    print_charts(*charts)

    def peak(batch: Sequence[CustomerChart]) -> int:
        tracemalloc.start()
        print_charts(*batch)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert (peak(charts) - peak(charts[:20])) / 40 < 50_000
