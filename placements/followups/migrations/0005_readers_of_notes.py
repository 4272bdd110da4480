"""Who reads a case note, in PostgreSQL: its author; the coach of the person and program managers; all staff.

It stands here because a person's coach is known here (`followups_caseload`) and not in the room of participants.
"""

from django.db import migrations

from intermediary.accounts.operations import Guard

TEAM = """(exists (select from followups_caseload theirs
                   where theirs.participant_id = casework_note.participant_id and theirs.coach_id = (select app_user()))
           or (select role in ('administrator', 'manager') from accounts_user where id = (select app_user())))"""
READ = f"""((select app_door()) = 'system' or ((select app_door()) = 'staff' and (
    by_id = (select app_user()) or visibility = 'staff' or (visibility = 'team' and {TEAM}))))"""
# Anybody of staff may write one, as its author; what is written is changed by its author alone.
WRITE = "((select app_door()) = 'system' or ((select app_door()) = 'staff' and by_id = (select app_user())))"


class Migration(migrations.Migration):
    dependencies = (("followups", "0004_wage_files_guarded"), ("casework", "0002_walls"))
    operations = (Guard("casework_note", read=READ, write=WRITE),)
