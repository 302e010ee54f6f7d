"""How long generators take to build the same words, how much memory they need, and what they put out."""
