"""Occupations (SOC 2018) and programmes of study (CIP 2020): the shape of their codes, and titles for common ones.

No installable package carries the full tables, so a well-formed code is accepted without a title. The titles are
those of occupations that sector initiatives in health care, manufacturing, logistics and IT place people in.
"""

import re
from types import MappingProxyType

# Major groups are the odd numbers 11-55; the four digits behind are a minor group, broad and detailed occupation.
_SOC = re.compile(r"(?:1[13579]|2[13579]|3[13579]|4[13579]|5[135])-\d{4}")
_CIP = re.compile(r"\d{2}(?:\.\d{2}(?:\d{2})?)?")

OCCUPATIONS = MappingProxyType(
    {
        "11-3013": "Facilities Managers",
        "11-9111": "Medical and Health Services Managers",
        "13-1151": "Training and Development Specialists",
        "15-1212": "Information Security Analysts",
        "15-1231": "Computer Network Support Specialists",
        "15-1232": "Computer User Support Specialists",
        "15-1244": "Network and Computer Systems Administrators",
        "15-1252": "Software Developers",
        "15-1254": "Web Developers",
        "17-3026": "Industrial Engineering Technologists and Technicians",
        "21-1094": "Community Health Workers",
        "29-1141": "Registered Nurses",
        "29-2010": "Clinical Laboratory Technologists and Technicians",
        "29-2034": "Radiologic Technologists and Technicians",
        "29-2042": "Emergency Medical Technicians",
        "29-2052": "Pharmacy Technicians",
        "29-2055": "Surgical Technologists",
        "29-2061": "Licensed Practical and Licensed Vocational Nurses",
        "29-2072": "Medical Records Specialists",
        "31-1121": "Home Health Aides",
        "31-1122": "Personal Care Aides",
        "31-1131": "Nursing Assistants",
        "31-1132": "Orderlies",
        "31-9091": "Dental Assistants",
        "31-9092": "Medical Assistants",
        "31-9093": "Medical Equipment Preparers",
        "31-9097": "Phlebotomists",
        "43-3021": "Billing and Posting Clerks",
        "43-5071": "Shipping, Receiving, and Inventory Clerks",
        "43-6013": "Medical Secretaries and Administrative Assistants",
        "49-9041": "Industrial Machinery Mechanics",
        "49-9071": "Maintenance and Repair Workers, General",
        "51-1011": "First-Line Supervisors of Production and Operating Workers",
        "51-2028": (
            "Electrical, Electronic, and Electromechanical Assemblers, Except Coil Winders, Tapers, and Finishers"
        ),
        "51-2092": "Team Assemblers",
        "51-4041": "Machinists",
        "51-4121": "Welders, Cutters, Solderers, and Brazers",
        "51-9061": "Inspectors, Testers, Sorters, Samplers, and Weighers",
        "51-9161": "Computer Numerically Controlled Tool Operators",
        "53-3032": "Heavy and Tractor-Trailer Truck Drivers",
        "53-7051": "Industrial Truck and Tractor Operators",
        "53-7062": "Laborers and Freight, Stock, and Material Movers, Hand",
        "53-7065": "Stockers and Order Fillers",
    }
)


def is_soc(code):
    """Has this the shape of a SOC 2018 code (`31-1131`), in a major group that exists?"""
    return bool(_SOC.fullmatch(code))


def is_cip(code):
    """Has this the shape of a CIP code: a series `51`, a subseries `51.39` or a programme `51.3902`?"""
    return bool(_CIP.fullmatch(code))


def occupation_title(code):
    """The title of an occupation, or "" where the built-in table has none: no title does not mean no occupation."""
    return OCCUPATIONS.get(code, "")
