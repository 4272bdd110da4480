from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import STAFF

open_to_all("apply_list", rows="programs that take applications", visitors=True)
open_to_all("apply", rows="programs that take applications", writes=True, visitors=True)
open_to_all("apply_again", rows="the link's own", writes=True, visitors=True)
admit(STAFF, "application_list", "application_detail")
admit(STAFF, "application_decide", "program_recruitment", writes=True)
