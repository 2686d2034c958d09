paper-cited = No. { $number } of { $day }
paper-blank = No. ________ of ____________
paper-annex-to-order = Annex to order { $order }
paper-pairs-title = Partner schools, pairs and groups
paper-schools = Partner schools
paper-leader = Leading school
paper-partners = Partner schools
paper-contract-column = Contract
paper-model = Network model
paper-pairs = Pairs and groups
paper-mentor = Mentor
paper-mentor-school = Mentor's school
paper-mentees-column = Mentees (school, subject)
paper-annex-plan = Annex 1 to contract { $contract }
paper-plan-title = Joint plan
paper-activity = Activity
paper-due = Due
paper-answers = Responsible
paper-annex-people = Annex 2 to contract { $contract }
paper-people-title = Persons responsible
paper-person = Full name
paper-school = School
paper-duty = { $duty ->
    [curator] curator of the school
    [mentor] mentor
   *[methodist] methodist of the programme
 }
paper-duty-column = Responsible for
paper-hours-title = CERTIFICATE
paper-hours-about = of mentoring in the programme “{ $programme }”, { $period }
paper-hours-given-dative = Issued to { $dative }, mentor of the programme.
paper-hours-given = Issued to { $name }, mentor of the programme.
paper-subject = Subject
paper-mentees-count = Mentees
paper-meetings-count = Meetings in the journal
paper-hours-count = Time in all
paper-hours-source = Source: the programme's journal of meetings.
paper-thanks-title = LETTER OF THANKS
paper-thanks-given-dative = to { $dative }, mentor
paper-thanks-given = to { $name }, mentor
paper-dear = { $gender ->
   *[unknown] Dear { $name },
 }
paper-thanks-body = thank you for your work as a mentor in the programme “{ $programme }”. You have helped { $mentees } and held { $meetings } ({ $hours }).
paper-thanks-wish = We wish you health, strength and pupils to be proud of.
paper-mentees = { $n ->
    [one] { $n } colleague
   *[other] { $n } colleagues
 }
paper-meetings = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
 }
paper-hours = { $m ->
    [0] { $h } h
   *[other] { $h } h { $m } min
 }
paper-signature = Head ____________________ / ____________________ /
paper-signed-on = “____” ____________ 20___
template-unknown = The template has fields that this document does not have: { $fields }. It has these: { $known }.
template-empty = There is not one field like {"{{"} programme {"}}"} in this file. Take the ready template, change it and send it again.

papers-open = 📄 Documents
papers-text = <b>Documents</b>
    Made of the programme's data as of today. Each has a template, which can be replaced by your own.
papers-report = 📘 Programme report
papers-pairs = 👥 Schools, pairs, groups
papers-contract = 📑 Annexes to contracts
papers-hours = ⏱ Certificates of hours
papers-thanks = 💐 Letters of thanks
papers-survey = 📊 Letter on an event
papers-personal = 🎯 Programme of a pair
papers-templates = ✏️ Own templates
papers-choose-template = Which template do you want to replace? ✅ marks those where it is your own now.
papers-template-text = <b>{ $title }</b>
    { $own ->
    [1] Your own template is in use.
   *[other] The ready template is in use.
 } Take it, change it in Word and send it here as a .docx file: I will check its fields, show a page with invented people and ask whether to use it.
papers-template-take = ⬇️ Take the template
papers-template-back = ↩️ Back to the ready one
papers-template-try = This is how the document looks with your template (the people are invented). Use it?
papers-template-yes = ✅ Use this template
papers-nominative = ⚠️ I am not sure how to inflect: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }. These names stand in the nominative; check their pages.
papers-nominative-yours = The people on this page are invented. Of your mentors I am not sure how to inflect: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }. They get the nominative, or another sentence if the template has one.
papers-need-docx = Send the template as a .docx file.
papers-file-report = Report – { $programme }
papers-file-pairs = Schools, pairs and groups – { $programme }
papers-file-contract = Annexes to contracts – { $programme }
papers-file-hours = Certificates of hours – { $programme }
papers-file-thanks = Letters of thanks – { $programme }
papers-file-hours-one = Certificate of hours – { $name }
papers-file-thanks-one = Letter of thanks – { $name }
papers-file-template = Template – { $title }
papers-file-test = Test – { $title }
papers-certificate = ⏱ Certificate of hours
papers-one-thanks = 💐 Letter of thanks
paper-empty-pairs = There are no pairs, groups or partner schools yet. Make them in “People and pairs”.
paper-empty-contract = There are no partner schools yet. Make them partners: “People and pairs” → “Schools”.
paper-empty-hours = There is not one meeting in the journal yet, so there is nothing to certify.
paper-empty-thanks = There is not one meeting in the journal yet, so there is nobody to thank.
work-going = ⏳ Making “{ $title }”. It will come here; the menu goes on working.
work-given-up = Not being made any more. Tap again when you need it.
work-gone = This is not being made any more. If there is no document, tap again.
pdf-button = 📕 As PDF
pdf-not-here = No PDF can be made here: the server has no LibreOffice. Open the .docx and save it as PDF.
pdf-failed = No PDF came of this document. Open the .docx and save it as PDF.
pdf-too-old = Telegram does not give this document out any more. Make it again and tap “As PDF”.
