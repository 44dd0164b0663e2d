"""The records of one showroom, all on one encrypted database."""

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from showroom_crm.storage.attachments import AttachmentRows
from showroom_crm.storage.charts import Charts
from showroom_crm.storage.customer_list import CustomerList
from showroom_crm.storage.customers import CustomerRows
from showroom_crm.storage.data_folder import opening_alone, prepare_folder
from showroom_crm.storage.database import Database
from showroom_crm.storage.days_off import DayOffRows
from showroom_crm.storage.deals import DealRows
from showroom_crm.storage.encryption_key import find_or_make_key
from showroom_crm.storage.estimates import EstimateRows, RoleRows, StepRows
from showroom_crm.storage.follow_ups import FollowUpRows
from showroom_crm.storage.hand_overs import HandOverRows
from showroom_crm.storage.history import AttemptRows, EventRows, MeetingVersionRows
from showroom_crm.storage.households import HouseholdRows
from showroom_crm.storage.integrity import faults_in
from showroom_crm.storage.manager_words import ManagerWordRows
from showroom_crm.storage.meetings import MeetingRows
from showroom_crm.storage.mentions import MentionRows
from showroom_crm.storage.merging import MergingRows
from showroom_crm.storage.messages import MessageRows
from showroom_crm.storage.migrating import bring_up_to_date
from showroom_crm.storage.orders import OrderTaskRows
from showroom_crm.storage.portraits import PortraitRows
from showroom_crm.storage.reminders import ReminderRows
from showroom_crm.storage.resembling import ResemblingRows
from showroom_crm.storage.search_index import SearchIndex
from showroom_crm.storage.search_reasons import SearchReasons
from showroom_crm.storage.small_records import (
    AccessLogRows,
    DraftRows,
    SettingRows,
    StaffRows,
)
from showroom_crm.storage.undo import UndoRows
from showroom_crm.storage.wishes import WishRows

if TYPE_CHECKING:
    from showroom_crm.storage.board import BoardRows
    from showroom_crm.storage.statistics import StatisticsRows

DATABASE_NAME = "showroom.db"
KEY_NAME = "showroom.key"


class SqliteStore:
    """What `services.store.Store` asks for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        index = SearchIndex(database)
        self.customers = CustomerRows(database, index)
        self.deals = DealRows(database)
        self.meetings = MeetingRows(database, index, self.customers)
        self.follow_ups = FollowUpRows(database)
        self.reminders = ReminderRows(database)
        self.portraits = PortraitRows(database)
        self.staff = StaffRows(database)
        self.drafts = DraftRows(database)
        self.settings = SettingRows(database)
        self.access_log = AccessLogRows(database)
        self.customer_list = CustomerList(database)
        self.search_reasons = SearchReasons(database, self.customers)
        self.hand_overs = HandOverRows(database)
        self.mentions = MentionRows(database)
        self.wishes = WishRows(database)
        self.estimates = EstimateRows(database)
        self.steps = StepRows(database)
        self.roles = RoleRows(database)
        self.attempts = AttemptRows(database)
        self.order_tasks = OrderTaskRows(database)
        self.manager_words = ManagerWordRows(database)
        self.messages = MessageRows(database)
        self.days_off = DayOffRows(database)
        self.events = EventRows(database)
        self.meeting_versions = MeetingVersionRows(database)
        self.households = HouseholdRows(database, self.customers)
        self.attachments = AttachmentRows(database)
        self.resembling = ResemblingRows(database, self.customers)
        self.merging = MergingRows(database)
        self.undo = UndoRows(
            database,
            customers=self.customers,
            meetings=self.meetings,
            follow_ups=self.follow_ups,
            households=self.households,
        )
        self.charts = Charts(
            database,
            customers=self.customers,
            deals=self.deals,
            meetings=self.meetings,
            follow_ups=self.follow_ups,
            portraits=self.portraits,
            staff=self.staff,
        )

    @cached_property
    def board(self) -> "BoardRows":
        """Imported when the board is first opened: the program starts faster."""
        from showroom_crm.storage.board import BoardRows

        return BoardRows(self._database)

    @cached_property
    def statistics(self) -> "StatisticsRows":
        """Imported when the results are first asked for."""
        from showroom_crm.storage.statistics import StatisticsRows

        return StatisticsRows(self._database)

    def transaction(self) -> AbstractContextManager[None]:
        """All that is done within holds, or nothing of it does; it nests."""
        return self._database.transaction()

    def faults(self) -> list[str]:
        """Return what the database finds wrong with itself; empty when it is sound."""
        missing = (f"attachment {each} has no file" for each in self.attachments.missing())
        return [*faults_in(self._database), *missing]

    def close_thread(self) -> None:
        """Close what this thread has open."""
        self._database.close_thread()


def open_store(folder: Path) -> SqliteStore:
    """Return the showroom of a data folder, made or migrated when it must be.

    Raises StoreFailed, those of `encryption_key`, `database` and `migrating`.
    """
    path = folder / DATABASE_NAME
    prepare_folder(folder)
    with opening_alone(folder):
        database = Database(path, find_or_make_key(path, folder / KEY_NAME))
        bring_up_to_date(database)
    return SqliteStore(database)
