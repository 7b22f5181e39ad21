"""From the tree and a style to the bytes of a file, a folder for each format, and what the formats must do alike."""
