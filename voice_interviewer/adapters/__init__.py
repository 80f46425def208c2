"""One file per outside thing; imported lazily by `wiring`."""
