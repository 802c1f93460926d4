"""Training of the tagger of names: what it reads, how it is trained, and what to expect of it."""
