"""Rules that read Ukrainian and Russian: words by their endings, who does what by case and agreement."""
