# A person's roles, and the way out of the programme.
roles-button = 🎭 Roles
roles-text = <b>{ $name }</b>
    What are they in the programme? There may be several roles: a curator can be a mentor, too.
roles-out = 🚪 Take out of programme
roles-ask-reason = Why does { $name } no longer take part? Write the reason, for example: moved to another district.
roles-check = <b>{ $name }</b> no longer takes part in the programme as of today.
    Reason: { $reason }
    Pairs will be closed and open assignments withdrawn; history and what was done stay.
roles-out-yes = Take out
roles-done = Done: their part has ended, the history is kept.
roles-curator-school = A curator needs a school. Give this person's school in the list first.
roles-last-methodist = This is the programme's only methodist. Appoint another one first.
roles-only-one = This is their only role. If they no longer take part, tap “Take out of programme”.
roles-has-partners = This person has a pair or a group. Close it or put somebody else in first.
roles-reason-empty = A reason in a few words is needed, for example: moved to another district.
