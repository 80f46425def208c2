"""What the command line does: one module per command, imported when it is called."""
