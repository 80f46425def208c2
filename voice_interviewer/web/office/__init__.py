"""What the desk's pages and the API both do, as plain functions over database and event log."""
