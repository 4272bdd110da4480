"""A small initiative as a folder of files, and changes to it."""

from pathlib import Path

WHOLE = {
    "initiatives": "initiative,name,industries,counties,started_on\ni1,Health,62;622110,09003,2023-01-01\n",
    "funders": 'funder,name\nf1,"Fund, the"\n',
    "grants": "grant,funder,initiative,title,starts_on,ends_on,amount\n"
    "g1,f1,i1,Good Jobs,2023-01-01,2025-12-31,1000000\ng2,,i1,Other,,,\n",
    "employers": "employer,name,parent_employer,fein,naics,county_fips,headcount\n"
    "e2,Clinic,e1,,622110,09003,12\ne1,Hospital,,12-3456789,622110,,100\n",
    "establishments": "establishment,county_fips,naics,quarter,establishments,source\nt1,09003,622110,2023Q2,12,QCEW\n",
    "openings": "opening,employer,initiative,soc,title,positions,posted_on,expires_on,closed_on,hourly_wage_low,"
    "hourly_wage_high,weekly_hours,status,description,shifts,schedule_notice_days,part_time_by_choice,health_insurance,"
    "paid_leave,retirement_plan,advancement_path,worker_voice,union_coverage,permanent,place,address,city,zip,"
    "county_fips,required_skills,preferred_skills,required_credentials,preferred_credentials,fair_chance,"
    "fair_chance_note,languages,language_note,listed\n"
    'o1,e1,i1,31-1131,Nurse aide,2,2023-05-01,2023-08-01,,18,19.5,36,Open,"Days, mostly",night;day,14,,yes,no,,,,,yes,'
    "site,1 Main St,Hartford,06103,09003,lifting;charting,,CNA,,yes,,ES;en,some Spanish,yes\n",
    "opening_fills": "opening_fill,opening,offer_accepted_on\nf1,o1,2023-05-20\n",
    "headcounts": "headcount,employer,soc,starts_on,months,average_headcount,separations,other_hires,other_retained_90,"
    "other_retained_180,other_retained_365\nh1,e1,311131.00,2023-06-01,3,40.5,2,5,4,4,\n",
    "hiring_needs": "hiring_need,employer,initiative,soc,quarter,seats,certainty,said_by,said_on,withdrawn_on,note\n"
    "w1,e1,i1,31-1131,2023Q3,6,firm,Mel Ortiz,2023-05-02,,by letter\nw2,e1,i1,31-1131,2023Q4,3,,,,,\n",
    "participants": "participant,first_name,middle_name,last_name,birth_date,gender,race,hispanic,veteran,disability,"
    "education,zip,county_fips,barriers,prior_hourly_wage,prior_weekly_hours,prior_job_ended_on,email,phone\n"
    "p1,Ana,,Díaz,1990-01-01,Female,white;asian,yes,no,,DIPLOMA,06103,09003,low_income,15.5,40,2022-12-01,"
    "ana@example.org,860-555-0101\n"
    "p2,Bob,Q,O'Neil,,,,,,,,,,,,,,,\n",
    "consents": "consent,participant,purpose,given_on,expires_on,withdrawn_on\na1,p1,employment_check,2023-01-01,,\n",
    "programs": "program,title,provider,soc,cip,hours\nr1,CNA,North,31-1131,51.3902,120.5\n",
    "cohorts": "cohort,initiative,program,provider,starts_on,ends_on,capacity,grants\n"
    "c1,i1,r1,South,2023-02-01,2023-05-01,20,g2;g1\n",
    "need_seats": "need_seat,hiring_need,program,cohort,seats\ns1,w1,,c1,4\ns2,w1,r1,,2\n",
    "enrollments": "enrollment,participant,cohort,status,enrolled_on,ended_on,reason,training_type\n"
    "n1,p1,c1,completed,2023-02-01,2023-05-01,,09\nn2,p2,c1,enrolled,2023-02-01,,,\n",
    "services": "service,participant,kind,provided_on,keeps_open,planned\ns1,p1,coaching,2023-02-01,yes,\n",
    "exclusions": "exclusion,participant,reason,effective_on\nx1,p2,07,2023-02-01\n",
    "credentials": "credential,participant,cohort,type,title,attained_on,evidence\nk1,p1,c1,6,CNA,2023-05-02,\n",
    "skill_gains": "skill_gain,participant,kind,gained_on,evidence\nm1,p1,milestone,2023-03-01,\n",
    "placements": "placement,participant,employer,cohort,soc,started_on,last_day_worked,first_observed_on,"
    "last_known_employed_on,hourly_wage,weekly_hours,subsidized,training_related,health_insurance,paid_leave,"
    "retirement_plan,schedule_notice_days,advancement_path,worker_voice,end_reason,"
    "living_wage_hourly,living_wage_source,part_time_by_choice\n"
    'j1,p1,e1,c1,31-1131,2023-06-01,,,2023-09-01,18.5,36,no,yes,yes,,,14,,,,21.3,"MIT 2023, one adult",no\n'
    "j2,p1,e2,,,2022-06-01,2022-12-01,,,,,,,,,,,,,moved,,,\n",
    "follow_ups": "follow_up,placement,observed_on,status,employer,hourly_wage,weekly_hours,source\n"
    "u1,j1,2023-09-01,employed_same,,19,36,payroll\n",
    "quarterly_wages": "wage,participant,quarter,employer,amount,source\nw1,p1,2023Q3,e1,0,ui_match\n",
    "job_wishes": "job_wish,participant,wage_floor,hours_least,hours_most,shifts_not,travel_miles,skills,languages\n"
    "j1,p1,17,30,40,night,25,lifting;charting,en;es\n",
    "referrals": "referral,participant,opening,cohort,status,why,shows,send_to_name,send_to,placement\n"
    'r1,p1,o1,c1,hired,"Calm, and wants days",phone;credentials,Wanda,ward@hospital.example,j1\n'
    "r2,p2,o1,,interview,,,,,\n",
    "referral_steps": "referral_step,referral,number,status,on,at,interview_at,reason,words,way,said_by\n"
    "s1,r1,1,referred,2023-05-02,2023-05-02T14:00Z,,,,staff,\ns2,r1,2,hired,2023-05-20,,,,,portal,\n"
    's3,r2,1,interview,2023-05-03,,2023-05-09 09:30,,"Ask for Wanda, please",link,Wanda\n',
}
ROWS = sum(text.count("\n") - 1 for text in WHOLE.values())


def write(folder: Path, **files: str | bytes) -> Path:
    """Write these files into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def whole(folder: Path, **changed: str | bytes) -> Path:
    """The whole initiative, with some files other than they are."""
    return write(folder, **{**WHOLE, **changed})


def problems(report) -> list[str]:
    """What a report says is wrong, as the command prints it."""
    return [str(problem) for problem in report.problems]
