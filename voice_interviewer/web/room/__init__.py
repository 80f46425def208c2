"""The candidate's room: running interviews over a WebSocket (docs/room.md)."""
