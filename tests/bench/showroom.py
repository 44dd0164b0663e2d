"""A demo showroom to measure on, and a raw connection to its database for the floors."""

from pathlib import Path
from typing import Any

from showroom_crm.app import SystemClock
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.store import Store
from showroom_crm.storage.database import Database
from showroom_crm.storage.encryption_key import find_or_make_key
from showroom_crm.storage.store import DATABASE_NAME, KEY_NAME, open_store


def filled(folder: Path, customers: int) -> Store:
    """Return a store in the folder with so many customers."""
    store = open_store(folder)
    fill_demo(store, customers=customers, clock=SystemClock())
    return store


def raw_connection(folder: Path) -> Any:
    """Return a connection of the driver with the key and pragmas of the program."""
    path = folder / DATABASE_NAME
    return Database(path, find_or_make_key(path, folder / KEY_NAME)).peewee.connection()
