# sqlcipher3 has no types and the interface of the standard library's sqlite3.
from sqlite3.dbapi2 import *
