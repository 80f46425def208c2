"""The parts of the embedded recogniser: features, beam search, word model, written forms. No file here does I/O but
`words`."""
