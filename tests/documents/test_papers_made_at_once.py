"""Papers made at the same moment, as by two windows that are opened one after the other."""

import subprocess
import sys

MAKE_THEM = """
import sys, threading
from datetime import datetime
from showroom_crm.documents.typesetting.marks import Text
from showroom_crm.documents.typesetting.flow import Page, Row
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.documents.typesetting.text import BODY, set_line

begin = threading.Barrier(8)
made = []

def make():
    begin.wait()
    page = Page()
    for letter in "顧客カルテABC":
        page.add(Row(20, (Text(9, 9, set_line(letter * 5, BODY)),)))
    made.append(pdf([Part("x", [page])], title="x", author="x", language="ja",
                    made_at=datetime(2026, 10, 3)))

sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=make) for _number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made), len(set(map(len, made))))
"""


def test_the_first_papers_of_a_program_share_their_fonts() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", MAKE_THEM], capture_output=True, encoding="utf-8", check=False
    )
    assert (ended.stdout, ended.stderr) == ("8 1\n", "")
