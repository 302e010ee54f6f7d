"""How pages behave in a browser on a slow line, beside the same words in other pages."""
