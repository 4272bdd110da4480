from .partner import partner_detail, partner_known_as

__all__ = ["partner_detail", "partner_known_as"]
