"""Rules that read a text: what every language shares, and the grammar of English."""
