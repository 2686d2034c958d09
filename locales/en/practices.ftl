# The bank of practices.
home-practices = 💡 Practices
practices-main = <b>Bank of practices</b>
    { $published ->
        [0] Empty so far. The first card can be yours.
        [one] { $published } card. Write what you look for: words in any form.
       *[other] { $published } cards. Write what you look for: words in any form.
    } { $some ->
        [0] { "" }
       *[other] In any chat: @{ $bot } and words.
    }
practices-all = All practices
practices-own-deficits = For what I asked
practices-subjects = By subject
practices-deficits = By deficit
practices-mine = ✏️ My cards{ $own ->
    [0] { "" }
   *[other] { " · " }{ $own }
}
practices-desk = 📥 To check{ $waiting ->
    [0] { "" }
   *[other] { " · " }{ $waiting }
}
practices-export = 🌐 Page for a website
practices-offered = 💡 Practices: { $practices }
practices-found = { $n ->
    [0] <b>Nothing found</b>
    [one] <b>{ $n } practice</b>
   *[other] <b>{ $n } practices</b>
}
practices-by-words = Words: “{ $words }”
practices-by-subject = Subject: { $subject }
practices-by-deficit = Deficit: { $deficit }
practices-by-own = For what you want help with
practices-partly = No card has all the words; these have some of them.
practices-type-words = You can write other words.
practices-ask-subject = Which subject?
practices-ask-deficit = Which deficit do you want help with?
practices-own = <b>My cards</b>
    { $n ->
        [0] None yet. Something worked in a lesson? Share it: a title and a file or link will do.
       *[other] ✏️ draft · ⏳ being checked · ↩️ came back · ✅ published
    }
practices-new = ➕ New card
practices-waiting = <b>To check</b>
    { $n ->
        [0] All is checked.
       *[other] The upper ones have waited longest.
    }
practices-nothing = There are no published cards in the bank yet: nothing to export.
practices-site-title = Bank of practices: { $programme }
practices-site-intro = Practices: { $n }. Those taken most often stand first.
practices-site-search = Words of a card
practices-site-link = Open the link
practices-site-left-out = the bot has the file
practices-site-file = practices.zip
practices-site-caption = 🌐 The bank of practices for a website, cards: { $n }. Inside are index.html and a folder of files: put them there together. { $left ->
    [0] { "" }
   *[other] Files left out: { $left } (too large, or kept by Telegram alone); the page names them.
}
practice-title = 💡 <b>{ $title }</b>
practice-tags = <i>{ $tags }</i>
practice-about = { $about }
practice-link = 🔗 { $link }
practice-files = 📎 { $n ->
    [one] { $n } file
   *[other] { $n } files
}: { $names }
practice-author = By { $author }
practice-event = Event: { $event }
practice-uses = { $n ->
    [0] Nobody has taken it yet.
    [one] Taken by { $n } person.
   *[other] Taken by { $n } people.
}
practice-take = 👍 I'll use it
practice-taken = Noted that you take it
practice-share = ↗️ Show it in a chat
practice-give-back = ↩️ Back to the author
practice-caption = { $title }
practice-send = ✅ Send to the methodist
practice-edit-about = Description
practice-edit-material = File or link
practice-edit-subject = Subject
practice-edit-grade = Grade
practice-edit-deficits = Deficits
practice-edit-title = Title
practice-take-back = ✏️ Take back and edit
practice-drop = 🗑 Delete
practice-drop-sure = Delete the card with its files?
practice-drop-yes = Yes, delete
practice-dropped = The card is deleted
practice-state-draft = ✏️ A draft: only you see it.
practice-state-waiting = ⏳ The methodist is checking it.
practice-state-returned = ↩️ The methodist asks for a change.
practice-state-published = ✅ Published. { $n ->
    [0] Nobody has taken it yet.
    [one] Taken by { $n } person.
   *[other] Taken by { $n } people.
}
practice-note = 💬 { $note }
practice-desk-waiting = ⏳ Waits for your decision.
practice-desk-returned = ↩️ Back with its author.
practice-desk-published = ✅ Published.
practice-ask-new = What is the practice called? For example: “A quest lesson on fractions”.
practice-ask-title = The new title:
practice-ask-about = What did you do, and what came of it? Two or three sentences will do. “-” empties it.
practice-ask-subject = Which subject? For example: mathematics. “-” empties it.
practice-ask-grade = Which grade? For example: 7–9. “-” empties it.
practice-ask-deficits = What does this practice help with? Tick.
practice-ask-material = Send a file, a photo, a video or a link. A card has up to five files and one link.
practice-ask-less = Which file shall go?
practice-ready = ✅ Ready
practice-less = ✖ Take a file off
practice-consent = Send it to the methodist to be checked?
    After that people of the programme see the card, and it may get into the page of the bank on a website. Your name and school stand under it. You can take it back at any time.
practice-consent-yes = I agree, send it
practice-publish = ✅ Publish
practice-published = Published
practice-ask-note = What should be put right? The author will see your words.
practice-ask = 💡 Thank you! { $name }: share the materials with colleagues. The card has its title already, add a file or link.
practice-ask-button = 💡 Fill in the card
practice-waits = 💡 A practice waits to be checked: “{ $title }”.
practice-waits-button = 💡 Check the card
practice-told-published = 💡 Your card “{ $title }” is published in the bank of practices. Thank you!
practice-told-returned = 💡 The card “{ $title }” came back. The methodist writes: { $note }
practice-told-button = 💡 Open the card
practice-error-empty = Words are needed here. Write at least a few.
practice-error-many = No more than { $limit } cards. Delete drafts you don't need.
practice-error-files = A card has no more than { $limit } files. Take one off, then add another.
practice-error-bare = Add a description, a file or a link: a title alone is too little.
practice-error-sent = The card has been sent. To change it, tap “Take back and edit”.
practice-error-decided = This card has been decided about already, or its author took it back.
practices-inline-nothing = Nothing found. Open the bot
practices-inline-closed = For participants. Open the bot
practices-inline-open = 💡 Open in the bot
