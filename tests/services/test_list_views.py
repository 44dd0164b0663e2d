"""Saved lists and columns come back after a restart; what is damaged is left out."""

import json
from pathlib import Path

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.list_query import Ahead, Criteria, Sort, SortKey
from showroom_crm.domain.saved_views import SavedView, to_json
from showroom_crm.services import list_views
from showroom_crm.services.list_views import ColumnLayout
from showroom_crm.services.store import Store
from showroom_crm.storage.store import open_store
from tests.conftest import MovableClock

INSPECTION = SavedView("車検", Criteria(inspection=Ahead(6)), Sort(SortKey.INSPECTION))


def names(store: Store) -> list[str]:
    return [view.name for view in list_views.saved_views(store)]


def test_a_saved_list_is_there_after_a_restart(
    store: Store, data_dir: Path, clock: MovableClock
) -> None:
    list_views.save_view(store, INSPECTION, clock=clock)
    store.close_thread()
    again = open_store(data_dir)
    assert list(list_views.saved_views(again)) == [INSPECTION]
    again.close_thread()


def test_a_list_takes_the_place_of_the_one_of_its_name_and_can_be_dropped(
    store: Store, clock: MovableClock
) -> None:
    list_views.save_view(store, INSPECTION, clock=clock)
    list_views.save_view(store, SavedView(" 車検 ", Criteria(silent_months=6)), clock=clock)
    list_views.save_view(store, SavedView("朝礼", Criteria()), clock=clock)
    assert names(store) == ["朝礼", "車検"]
    assert list_views.saved_views(store)[1].criteria == Criteria(silent_months=6)
    list_views.drop_view(store, "朝礼", clock=clock)
    assert names(store) == ["車検"]


def test_a_list_without_a_name_is_refused_and_the_others_stay(
    store: Store, clock: MovableClock
) -> None:
    list_views.save_view(store, INSPECTION, clock=clock)
    with pytest.raises(RuleBroken):
        list_views.save_view(store, SavedView("", Criteria()), clock=clock)
    assert names(store) == ["車検"]


@pytest.mark.parametrize("kept", ["", "not json", "null", "{}", "[1, null, {}]"])
def test_damaged_lists_are_left_out(store: Store, clock: MovableClock, kept: str) -> None:
    store.settings.keep("list_views", kept, at=clock.utc())
    assert names(store) == []


def test_a_damaged_list_beside_a_sound_one_is_left_out_alone(
    store: Store, clock: MovableClock
) -> None:
    written = json.dumps([{"name": "?"}, to_json(INSPECTION)])
    store.settings.keep("list_views", written, at=clock.utc())
    assert names(store) == ["車検"]


def test_columns_are_kept_and_forgotten(store: Store, clock: MovableClock) -> None:
    assert list_views.column_layout(store) is None
    layout = ColumnLayout(("name", "phone"), {"name": 180})
    list_views.keep_column_layout(store, layout, clock=clock)
    assert list_views.column_layout(store) == layout
    list_views.keep_column_layout(store, None, clock=clock)
    assert list_views.column_layout(store) is None


@pytest.mark.parametrize("kept", ["", "[]", '{"shown": 5, "widths": {}}', '{"shown": ["name"]}'])
def test_damaged_columns_are_as_none(store: Store, clock: MovableClock, kept: str) -> None:
    store.settings.keep("list_columns", kept, at=clock.utc())
    assert list_views.column_layout(store) is None
