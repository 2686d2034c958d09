# Знакомство пары или группы.
intro-your-mentor = 🤝 Ваш наставник: { $who }.
intro-your-mentee = 🤝 { $gender ->
    [female] Ваша наставляемая
   *[other] Ваш наставляемый
 }: { $who }.
intro-your-group = 🤝 Вы наставник группы, в ней { $n ->
    [one] { $n } участник
    [few] { $n } участника
   *[many] { $n } участников
 }:
intro-why = Подобрали так: { $reason }
intro-first-meeting = Первую встречу лучше провести до { $day }.
intro-last-meeting = Последняя встреча: { $day }, { $form }.
intro-phone = ☎ { $phone }
intro-not-here-yet = Ещё не в боте. Контакты появятся в /menu, в разделе о вашей паре.
intro-paused = ⏸ Сейчас на паузе.
intro-paused-until = ⏸ Сейчас на паузе до { $day }.
intro-instead = Вместо прежнего наставника: { $name }
intro-closed = Это наставничество завершено: { $names }. Спасибо за работу!
intro-write = Написать { $gender ->
    [female] ей
    [male] ему
   *[other] сообщение
 }
intro-write-to = Написать: { $name }
intro-met = Встретились ✓
intro-met-again = Встретились ещё раз ✓
intro-rider-mentor = 🤝 Познакомьтесь, ваши наставляемые: { $names }
intro-rider-mentee = 🤝 Познакомьтесь, ваш наставник: { $names }
intro-rider-button = 🤝 Контакты

# Журнал встреч.
meeting-ask-form = Какая была встреча?
meeting-ask-day = Когда встретились?
meeting-form-lesson-visit = посещение урока
meeting-form-consultation = консультация
meeting-form-joint-lesson = совместный урок
meeting-form-online-call = онлайн-созвон
meeting-today = Сегодня, { $day }
meeting-yesterday = Вчера, { $day }
meeting-other-day = Другой день…
meeting-day-typed = Раньше: напишу дату
meeting-type-day = Напишите день встречи, например: 12 октября или 12.10.
meeting-day-unclear = Не поняла день «{ $text }». Напишите, например: 12 октября или 12.10.
meeting-saved = ✓ Записано: { $form }, { $day }.
meeting-already = ✓ Эта встреча уже записана: { $form }, { $day }.
meeting-add-topic = Добавить тему
meeting-type-topic = О чём была встреча? Напишите одной строкой.
meeting-topic-saved = ✓ Тема записана: { $topic }
meeting-only-text = Здесь нужен текст. Напишите, пожалуйста, словами.
meetings-future = Этот день ещё не наступил. Выберите сегодняшний или прошедший.
meetings-topic-others = Тему этой встречи записывают те, кто её отметил.
meetings-too-old = Эта дата слишком давняя. В журнал идут встречи последнего года.

# Мои пары.
my-partners-title = 🤝 <b>Мои пары</b>
my-partners-none = 🤝 <b>Мои пары</b>

    Наставника или наставляемых у вас пока нет. Когда методист составит пару, я сразу вас познакомлю.
my-partners-mentor = Наставник: { $names }
my-partners-group = Группа: { $first } +{ $more }
my-partners-mentees = Наставляете: { $names }
my-partners-log = Записать встречу
my-partners-journal = <b>Встречи</b>
my-partners-no-meetings = Встреч пока не записано.
my-partners-meeting = { $day }: { $form }
my-partners-meeting-topic = { $day }: { $form } («{ $topic }»)

# Пары и группы у методиста.
partnerships-title = 🤝 <b>Пары и группы</b>

    { $living ->
        [0] { $proposed ->
            [0] Пока ни одной.
           *[other] Ждут запуска программы: { $proposed }
        }
       *[other] Работают: { $living }{ $proposed ->
            [0] {""}
           *[other] , ждут запуска программы: { $proposed }
        }
    }
partnerships-create = ➕ Составить пару, группу
partnerships-from-roster = 📋 Из списка педагогов · { $n }
partnerships-line = { $icon } { $mentor } → { $mentees }
partnerships-more = { $name } +{ $n }
partnerships-pick-mentor = Кто будет <b>наставником</b>? Выберите или напишите начало фамилии или школы.
partnerships-pick-mentees = Наставник: <b>{ $mentor }</b>

    Кого наставляет? Отметьте одного (пара) или нескольких (группа). Можно написать начало фамилии или школы.
partnerships-search = Поиск: «{ $search }», нашлось { $more ->
    [0] { $n }
   *[other] больше { $n }
 }
partnerships-search-none = По словам «{ $search }» никого не нашлось. Напишите иначе или сбросьте поиск.
partnerships-search-clear = ✖ Сбросить поиск
partnerships-person = { $icon }{ $who }
partnerships-chosen = Дальше · { $n } →
partnerships-check = { $n ->
        [1] Пара
       *[other] Группа
    }. Всё верно?

    Наставник: { $mentor }
partnerships-check-mentee = Наставляемый: { $mentee }
partnerships-check-why = Почему так: { $reason }
partnerships-check-told = Как только создадите, обе стороны получат знакомство.
partnerships-check-later = Познакомлю их, когда программа будет запущена.
partnerships-make = ✅ Создать
partnerships-reason-button = ✏️ Почему так подобрали
partnerships-ask-reason = Напишите одной-двумя фразами, почему подобрали так. Это увидят обе стороны. Например: просили помощи с проектными уроками, у наставника это сильная сторона.
partnerships-made-pair = Пара создана
partnerships-made-group = Группа создана
partnerships-made-many = { $n ->
    [0] Создавать было нечего
   *[other] Создано пар и групп: { $n }
 }
partnerships-no-mentee = Выберите хотя бы одного наставляемого.
partnerships-self = Человек не может быть наставником самому себе. Выберите другого.
partnerships-too-many = В одной группе может быть до { $limit } наставляемых. Разделите на две группы.
partnerships-exists = { $mentor } уже наставник для { $mentee }. Эта пара есть в списке.
partnerships-closed = Эта пара уже завершена. Новую может составить методист.
partnerships-not-active = Приостановить можно только действующую пару.
partnerships-not-paused = Эта пара не на паузе.
partnerships-proposal-gone = Этого предложения уже нет: пара составлена или список изменился.

partnerships-state-proposed = ждёт запуска программы
partnerships-state-active = работает
partnerships-state-paused = на паузе
partnerships-state-closed = завершена
partnerships-card = { $n ->
        [1] <b>Пара</b>
       *[other] <b>Группа</b>
    }, { $state }

    Наставник: { $mentor }
partnerships-card-reason = Причина: { $reason }
partnerships-card-first = Первая встреча: до { $day }
partnerships-pause = ⏸ Пауза…
partnerships-resume = ▶️ Возобновить
partnerships-close = Завершить…
partnerships-ask-pause = Почему пауза? Выберите или напишите своими словами.
partnerships-ask-until = До какого дня пауза? Выберите или напишите, например: 12 января или через две недели. В этот день всё возобновится само, обе стороны об этом узнают.
partnerships-day-unclear = Не поняла день «{ $text }». Напишите, например: 12 января или через две недели.
partnerships-pause-past = Пауза может закончиться не раньше чем завтра. Назовите другой день.
partnerships-pause-late = Программа идёт до { $day }: пауза должна закончиться не позже. Назовите другой день.
partnerships-ask-close = Почему завершаем? Выберите или напишите своими словами. История останется.
partnerships-why-done = Цели достигнуты
partnerships-why-left = Участник выбыл
partnerships-why-fit = Не подошли друг другу
partnerships-why-ill = Болезнь
partnerships-why-busy = Занятость
partnerships-why-other = Другое
partnerships-why-withdrawn = участник отозвал согласие
partnerships-why-new-mentor = Смена наставника
partnerships-card-until = Пауза до { $day }

partnerships-roster-title = 📋 <b>Наставники из списка педагогов</b>

    Без сомнений: <b>{ $pairs }</b>. С вопросом: <b>{ $questions }</b>.
partnerships-roster-none = 📋 Все наставники из списка педагогов уже разобраны. Новые строки появятся после следующей загрузки.
partnerships-roster-pair = { $mentor } → { $mentees }
partnerships-roster-and-more = … и ещё { $n }
partnerships-roster-all = ✅ Принять все { $n }
partnerships-roster-sure = ✅ Принять все без сомнений
partnerships-roster-first = Посмотрела первых { $n }, кто ждёт; остальные придут за ними. «Принять все без сомнений» создаст пары и среди остальных.
partnerships-roster-each = По одному
partnerships-roster-questions = Вопросы · { $n_questions }
partnerships-roster-ask-pair = { $index } из { $total }. По списку наставник <b>{ $mentor }</b> ({ $school }) и:
partnerships-roster-ask = ❓ { $index } из { $total }. { $mentee } ({ $school })
    В списке наставником записано: «{ $written }». Кто это?
partnerships-roster-unknown = Похожих в программе нет. Пару можно составить вручную.
partnerships-roster-yes = ✅ Да, создать
partnerships-roster-later = Пропустить →
partnerships-item = { $label }
meeting-ask-day-or-type = Когда встретились? Выберите или напишите, например: 12 октября.

# Состав пары или группы.
members-button = 👥 Участники
members-title = 👥 <b>Состав</b>

    Наставник: { $mentor }

    { $n ->
        [one] { $n } наставляемый
        [few] { $n } наставляемых
       *[other] { $n } наставляемых
    }. Нажмите на имя, чтобы вывести из группы.
members-title-pair = 👥 <b>Состав</b>

    Наставник: { $mentor }
members-out = ✖ { $name }
members-add = ➕ Добавить наставляемого
members-mentor = 🔁 Сменить наставника
members-pick-add = Наставник: <b>{ $mentor }</b>. Кого добавить? Выберите или напишите начало фамилии или школы.
members-pick-mentor = Сейчас наставник: <b>{ $mentor }</b>. Кто будет вместо? Выберите или напишите начало фамилии или школы.
members-check-add = Добавить наставляемого?

    { $who }

    Наставник узнает об этом, нового участника я познакомлю с наставником.
members-check-mentor = Сменить наставника?

    Был: { $old }
    Будет: { $who }

    Прежняя пара завершится и останется в истории, новая начнётся сразу.
members-ask-out = Почему выводим из группы: { $who }? Выберите или напишите своими словами. Причину увидит только методист.
members-yes-add = ✅ Добавить
members-yes-mentor = ✅ Сменить
members-added = Добавлено
members-removed = Выведено из группы
members-changed = Наставник сменился
partnerships-last-mentee = Это единственный наставляемый. Завершите пару целиком.
partnerships-same-mentor = Это и есть нынешний наставник. Выберите другого.

# История пар.
history-button = 🕰 История пар
history-mine = 🕰 Прежние пары
history-title = 🕰 <b>История пар</b>: { $who }
history-title-mine = 🕰 <b>Прежние пары</b>
history-none = Пока пусто.
history-as-mentor = <b>{ $n }.</b> Наставник для: { $names }
history-as-mentee = <b>{ $n }.</b> Наставник: { $names }
history-when = { $programme }: { $since } – { $until }
history-when-now = { $programme }: с { $since }, { $state }
history-reason = Причина: { $reason }

# Новости пары для её участников.
news-paused = ⏸ Ваше наставничество на паузе до { $day }: { $names }. До этого дня о ваших общих делах не напоминаю, потом всё возобновится само.
news-resumed = ▶️ Ваше наставничество снова идёт: { $names }. Самое время договориться о встрече.
news-closed = ✔️ Ваше наставничество завершено: { $names }. Спасибо за работу!
news-closed-alone = ✔️ Ваше наставничество завершено: вторая сторона больше не участвует в программе. Если нужна новая пара, её составит методист.
news-joined = 👋 В вашей группе новый участник: { $who }.
news-left = В вашей группе больше нет участника: { $who }.
news-left-unnamed = В вашей группе на одного участника меньше: он больше не участвует в программе.
news-left-me = Вы больше не в группе наставника: { $names }. Если нужна новая пара, её составит методист.
news-bereft = Наставник отозвал согласие, поэтому его наставничество завершено. Теперь без наставника: { $names }. Новую пару подберёте вы.
news-pairs-button = 👥 Пары и группы
news-button = 🤝 Мои пары

# Подходит ли наставник: спрашиваем наставляемого один раз и без посторонних.
fit-question = Вы встретились с наставником: { $mentor }. Подходит ли вам такое наставничество?

    Ответ увидит только методист, и только если что-то не так. Наставник его не увидит.
fit-good = 👍 Подходит
fit-rather = 🙂 Скорее да
fit-poor = 👎 Не очень
fit-line = 🤝 Вы встретились с наставником: { $mentor }. Подходит ли вам?
fit-open = Ответить
fit-thanks-good = Спасибо! Рада, что { $mentor } вам подходит.
fit-thanks-rather = Спасибо! Если что-то будет мешать, скажите: «Мои пары» → «Попросить другого».
fit-thanks-poor = Спасибо, что сказали. Ответ увидит только методист и подумает, чем помочь.
fit-word = ✏️ Добавить слово
fit-word-again = ✏️ Изменить слово
fit-type-word = Напишите одной-двумя фразами, что важно. Увидит только методист.
fit-word-kept = Ваше слово: { $word }

# Просьба о другом партнёре: только методисту.
request-button = Попросить другого партнёра
request-ask = Почему хотели бы другого партнёра? Выберите или напишите своими словами. Просьбу увидит только методист, ваш партнёр о ней не узнает.
request-why-time = Не находим времени
request-why-subject = Разные предметы, задачи
request-why-fit = Трудно общаться
request-why-other = Другое
request-check = Передать методисту просьбу о другом партнёре?

    Причина: { $reason }

    Ваш партнёр о ней не узнает. Пока методист думает, всё остаётся как есть.
request-send = ✅ Передать методисту
request-sent = Передала методисту. Он ответит или предложит другую пару.
request-sent-before = Просьба уже у методиста.
request-waits = 💬 Ваша просьба о другом партнёре у методиста.
request-no-reason = Напишите, пожалуйста, хотя бы пару слов: почему.
request-no-word = Напишите, пожалуйста, хотя бы пару слов в ответ.
request-settled = Эта просьба уже решена.
request-answered = 💬 Методист ответил на вашу просьбу о другом партнёре ({ $by }):

    { $answer }

# Случаи у методиста.
worry-fit-line = 🌧 { $who }: наставник не очень подходит.
worry-request-line = 💬 { $who } просит другого партнёра.
worry-on = { $day }
worry-word = Что пишет: { $word }
worry-no-word = Без пояснений.
worry-mentor = Наставник: { $mentor }
worry-quiet = Партнёр об этом не знает.
worry-settled = ✓ Решено.
worry-noted = ✓ Принято к сведению
worry-keep = ✏️ Ответить, пара остаётся
worry-other = 🔁 Дать другого наставника
worry-part = Развести
worry-open = 🤝 Открыть пару
worry-type-word = Напишите ответ. Его получит только тот, кто просил, сразу.
worry-ask-part = Пара завершится, обе стороны узнают об этом один раз, без причины. Почему завершаем? Выберите или напишите.
worry-ask-part-group = Из группы выйдет только тот, кто просил. Почему? Выберите или напишите.

# Сколько длилась встреча, и журнал по месяцам.
duration-minutes = { $m } мин
duration-hours = { $h } ч
duration = { $h } ч { $m } мин
minutes-button = { $n } мин
minutes-ask = Сколько длилась встреча? Напишите минуты или часы, например: 50 или 1 ч 15 мин.
minutes-not-yours = Сколько длилась встреча, отмечают сами её участники.
minutes-unclear = Не поняла «{ $text }». Напишите, например: 50 или 1 ч 15 мин.
minutes-out-of-range = Встреча длится от { $least } до { $most } минут. Напишите, например: 50 или 1 ч 15 мин.
journal-button = 📓 Журнал встреч
journal-month = 📓 <b>{ $month }</b>

    Встреч: { $n }, это { $hours }. Всего встреч: { $total }.
journal-empty = 📓 <b>Журнал встреч</b>

    Встреч пока не записано.
journal-entry = { $day } · { $form }
journal-earlier = ← Раньше
journal-later = Позже →
entry-minutes = ⏱ { $length }
entry-usual = ⏱ Обычно { $length }. Если было иначе, скажите сколько.
entry-mine = Записали вы.
entry-theirs = Записала другая сторона.
entry-both = Записали обе стороны, встреча одна.
entry-length = ⏱ Другое время
entry-fix-day = 📅 Исправить день
entry-fix-form = ✏️ Исправить вид
entry-delete = 🗑 Удалить
entry-ask-delete = Удалить запись об этой встрече?
entry-yes-delete = 🗑 Да, удалить
entry-to-journal = 📓 К журналу
entry-deleted = Запись удалена
entry-stays = Эту встречу записала и другая сторона: её запись осталась.
meetings-there-already = Встреча в этот день и такого вида уже записана. Назовите другой день или вид.

# Часы наставников.
hours-button = ⏱ Часы наставников
hours-title = ⏱ <b>Часы наставников</b>

    Всего { $hours }, встреч: { $n }.
hours-of-many = ⏱ <b>Часы наставников</b>

    Наставников много, поэтому итог по всем здесь не подсчитан: он есть в отчёте по программе.
hours-none = ⏱ <b>Часы наставников</b>

    Пока никто не наставляет.
hours-line = { $hours } · { $name }
hours-lengths = ⚙️ Сколько длится встреча
hours-lengths-title = Сколько засчитывать за встречу, если минуты не указаны? Нажмите, чтобы изменить.
hours-form = { $form } · { $hours }
hours-length-ask = Сколько засчитывать за одну встречу ({ $form })? Выберите или напишите, например: 50 или 1 ч 15 мин.
hours-of-mentor = ⏱ У наставника в программе: { $hours }, встреч: { $n }.
hours-mine = ⏱ Ваши часы наставника: { $hours }, встреч: { $n }.

# Пять шагов наставничества онлайн.
online-button = 💻 Встречи онлайн
online-title = 💻 <b>Наставничество онлайн</b>
online-none = Если вы работаете вместе в основном на расстоянии, отметьте это. Бот проведёт вас по пяти шагам, от первого входа до постоянного ритма, и подскажет, что делать на каждом.
online-line = 💻 Онлайн, шаг { $n } из { $of }: <b>{ $name }</b>
online-past = ✓ { $n }. { $name }
online-now = ▶️ <b>{ $n }. { $name }</b>
online-to-come = ▫️ { $n }. { $name }
online-suggested = Что сделать на этом шаге:
online-step-access = доступ и настрой
online-step-acquaintance = знакомство
online-step-exchange = обмен
online-step-practice = общая практика
online-step-rhythm = постоянный ритм
online-access-first = • Проверьте вдвоём связь, звук и то, где лежат общие файлы: десяти минут хватит.
online-access-second = • Скажите друг другу, зачем вам эта работа и в какие дни удобно созваниваться.
online-acquaintance-first = • Расскажите о своих классах и об одном уроке, который вам дорог.
online-acquaintance-second = • Договоритесь, как пишете друг другу: где, в какие часы и как скоро отвечаете.
online-exchange-first = • Пришлите друг другу по одному материалу и отметьте, что взяли бы к себе.
online-exchange-second = • Посмотрите запись или план урока и задайте по три вопроса.
online-practice-first = • Составьте один урок вместе в общем документе, а проведите каждый у себя.
online-practice-second = • Разберите по видео трудное место урока и выберите, что попробовать иначе.
online-rhythm-first = • Закрепите день созвона и заранее записывайте, с чем к нему придёте.
online-rhythm-second = • Раз в месяц подводите короткий итог: что вошло в работу и что дальше.
online-begin = 💻 Встречаемся онлайн
online-forward = Следующий шаг ▶️
online-backward = ◀️ Предыдущий шаг
online-end = Больше не онлайн
online-not-online = Эта пара не отмечена как онлайн. Отметьте это на экране «Встречи онлайн».
online-step-not-next = Шаг с тех пор уже сменился. Откройте «Встречи онлайн» ещё раз: там виден нынешний.
news-step = 💻 Ваше наставничество онлайн ({ $names }): шаг { $n } из 5, «{ $name }». Что сделать на нём, подскажет экран пары.
my-partners-takeaways = 💡 <b>Берут в работу</b>
my-partners-takeaway = { $who }: { $what } ({ $event }, { $day })

# Лист посещения урока.
visit-button = 📝 Лист посещения урока
visit-whose = Чей урок вы посетили?
visit-title = 📝 <b>Лист посещения урока</b>: { $who }
visit-intro = { $total ->
    [one] { $total } вопрос
    [few] { $total } вопроса
   *[many] { $total } вопросов
}, { $minutes ->
    [1] меньше минуты
   *[other] около { $minutes } минут
}. Лист прочтёте <b>вы и { $who }</b>, больше никто; посещение встанет в журнал встреч.
visit-error-consent = Согласия на обработку данных ещё нет ({ $who }): без него лист не заполняют. Посещение можно отметить в журнале встреч.
visit-give-up = ✖ Не заполнять лист
visit-give-up-sure = <b>Отказаться от листа?</b> Всё, что в нём записано, удалится: в журнал встреч ничего не попадёт, и { $who } о нём не узнает.
visit-give-up-yes = Да, удалить лист
visit-go-on = ← Продолжить лист
visit-given-up = Лист удалён, из него ничего не сохранено. Новый можно начать в карточке пары.
visit-done = Спасибо! Лист готов: в журнале встреч его прочтёте вы и { $who }.
visit-read = 📝 Лист посещения
visit-heading = { $heading }
visit-mark = · { $question }: <b>{ $answer }</b>
visit-words = <b>{ $question }</b>
    { $answer }
visit-none = Листа больше нет.
visit-file = 📎 Фото или файл
news-visited = 📝 Лист посещения вашего урока готов: { $names }. Он в журнале встреч вашей пары.
