# События: карточки, приглашения, напоминания, кто был.
event-kind = { $kind ->
    [lesson] Открытый урок
    [master_class] Мастер-класс
    [trial_lesson] Пробный урок
    [seminar] Семинар
    [council] Совет
    [festival] Фестиваль
   *[other] Событие
}
event-name = { $word } «{ $title }»
event-about = 🎓 <b>{ $name }</b>
    { $when }
event-about-place = 📍 { $place }
event-about-link = 🔗 { $link }

# Ответ гостя
event-answer-going = Приду
event-answer-maybe = Возможно
event-answer-declined = Не смогу
event-chosen = ✓ { $label }
event-chosen-waiting = ⏳ Жду
event-answered-going = Записала: вы придёте. Напомню за день и за час.
event-answered-waiting = Мест уже нет: вы в очереди, номер { $queue }. Сообщу, как только место освободится.
event-answered-maybe = Записала: возможно. Напомню за день и за час, передумать можно до начала.
event-answered-declined = Записала: не сможете. Передумать можно до начала.

# Приходит само
event-soon-day = { $answer ->
    [maybe] ⏰ Напоминаю о событии. Вы ответили «Возможно»: решили, придёте ли?
   *[other] ⏰ Напоминаю о событии: вы ответили, что придёте.
}
event-soon-leads = ⏰ Напоминаю: вы ведёте это событие.
event-soon-hour = ⏰ Совсем скоро, в { $clock }.
event-moved = 🔁 <b>Событие перенесено.</b> Новое время ниже.
event-moved-question = Сможете прийти?
event-relocated = 📍 <b>У события новое место.</b> Время прежнее.
event-leads = 🎤 <b>Вы ведёте событие.</b> На нём вы сможете показать код для входа и отметить, кто был.
event-leads-not = 🎤 { $name }, { $when }: ведёт его теперь не вы. Если это ошибка, скажите методисту.
event-leads-rider = Вы ведёте: { $name }, { $when }
event-materials-rider = 📎 { $name }: { $count ->
    [one] { $count } материал
    [few] { $count } материала
   *[many] { $count } материалов
} для вас
event-invitation = ✉️ <b>Вас приглашают на событие.</b> Сможете прийти?
event-invitation-rider = Вас приглашают: { $name }, { $when }
event-open-answer = ✉️ Ответить
event-added-rider = { $name } ({ $when }): в программе новые занятия, выберите, на какие придёте
event-open-lessons = 🗓 Выбрать занятия
event-uninvited = Приглашение снято: { $name }, { $when }. Приходить не нужно; если это ошибка, скажите методисту.
event-connect = 🔗 Подключиться
event-open-code = 🎤 Открыть событие
event-open-materials = 📎 Материалы
event-place-free = 🎉 <b>Место освободилось: вы идёте.</b> Если планы изменились, ответьте «Не смогу»: место получит следующий.
event-cancelled = ✖️ <b>Событие отменено</b>: { $name }, { $when }. Приходить не нужно.
attendance-ask = { $name }: событие завершилось. Отметьте, кто был: им придёт короткий опрос. Пока никто не отмечен, опрос ждёт.
attendance-nobody = { $name }: никто из отмеченных ещё не открыл бота, поэтому опроса не будет. Если были и другие, отметьте их.
attendance-button = Отметить, кто был
attendance-rider = Отметьте, кто был: { $name }

# Экраны методиста
events-title = 🎓 <b>События</b>
events-none = Ближайших событий нет.
events-upcoming = Ближайшие: { $count }. Выберите событие или создайте новое.
events-past-title = 🎓 <b>Прошедшие события</b>
events-past-none = Прошедших событий пока нет.
events-unticked = ❗ Ждут отметки, кто был: { $count }
events-new = ➕ Новое событие
events-past = Прошедшие
events-line = { $day } · { $title }
events-line-cancelled = ✖ { $day } · { $title }

event-card-counts = Приглашены: { $guests }{ $going ->
    [0] { "" }
   *[other] { " " }· придут { $going }
}{ $waiting ->
    [0] { "" }
   *[other] { " " }· в очереди { $waiting }
}{ $maybe ->
    [0] { "" }
   *[other] { " " }· возможно { $maybe }
}{ $declined ->
    [0] { "" }
   *[other] { " " }· не смогут { $declined }
}{ $silent ->
    [0] { "" }
   *[other] { " " }· молчат { $silent }
}
event-card-places = 🪑 Мест: { $places }, свободно { $free }.
event-card-host = 🏫 Принимает: { $school }
event-card-opening = Приказ о проведении: { $order }
event-card-closing = Приказ об итогах: { $order }
event-card-materials = 📎 Материалов: { $count }
event-order = № { $number } от { $day }
event-card-nobody = Пока никто не приглашён.
event-card-attended = { $uninvited ->
    [0] Были: { $attended }.
   *[other] Были: { $attended }. Без приглашения: { $uninvited }.
}
event-card-presenters = 🎤 Ведёт: { $names }
event-card-survey = { $anonymous ->
    [yes] После события придёт опрос: оценки анонимно.
   *[no] После события придёт опрос: оценки с именами.
}
event-card-apart = { $series ->
    [yes] После каждого занятия придёт свой опрос.
   *[no] Опрос придёт один, после всех занятий.
}
event-card-cancelled = ✖️ Событие отменено.
event-card-coming = Опрос придёт тем, кто был, ближайшим рабочим утром.
event-card-asked = ❗ Отметьте, кто был: опрос ждёт этого.
event-card-surveyed = Опрос разослан.
event-card-empty = Никто не отмечен: опроса не будет.
event-invite = 📣 Пригласить рассылкой
event-invited = 👥 Гости · { $guests }
event-attendance = ✅ Кто был
event-calendar = 📅 В календарь
event-lessons = 📋 Занятия · { $lessons }
event-choose-lessons = 📋 Выбрать занятия · { $lessons }
events-calendar = События
event-edit-button = ✏️ Изменить
event-edit = <b>{ $name }</b>
    Что изменить? О новом месте сообщу всем, кто не отказался; об остальном никого не беспокою.
event-edit-title = Название
event-edit-place = 📍 Место и ссылка
event-edit-ask-title = <b>{ $name }</b>
    Напишите новое название или выберите, что это за событие.
event-edit-ask-place = <b>{ $name }</b>
    Сейчас: { $place }
    Где теперь? Напишите адрес, кабинет или ссылку на встречу, можно всё вместе. Сообщу сразу всем, кто не отказался.
event-materials = 📎 Материалы
event-papers = 🗂 Для отчёта
event-edit-places = 🪑 Места
event-places = <b>{ $name }</b>
    { $places ->
    [0] Мест сейчас без ограничения, придут { $taken }.
   *[other] Сейчас мест: { $places }, придут { $taken }, ждут места { $waiting }.
} Сколько всего мест? Напишите число, например: 20. Кому не хватит, встанут в очередь; освободится место, первый получит его сам.
event-places-none = Без ограничения
event-typed-places-unclear = Не поняла «{ $text }». Напишите число мест, например: 20.
event-error-places-number = Мест может быть от 1 до { $limit }.
event-error-places-taken = Уже обещали прийти { $taken }: мест не может быть меньше. Назовите число не меньше { $taken }.
event-code-button = 🔑 Код для входа
event-presenters = 🎤 Ведущие
event-results = 📊 Опрос
event-move = 🔁 Перенести
event-cancel = ✖️ Отменить событие

# Создание
event-new-kind = <b>Новое событие.</b> Что это будет?
event-new-title = { $kind }. Как называется? Напишите тему, например: Готовимся к ОГЭ.
event-new-day = <b>{ $name }</b>
    Когда? Выберите день или напишите: «12 декабря», «завтра в 15:00», «через неделю».
event-new-time = <b>{ $name }</b>
    { $day }. Во сколько начало? Выберите или напишите, например: 14:30.
event-new-length = <b>{ $name }</b>
    { $when }. Сколько продлится? Выберите или напишите время конца, например: 16:30.
event-new-place = <b>{ $name }</b>
    { $when }. Где? Напишите адрес, кабинет или ссылку на встречу.
event-new-confirm = Проверьте:
event-new-anonymous = { $anonymous ->
    [yes] Оценки после: анонимно ✓
   *[no] Оценки после: с именами
}
event-new-create = Создать
event-new-no-place = Без места
event-minutes = { $minutes ->
    [45] 45 минут
    [60] 1 час
    [90] 1,5 часа
    [120] 2 часа
    [180] 3 часа
    [240] 4 часа
   *[other] { $minutes } мин
}
event-created = Событие создано. Теперь пригласите гостей.

event-typed-day-unclear = Не поняла дату «{ $text }». Напишите, например: 12 декабря, завтра в 15:00, через неделю.
event-typed-past = { $when } уже прошло. Нужен день впереди, например: завтра в 15:00.
event-typed-time-unclear = Не поняла время «{ $text }». Напишите, например: 14:30.
event-typed-end-unclear = Не поняла. Напишите время конца позже начала ({ $start }), например: 16:30.

event-move-day = Перенос: <b>{ $name }</b>, сейчас { $when }.
    На какой день? Выберите или напишите: «12 декабря в 15:00».
event-move-confirm = Перенести <b>{ $name }</b>
    с { $was } на <b>{ $when }</b>, { $length }?
    Сообщу сразу всем приглашённым.
event-move-length = ⏱ Другая длительность
event-move-yes = Перенести
event-cancel-confirm = Отменить <b>{ $name }</b>, { $when }?
    Сообщу сразу всем, кто не отказался. Вернуть событие будет нельзя.
event-cancel-yes = Да, отменить
event-told = { $told ->
    [0] Сообщать в боте некому.
    [one] Сообщу { $told } гостю.
   *[other] Сообщу { $told } гостям.
} { $untold ->
    [0] { "" }
    [one] Ещё { $untold } без бота: сообщите сами.
   *[other] Ещё { $untold } без бота: сообщите сами.
}
event-not-moved = Это то же самое время: переносить нечего.

# Кто был
attendance-title = <b>{ $name }</b>
    Кто был? Нажмите на имя, чтобы отметить или снять; фамилию можно написать. Отмечено: { $attended } из { $guests }.
attendance-none = <b>{ $name }</b>
    Гостей в списке нет. Добавьте тех, кто был.
attendance-add = ➕ Был кто-то ещё
attendance-done = Готово
attendance-person = { $n }. { $attended ->
    [yes] ✅
   *[no] ▫️
} { $name }
attendance-line = { $n }. { $attended ->
    [yes] ✅
   *[no] ▫️
} { $who }{ $marks }
attendance-by-code = по коду
attendance-uninvited = без приглашения
attendance-searched = Поиск «{ $search }»: { $count ->
    [0] никого. Проверьте фамилию.
   *[other] { $count }
}
attendance-clear = Показать всех
attendance-search = Кто ещё был на <b>{ $name }</b>? Напишите фамилию или её начало.
attendance-found = Нашла: { $count }. Нажмите, чтобы отметить.
attendance-not-found = Среди участников программы нет «{ $text }» или они уже в списке. Проверьте фамилию.
attendance-added = Отметила: { $name }
attendance-finished-later = Запомнила: были { $attended }. Опрос придёт им после окончания события.
attendance-finished = Спасибо! Были { $attended }: опрос придёт им сам.
attendance-finished-nobody = Никто не отмечен. Опроса не будет; если это ошибка, отметьте, кто был.
attendance-kept = Отметка снята. Анонимный опрос уже идёт, и приглашение к нему остаётся: иначе по числам было бы видно, кто ответил.
attendance-late = Опрос уже закрыт: отметка сохранена, но спросить уже нельзя.

# Код на событии
event-code = 🔑 <b>{ $name }</b>
    Код для входа: <b><code>{ $code }</code></b>
    Прочитайте его вслух или покажите QR-код: гости пришлют мне цифры или наведут камеру.
    Действует: { $opens } – { $closes }. Отметились: { $attended }.
event-code-qr = 🔳 Показать QR-код
event-code-look = 🔄 Обновить
event-code-renew = Новый код
event-code-renewed = Новый код: { $code }. Прежний больше не действует. Лишние отметки можно снять в списке «Кто был».
checkin-done = ✅ Отметила: вы на событии. { $name }
checkin-again = ✅ Вы уже отмечены. { $name }
checkin-unknown = Такого кода нет, или это событие не вашей программы. Посмотрите на код ещё раз: шесть цифр, например 482 137.
checkin-stranger = По этому коду отмечаются участники программы. Попросите у методиста личную ссылку, откройте её, а потом пришлите мне код ещё раз.
checkin-early = Рано: отметиться на «{ $title }» можно { $opens } – { $closes } по времени программы. Пришлите код тогда же, он не изменится.
checkin-late = Поздно: отметиться на «{ $title }» можно было { $opens } – { $closes } по времени программы. Если вы там были, скажите ведущему: отметить может и он.
checkin-too-often = Код не подошёл уже { $tries } раз. Следующая попытка через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[many] { $minutes } минут
 }. Проверьте цифры у ведущего; отметить вас может и он.
checkin-struck = Ведущий снял вашу отметку. Если это ошибка, скажите ему: он поставит её сам.
checkin-closed = Код действовал { $opens } – { $closes } по времени программы. Отметить, кто был, можно в списке.

# Ведущие
presenters-some = <b>{ $name }</b>
    Кто ведёт событие: показывает код и отмечает, кто был. Нажмите, чтобы убрать; чтобы добавить, напишите фамилию.
presenters-none = <b>{ $name }</b>
    Ведущих пока нет. Напишите фамилию того, кто ведёт: он сможет показать код и отметить, кто был.
presenters-remove = ✖ { $label }
presenters-add = ➕ Добавить ведущего
presenters-search = Кто ведёт событие? Напишите фамилию или её начало, например: Смирн.
presenters-found = Нашла: { $count }. Нажмите, чтобы добавить.
presenters-not-found = Среди участников программы нет «{ $text }» или они уже ведут. Проверьте фамилию.
presenters-added = Готово: событие появится у ведущего в разделе «События».
presenters-removed = Убрала.
event-error-presenters = У события может быть не больше { $limit } ведущих.

# Экран учителя
event-mine-leads = 🎤 Вы ведёте это событие: можете показать код и отметить, кто был.
events-mine-none = Приглашений пока нет. Когда методист позовёт на событие, оно появится здесь.
events-mine = Ваши события. Выберите, чтобы ответить.
event-mine-answer = { $answer ->
    [going] Вы ответили: придёте.
    [waiting] Мест нет, вы в очереди: номер { $queue }. Сообщу, как только место освободится.
    [maybe] Вы ответили: возможно.
    [declined] Вы ответили: не сможете.
   *[none] Сможете прийти?
}
event-mine-over = Событие уже прошло.
event-mine-started = Событие уже идёт.

event-error-title = Нужно название события, например: Готовимся к ОГЭ.
event-error-past = Это время уже прошло. Выберите другое.
event-error-length = Так долго событие длиться не может: не больше недели.
event-error-cancelled = Событие отменено, менять его уже нельзя.
event-error-started = Событие уже началось, ответ изменить нельзя.
event-error-over = Событие уже прошло.
event-error-not-started = Событие ещё не началось: отметить, кто был, можно с его начала.

event-item = { $label }

# Для отчёта
event-papers-title = 🗂 <b>{ $name }</b>
event-papers-none = Пока ничего не указано.
event-papers-stage = Этап
event-papers-deficits = Дефициты
event-papers-school = Школа-хозяйка
event-papers-opening = Приказ о проведении
event-papers-closing = Приказ об итогах
event-ask-stage = <b>{ $name }</b>
    Какой это этап «обучения действием»?
event-stage-by-kind = Определять по виду
event-ask-deficits = <b>{ $name }</b>
    Какие дефициты помогает восполнить? Можно отметить несколько.
event-ask-school = <b>{ $name }</b>
    В какой школе проходит? Выберите или напишите часть названия.
event-no-school = Не указывать
event-ask-order = <b>{ $name }</b>
    { $which ->
    [opening] Приказ о проведении
   *[closing] Приказ об итогах
}, сейчас: { $known }
    Напишите номер и дату, например: № 123-од от 01.09.2026. Чтобы убрать, напишите «-».
event-error-surveyed = Опрос уже разослан: как спрашивать, менять поздно.
event-error-link = «{ $text }» не похоже на ссылку. Пример: https://example.ru/meeting

# Материалы
event-mine-materials = 📎 Материалы
materials-title = 📎 <b>{ $name }</b>
materials-none = 📎 <b>{ $name }</b>
    Материалов пока нет.
materials-file = { $n }. 📄 { $title }{ $later ->
    [yes] {" "}· после события
   *[no] {""}
}
materials-link = { $n }. { $title }{ $link }{ $later ->
    [yes] {" "}· после события
   *[no] {""}
}
materials-caption = 📎 { $title }
materials-add = ➕ Добавить
materials-remove = ✖ Убрать
materials-ask = Пришлите файл (подпись станет названием) или ссылку, перед ней можно написать название: Презентация https://example.ru/slides
materials-later = { $later ->
    [yes] Выдать: после события ✓
   *[no] Выдать: сразу
}
materials-unclear = Пришлите файл или ссылку, например: Презентация https://example.ru/slides
materials-removed = Убрала.
event-error-materials = У события может быть не больше { $limit } материалов: уберите лишние.

# Серия занятий
series-title = 📋 <b>{ $name }</b>
    Занятия по порядку. Нажмите, чтобы открыть карточку.
series-choose = 📋 <b>{ $name }</b>
    Отметьте занятия, на которые придёте, можно несколько. Ещё нажатие: «может быть» (❔), третье снимает отметку. Передумать можно до начала.
series-none = 📋 <b>{ $name }</b>
    Занятий пока нет. Приглашение будет одно на всю серию, а занятия каждый выберет сам.
series-line = { $mark }{ $n }. <b>{ $title }</b>
    { $when }{ $about }
series-cancelled = отменено
series-started = уже началось
series-free = { $free ->
    [0] мест нет, в очереди { $waiting }
   *[other] свободно { $free }
}
series-counts = придут { $going }{ $places ->
    [0] {""}
   *[other] {" "}из { $places }
}{ $waiting ->
    [0] {""}
   *[other] , ждут { $waiting }
}{ $attended ->
    [0] {""}
   *[other] , были { $attended }
}
series-new = ➕ Добавить занятие
series-survey = { $one ->
    [yes] Опрос: один на всю серию
   *[no] Опрос: после занятия
}
series-created = Занятие добавлено. Места и ведущего можно указать в «Изменить».
event-error-no-lessons = Сначала добавьте занятия.
event-error-lesson-in-lesson = У занятия не может быть своих занятий.
event-error-lessons = В серии может быть не больше { $limit } занятий.
event-error-series-time = Время серии складывается из занятий: перенесите занятие.

# Приглашённые
invited-title = 👥 <b>{ $name }</b>
    Приглашены: { $guests }. Фамилию можно написать, чтобы найти. { $told }
invited-line = { $n }. { $who } · { $answer ->
    [going] придёт
    [waiting] в очереди
    [maybe] возможно
    [declined] не сможет
   *[none] нет ответа
}
invited-add = ➕ Пригласить ещё
invited-remove = ✖ Снять приглашение
invited-whom = <b>{ $name }</b>
    { $mode ->
    [add] Кого пригласить ещё? Новым гостям сообщу в их сообщении дня, остальных не побеспокою.
   *[remove] С кого снять приглашение? Сообщу один раз тем, кто о нём уже знает и не отказался.
} Выберите, кто это, или напишите фамилию.
invited-ask = { $mode ->
    [add] Кого пригласить? Напишите фамилию.
   *[remove] С кого снять приглашение? Напишите фамилию.
}
invited-found = Нашла: { $count }. { $mode ->
    [add] Нажмите, чтобы пригласить.
   *[remove] Нажмите, чтобы снять приглашение.
}
invited-not-found = Не нашла «{ $text }»: проверьте фамилию. Возможно, приглашение менять не нужно.
invited-school = { $mode ->
    [add] Кого пригласить: какая школа? Выберите или напишите часть названия.
   *[remove] С кого снять приглашение: какая школа? Выберите или напишите часть названия.
}
invited-confirm = { $mode ->
    [add] { $count ->
        [0] Здесь все уже приглашены.
       *[other] Ещё не приглашены: { $count }. Пригласить?
    }
   *[remove] { $count ->
        [0] Здесь никто не приглашён.
       *[other] Приглашены: { $count }. Снять приглашение?
    }
}
invited-yes = { $mode ->
    [add] Пригласить · { $count }
   *[remove] Снять · { $count }
}
event-error-lesson-invites = На занятия серии приглашают вместе: пригласите на саму серию.
