"""What stands behind bin/run, bin/manage and bin/test: an environment, two servers, and their supervision.

Standard library only, for it runs before anything is installed. Everything it keeps is in `.local/` and `.venv/`.
"""
