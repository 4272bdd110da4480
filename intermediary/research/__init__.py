"""What official statistics say of occupations and industries: releases, figures, and how files of them come in."""
