"""Who pays, for what, what they were promised, and when they are told."""

from intermediary.funding.models.funders import Funder, FunderMember
from intermediary.funding.models.grants import Grant, Target
from intermediary.funding.models.keys import ApiKey
from intermediary.funding.models.period import Period
from intermediary.funding.models.reports import DueDate, Reminder, Report

__all__ = ["ApiKey", "DueDate", "Funder", "FunderMember", "Grant", "Period", "Reminder", "Report", "Target"]
