paper-cited = № { $number } от { $day } г.
paper-blank = № ________ от ____________
paper-annex-to-order = Приложение к приказу { $order }
paper-pairs-title = Школы-партнёры, пары и группы наставничества
paper-schools = Школы-партнёры
paper-leader = Ведущая школа
paper-partners = Школы-партнёры
paper-contract-column = Договор
paper-model = Модель сети
paper-pairs = Пары и группы
paper-mentor = Наставник
paper-mentor-school = Школа наставника
paper-mentees-column = Наставляемые (школа, предмет)
paper-annex-plan = Приложение 1 к договору { $contract }
paper-plan-title = Совместный план
paper-activity = Мероприятие
paper-due = Срок
paper-answers = Ответственные
paper-annex-people = Приложение 2 к договору { $contract }
paper-people-title = Ответственные лица
paper-person = Фамилия, имя, отчество
paper-school = Школа
paper-duty = { $duty ->
    [curator] куратор школы
    [mentor] наставник
   *[methodist] методист программы
 }
paper-duty-column = За что отвечает
paper-hours-title = СПРАВКА
paper-hours-about = о наставнической работе в программе «{ $programme }», { $period }
paper-hours-given-dative = Выдана наставнику программы { $dative }.
paper-hours-given = Кому выдана: { $name }, наставник программы.
paper-subject = Предмет
paper-mentees-count = Наставляемых
paper-meetings-count = Встреч по журналу
paper-hours-count = Общая продолжительность
paper-hours-source = Основание: журнал встреч программы наставничества.
paper-thanks-title = БЛАГОДАРСТВЕННОЕ ПИСЬМО
paper-thanks-given-dative = вручается наставнику { $dative }
paper-thanks-given = Награждается наставник { $name }
paper-dear = { $gender ->
    [female] Уважаемая { $name }!
    [male] Уважаемый { $name }!
   *[unknown] { $name }, здравствуйте!
 }
paper-thanks-body = Благодарим вас за работу наставника в программе «{ $programme }». За это время вы помогали { $mentees } и провели { $meetings } ({ $hours }).
paper-thanks-wish = Желаем здоровья, сил и учеников, которыми можно гордиться.
paper-mentees = { $n ->
    [one] { $n } коллеге
   *[other] { $n } коллегам
 }
paper-meetings = { $n ->
    [one] { $n } встречу
    [few] { $n } встречи
   *[other] { $n } встреч
 }
paper-hours = { $m ->
    [0] { $h } ч
   *[other] { $h } ч { $m } мин
 }
paper-signature = Руководитель ____________________ / ____________________ /
paper-signed-on = «____» ____________ 20___ г.
template-unknown = В шаблоне есть поля, которых в этом документе нет: { $fields }. Есть такие: { $known }.
template-empty = В этом файле нет ни одного поля вида {"{{"} programme {"}}"}. Возьмите готовый шаблон, измените его и пришлите снова.

papers-open = 📄 Документы
papers-text = <b>Документы</b>
    Соберу по данным программы на сегодня. У каждого есть шаблон, его можно заменить своим.
papers-report = 📘 Отчёт о программе
papers-pairs = 👥 Школы, пары, группы
papers-contract = 📑 Приложения к договорам
papers-hours = ⏱ Справки о часах
papers-thanks = 💐 Благодарности
papers-survey = 📊 Справка о событии
papers-personal = 🎯 Программа пары
papers-templates = ✏️ Свои шаблоны
papers-choose-template = Какой шаблон заменить? ✅ стоит у тех, где сейчас ваш.
papers-template-text = <b>{ $title }</b>
    { $own ->
    [1] Сейчас ваш шаблон.
   *[other] Сейчас готовый шаблон.
 } Возьмите его, измените в Word и пришлите сюда файлом .docx: проверю поля, покажу страницу с выдуманными людьми и спрошу, брать ли его.
papers-template-take = ⬇️ Взять шаблон
papers-template-back = ↩️ Вернуть готовый
papers-template-try = Так будет выглядеть документ по вашему шаблону (люди выдуманы). Брать его?
papers-template-yes = ✅ Брать этот шаблон
papers-nominative = ⚠️ Не уверена, как склонить: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
 }. Эти имена стоят в именительном падеже, проверьте такие страницы.
papers-nominative-yours = Люди на этой странице выдуманы. Из ваших наставников не уверена, как склонить: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
 }. Вместо падежа у них будет именительный или другая фраза, если она есть в шаблоне.
papers-need-docx = Пришлите шаблон файлом .docx.
papers-file-report = Отчёт – { $programme }
papers-file-pairs = Школы, пары и группы – { $programme }
papers-file-contract = Приложения к договорам – { $programme }
papers-file-hours = Справки о часах – { $programme }
papers-file-thanks = Благодарности – { $programme }
papers-file-hours-one = Справка о часах – { $name }
papers-file-thanks-one = Благодарность – { $name }
papers-file-template = Шаблон – { $title }
papers-file-test = Проба – { $title }
papers-certificate = ⏱ Справка о часах
papers-one-thanks = 💐 Благодарность
paper-empty-pairs = Пар, групп и школ-партнёров пока нет, собирать не из чего. Составьте их в «Людях и парах».
paper-empty-contract = Школ-партнёров пока нет. Сделайте их партнёрами: «Люди и пары» → «Школы».
paper-empty-hours = В журнале пока нет ни одной встречи, справку собирать не из чего.
paper-empty-thanks = В журнале пока нет ни одной встречи, благодарить пока некого.
work-going = ⏳ Собираю «{ $title }». Пришлю сюда, можно пользоваться меню дальше.
work-given-up = Больше не собираю. Понадобится – нажмите снова.
work-gone = Это уже не собирается. Если документа нет, нажмите снова.
pdf-button = 📕 В PDF
pdf-not-here = PDF здесь сделать нельзя: на сервере нет LibreOffice. Откройте .docx и сохраните как PDF.
pdf-failed = PDF из этого документа не получился. Откройте .docx и сохраните как PDF.
pdf-too-old = Этот документ Телеграм уже не отдаёт. Соберите его снова и нажмите «В PDF».
