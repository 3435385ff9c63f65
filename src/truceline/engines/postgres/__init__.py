"""PostgreSQL: records in a database, one schema each. It needs psycopg, which is an extra: `truceline[postgres]`."""

from truceline.errors import StoreFailed

try:
    import psycopg as _driver
except ImportError as cause:
    remedy = "install it: pip install 'truceline[postgres]'"
    raise StoreFailed(f"a record in PostgreSQL needs psycopg, which cannot be used here ({cause})", remedy) from cause

DRIVER = _driver.__version__
