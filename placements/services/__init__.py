from placements.services.placements import add_follow_up, save_placement

__all__ = ["add_follow_up", "save_placement"]
