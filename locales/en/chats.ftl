# Groups: the screen in private.
chats-open = 💬 Telegram group
chats-of-programme = 💬 Telegram groups
chats-title-programme = 💬 <b>Groups of the programme</b>

    Linked groups get announcements of events, reminders of deadlines and your broadcasts “to groups”. Answers and marks stay in private chats.
chats-title-partnership = 💬 <b>The group of this pair</b>

    The linked group gets reminders of the pair’s deadlines and events. Answers and marks stay in private chats.
chats-how = The button below adds me to your group. If I am there already, write in it:
    <code>{ $command }</code>
chats-add = ➕ Add to a group
chats-card = 💬 <b>{ $title }</b>

    The group is linked, reminders go there.
chats-card-muted = 🔇 <b>{ $title }</b>

    At present I may not write in this group. Allow me to send messages in the group’s settings: all that waits will go within an hour.
chats-unlink = Unlink the group
chats-line = 💬 Group: { $title }
chats-line-muted = 🔇 Group: { $title } (I may not write there)

# Answers in the group itself.
chats-to-private = Open the private chat
chats-private = Menus, marks and answers live in the private chat with me. Here I only remind.
chats-tapped = Answers only in the private chat with me.
chats-how-to-link = To link a group, open the pair’s card in the private chat with me (or “Broadcast” → “Telegram groups”) and press “Add to a group”.
chats-anonymous = I cannot see who is writing: a group is linked or unlinked only in one’s own name. Please turn anonymity off and try again.
chats-not-yours = A group is linked by the programme’s methodist, a pair’s group by its mentor, too. If that is you, open the private chat with me first.
chats-not-linked = This group is not linked to anything.
chats-code-unclear = I do not know this code. Please copy the whole command from the screen “Telegram group”, for example: /link gp12
chats-taken = This group is linked to another pair or programme. Unlink it first: /unlink
chats-already = This group is linked already, all is well.
chats-partnership-has-one = This pair has a group already. Unlink it first: private chat → the pair’s card → “Telegram group”.
chats-too-many = The programme has { $limit } groups already. Unlink one first.
chats-over = This work is finished, there is nothing to remind of.

# What comes to a group.
chat-hello-programme = Hello! Here I will remind of events and deadlines of the programme “{ $programme }”. Answers and marks stay in private chats: nobody will see them here.
chat-hello-partnership = Hello! Here I will remind of your pair’s events and deadlines. Answers and marks stay in private chats: nobody will see them here.
chat-farewell-programme = The programme’s reminders no longer come here. Thank you!
chat-farewell-partnership = The pair’s reminders no longer come here. Thank you for your work!
chat-day-programme = 📌 Deadlines of the programme:
chat-day-partnership = 📌 Coming deadlines:
chat-day-item = • { $title }: by { $day }
chat-day-item-today = • { $title }: <b>today</b>
chat-day-more = … and { $n } more
chat-day-button = Open my week
chat-event-announced = 📣 An event is coming:
chat-event-day = ⏰ A reminder of the event:
chat-event-hour = ⏰ It begins soon:
chat-event-button = Answer in private

# What those who linked a group are told.
chat-lost = 💬 The group “{ $title }” is no longer linked to the programme “{ $programme }”: I was removed from it, or it is no more. Reminders do not go there.
chat-muted = 🔇 In the group “{ $title }” (programme “{ $programme }”) I may no longer write. Reminders will wait until the right is given back.
