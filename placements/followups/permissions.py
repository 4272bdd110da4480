from intermediary.accounts.policy import open_to_all

open_to_all("check_in", rows="the link's own", writes=True)
open_to_all("employer_confirm", rows="the link's own", writes=True)
