"""Below the word: folding, tokens, clitics and the matcher of phrases."""
