import pytest

from showroom_crm.domain.addresses import town


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("東京都三鷹市下連雀1-2-3", "三鷹市"),
        ("東京都世田谷区用賀4-1", "世田谷区"),
        ("神奈川県横浜市青葉区美しが丘5-12-3", "横浜市"),
        ("北海道 札幌市中央区", "札幌市"),
        ("三重県四日市市諏訪町1", "四日市市"),
        ("奈良県大和郡山市北郡山町", "大和郡山市"),
        ("東京都西多摩郡瑞穂町箱根ケ崎", "西多摩郡瑞穂町"),
        ("三鷹市下連雀", "三鷹市"),
        ("1-2-3", ""),
        ("", ""),
    ],
)
def test_an_address_names_its_town(address: str, name: str) -> None:
    assert town(address) == name
