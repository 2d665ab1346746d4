"""Words by meaning, shared by criteria: each file holds the vocabulary of one idea as sets of word stems."""
