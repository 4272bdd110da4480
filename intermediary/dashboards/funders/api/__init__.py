"""What a funder's own programs read: published releases as JSON, with a key. Read only."""
