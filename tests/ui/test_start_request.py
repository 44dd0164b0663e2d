import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.ui.start_request import StartRequest, read_request


@pytest.mark.parametrize(
    "request_", [StartRequest(), StartRequest(in_tray=True), StartRequest(customer_number=123)]
)
def test_what_one_start_writes_another_reads(request_: StartRequest) -> None:
    assert read_request(request_.written()) == request_


@pytest.mark.parametrize(
    "written",
    [
        "",
        "quit",
        "customer",
        "customer 0",
        "customer -1",
        "customer １２３",
        "customer 1; show",
        "customer 1\n",
        "customer " + "9" * 19,
        "show\0",
        "\ufffd\ufffd",
    ],
)
def test_what_no_start_of_ours_writes_is_no_request(written: str) -> None:
    assert read_request(written) is None


@given(st.binary(max_size=200))
def test_no_bytes_ask_for_what_is_not_offered(sent: bytes) -> None:
    request = read_request(sent.decode(errors="replace"))
    assert request is None or request.written().encode() == sent
