"""Openings as job postings of schema.org: written for search engines and partners, and read from their files."""
