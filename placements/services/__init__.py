from placements.services.placements import save_placement

__all__ = ["save_placement"]
