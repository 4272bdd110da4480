"""A release to take away: CSV, XLSX, PDF and JSON, all of the same stored body."""
