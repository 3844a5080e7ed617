"""Questions behind the theme board, the pictures and the replies."""
