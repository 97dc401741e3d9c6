"""Pages for a Confluence administrator."""
