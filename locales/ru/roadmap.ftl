# Сообщение дня.
bundle-greeting = { $morning ->
    [1] Доброе утро!
   *[other] Добрый день!
} { $count ->
    [one] Одно дело:
   *[other] Ближайшие дела:
}
bundle-line = <b>{ $n }.</b> { $title }. { $when }
bundle-line-done = ✅ <s>{ $n }. { $title }</s>
bundle-line-awaiting = <b>{ $n }.</b> <s>{ $title }</s>
bundle-line-not-possible = <s>{ $n }. { $title }</s> (не получится, методист увидит)
bundle-line-cancelled = <s>{ $n }. { $title }</s> (снято)
bundle-rider = <b>{ $n }.</b> { $text }
bundle-left = Принято. { $count ->
    [one] Осталось: { $left }
   *[other] Осталось: { $left }
}
bundle-all-done = Всё отмечено, спасибо! Больше сегодня ничего не нужно.
bundle-past = Здесь уже ничего не осталось. Свежий список: /menu
bundle-pick-later = Что отложить?
bundle-pick-not-possible = Что не получится?
bundle-pick-help = С чем помочь?
bundle-later = До какого дня отложить пункт { $n }? Нажмите или напишите день, например «25 ноября».
bundle-later-typed = Когда напомнить о пункте { $n }? Напишите день, например: «25 ноября» или «через неделю».
bundle-reason = Почему не получится пункт { $n }? Выберите или напишите: методист увидит причину и решит, как быть.
bundle-reason-typed = Напишите причину в двух словах, её увидит методист.
bundle-help = Позвать помощь по пункту { $n }? Наставник (а если его нет, методист) узнает сразу. Можно написать, что именно нужно.
bundle-help-typed = Напишите одним сообщением, что нужно. Отправлю наставнику или методисту.

when-late = { $days ->
    [one] <b>Просрочено на { $days } день</b>
    [few] <b>Просрочено на { $days } дня</b>
   *[many] <b>Просрочено на { $days } дней</b>
}
when-postponed = Отложено до { $day }
when-window-over = Шло до { $day }
when-day-over = Было { $day }
when-deadline-over = Срок был { $day }
when-window = Идёт до { $day }
when-day = { $day }
when-day-today = Сегодня
when-day-tomorrow = Завтра
when-deadline = До { $day }
when-deadline-today = Сегодня последний день
when-deadline-tomorrow = До завтра

button-tick = { $n } ✓
button-line = { $n }
button-later = Отложить…
button-not-possible = Не получится…
button-help = Нужна помощь
button-no-evidence = Без подтверждения
button-evening = Сегодня вечером
button-tomorrow = Завтра
button-monday = В понедельник
button-other-day = Другой день…
button-own-words = Написать своими словами
button-call-help = Позвать
button-help-words = Написать, что нужно
button-lines-before = ← Предыдущие
button-lines-after = Ещё { $start }–{ $end } →
button-answer = Ответить
button-attention = Посмотреть
reason-time = Не успеваю по времени
reason-not-mine = Это не моё поручение
reason-away = Болею или в отпуске

# Подтверждение. $n — номер строки (0: строка одна).
evidence-wanted-file = { $n ->
    [0] Пришлите документ файлом, фото или ссылкой
   *[other] К пункту { $n } пришлите документ файлом, фото или ссылкой
} ({ $result }).
evidence-wanted-photo = { $n ->
    [0] Пришлите фото
   *[other] К пункту { $n } пришлите фото
} ({ $result }).
evidence-wanted-link = { $n ->
    [0] Пришлите ссылку
   *[other] К пункту { $n } пришлите ссылку
} ({ $result }).
evidence-wanted-number = { $n ->
    [0] Напишите число
   *[other] К пункту { $n } напишите число
} ({ $result }).
evidence-wanted-nothing = { $n ->
    [0] Отмечаю.
   *[other] Отмечаю пункт { $n }.
} { $result }
evidence-wrong-file = Здесь нужен документ: пришлите файл (скрепка → Файл), фото листа или ссылку, например https://disk.yandex.ru/… Если подтверждения нет, нажмите «Без подтверждения».
evidence-wrong-photo = Здесь нужно фото: скрепка → Фото или видео. Если фото нет, нажмите «Без подтверждения».
evidence-wrong-link = Здесь нужна ссылка, например https://школа.рф/новости. Если ссылки нет, нажмите «Без подтверждения».
evidence-wrong-number = Здесь нужно число, например 24. Если числа нет, нажмите «Без подтверждения».
evidence-wrong-nothing = Пришлите текст, фото или файл.
evidence-kept-in-telegram = Отмечено. Копию этого файла бот сделать не может (больше 20 МБ или видео), он остаётся в этой переписке: не удаляйте его, пожалуйста.

answer-done = Отмечено.
answer-already-done = Это уже отмечено, второй раз не нужно.
answer-evidence-wanted = Жду подтверждение.
answer-this-evening = Напомню сегодня в 18:00.
answer-postponed = Напомню.
answer-not-possible = Передам методисту.
answer-closed = Это поручение уже снято.
answer-prompt-gone = Хорошо, пока не отмечаю.
answer-in-words = Жду ответ текстом. Напишите его одним сообщением, или откройте /menu.
said-which = Что именно готово? Нажмите номер или напишите его, например: «2 готово».
said-no-such-line = { $count ->
    [one] Пункта { $numbers } среди несделанных нет: вот что ждёт.
   *[other] Пунктов { $numbers } среди несделанных нет: вот что ждёт.
}
later-not-understood = Не поняла день. Напишите, например: «25 ноября», «в среду» или «через неделю».
later-is-evening = Уже вечер. Выберите другой день, например «Завтра».
later-in-the-past = Этот день уже прошёл. Напишите будущий, например «завтра» или «25 ноября».
later-too-late = К этому дню программа уже закончится. Напишите день раньше.

# Помощь.
help-went-to-mentor = Передаю вашему наставнику. Ответ придёт сюда.
help-went-to-methodist = Передаю методисту. Ответ придёт сюда.
help-went-to-nobody = Записала. Сейчас написать некому, но методист увидит вашу просьбу в списке «Внимание».
help-call = 🆘 <b>{ $asker }</b>, { $school }, просит помощи.
    Дело: { $title }
    Вопрос: { $question }
help-type-answer = Напишите ответ одним сообщением, я передам.
help-answered = ✅ Ответ передан ({ $helper }): { $answer }
help-answer-empty = Ответ пустой. Напишите хотя бы пару слов.
help-answer-arrived = 💬 Ответ на вашу просьбу о помощи («{ $title }»), { $helper }:
    { $answer }

# Просрочки.
school-overdue-line = «{ $title }», просрочено: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}

# Импорт дорожной карты.
import-upload = <b>Дорожная карта</b>
    Пришлите утверждённый план файлом .docx или .xlsx. Я найду таблицу и покажу, что поняла; без вашего подтверждения ничего не сохранится.
import-wrong-kind = Здесь нужен файл .docx или .xlsx: скрепка → Файл. Фото и текст прочитать как план нельзя.
import-no-activities = В этом файле не нашла мероприятий. Нужна таблица, где у каждой строки есть название и срок.
import-preview = Прочитала «{ $file }»: { $total ->
    [one] { $total } строка.
    [few] { $total } строки.
   *[many] { $total } строк.
}
    ✅ понятны: <b>{ $understood }</b>   ❓ с вопросом: <b>{ $questions }</b>{ $skipped ->
    [0] { "" }
   *[other] { "   " }➖ пропущены: <b>{ $skipped }</b>
 }
import-preview-open = Если принять сейчас, строки с вопросом войдут в план, а сроки, которых не хватает, я спрошу позже в разделе «Внимание».
import-preview-replaces = Сохранённый ранее план будет заменён этим.
import-note = ⚠️ { $note }
import-button-sections = Показать по разделам
import-button-questions = { $count ->
    [one] Ответить на { $count } вопрос
    [few] Ответить на { $count } вопроса
   *[many] Ответить на { $count } вопросов
}
import-button-accept = Принять понятные
import-button-accept-all = Всё верно, дальше
import-discarded = Черновик удалён, ничего не сохранено.
import-section = <b>{ $title }</b>
import-no-direction = Без раздела
import-row-line = { $n }. { $mark } { $title }: { $period }
import-row = <b>{ $title }</b>
    Раздел: { $direction }
    Срок: { $period } (в документе: «{ $text }»)
    Ответственные: { $responsible }
    Результат: { $result }
import-row-participants = Участники: { $words }
import-row-place = Где в документе: { $place }
import-place = Таблица { $table }, строка { $row }
import-row-skipped = ➖ Строка пропущена и в план не войдёт.
import-button-title = Изменить название
import-button-period = Изменить срок
import-button-skip-row = Пропустить строку
import-button-restore = Вернуть в план
import-type-title = Напишите новое название мероприятия. Сейчас: { $title }
import-title-empty = Название пустое. Напишите его словами.
import-type-period = Напишите срок словами, как в плане. Например: «до 1 декабря», «15.11.2026», «октябрь – декабрь», «ежемесячно», «в течение года».
    Сейчас: { $words }
import-period-unclear = «{ $text }» не поняла как срок. Попробуйте так: «до 1 декабря» или «с 10 по 20 ноября».
import-question = ❓ { $n } из { $of }. «{ $title }», срок «{ $text }».
import-question-no-period = ❓ { $n } из { $of }. «{ $title }», срока нет.
import-question-when = Когда?
import-question-typed = Напишите срок словами («до 1 декабря», «октябрь – декабрь») или выберите:
import-button-year = В течение года
import-button-ask-later = Спросить позже
import-button-as-read = Оставить: { $period }
import-answered = ✏️ «{ $title }»: поняла так: <b>{ $period }</b>
import-button-fix = ✏️ Исправить прошлый срок
import-questions-over = Вопросов больше нет.
import-responsibles = <b>Кому достанутся мероприятия</b>
    Проверьте, кого означают слова из плана. Нажмите на строку, чтобы изменить. 🙋 – только участники: их пригласят и спросят, участвовали ли; отвечают за мероприятие другие.
import-responsibles-unclear = { $count ->
    [one] ❓ Одна формулировка мне непонятна: пока она ни на кого не укажет.
    [few] ❓ { $count } формулировки мне непонятны: пока они ни на кого не укажут.
   *[many] ❓ { $count } формулировок мне непонятны: пока они ни на кого не укажут.
}
import-wording = { $mark } { $wording } → { $roles }
import-wording-none = Не указано
import-wording-card = { $taking ->
    [yes] {"🙋 Участники:"}{" "}
   *[no] {""}
}<b>{ $wording }</b> ({ $count ->
    [one] { $count } мероприятие
    [few] { $count } мероприятия
   *[many] { $count } мероприятий
}). Кто это?
import-button-move = Перенести на наш год
import-button-choose = Выбрать даты
import-choose-day = «{ $title }». Выберите день{ $day }, а если это несколько дней, то первый из них:
import-choose-last = «{ $title }»: { $day }. Выберите последний день или нажмите:
import-button-only-day = Только этот день
import-button-until-day = Срок до этого дня
import-button-save = Сохранить план
import-saved = { $count ->
    [one] Сохранено { $count } мероприятие.
    [few] Сохранено { $count } мероприятия.
   *[many] Сохранено { $count } мероприятий.
} { $undated ->
    [0] Сроки есть у всех.
    [one] У { $undated } пока нет срока: он ждёт вас в разделе «Внимание».
   *[other] У { $undated } пока нет срока: они ждут вас в разделе «Внимание».
}
roadmap-launched = Программа уже запущена, и поручения по плану розданы: заменить план целиком нельзя, чтобы не потерять отметки. Пришлите новую версию документа в разделе «План»: я сравню её с планом и внесу отличия, которые вы выберете.

roles-nobody = никто
roles-methodist = методист
roles-curator = кураторы школ
roles-mentor = наставники
roles-mentee = наставляемые
roles-viewer = наблюдатели
role-button-methodist = { $mark } Методист
role-button-curator = { $mark } Кураторы школ
role-button-mentor = { $mark } Наставники
role-button-mentee = { $mark } Наставляемые

# Срок словами.
period-date = { $start }
period-deadline = до { $end }
period-window = { $start } – { $end }
period-window-since = с { $start }
period-whole-year = в течение учебного года
period-whole-period = в течение всей программы
period-points = { $points }
period-recurring = повторяется: { $rule }
period-by-schedule = по графику
period-none = не указан
rule-daily = ежедневно
rule-weekly = еженедельно
rule-monthly = ежемесячно
rule-quarterly = раз в квартал
rule-yearly = ежегодно
rule-other = по расписанию

# План.
plan-empty = <b>План</b>
    Дорожной карты пока нет. Загрузите утверждённый документ, возьмите образец или наберите план сами, и я раздам мероприятия участникам.
plan-main = <b>План</b> · { $source }
    Мероприятий: { $count }{ $total ->
    [0] {""}
   *[other] {" "}· поручений выполнено { $done } из { $total } · просрочено { $late }
 }
plan-not-launched = Поручения появятся после запуска программы.
plan-undated = { $count ->
    [one] Без срока { $count } мероприятие.
    [few] Без срока { $count } мероприятия.
   *[many] Без срока { $count } мероприятий.
}
plan-button-go-on = Продолжить разбор плана
plan-button-import = Загрузить план
plan-button-replace = Загрузить другой план
plan-direction-line = <b>{ $n }.</b> { $title } · { $total ->
    [0] { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }
   *[other] сделано { $done } из { $total }
}{ $late ->
    [0] {""}
   *[other] {" "}· ⚠️ просрочено { $late }
}
plan-direction = <b>{ $title }</b>
plan-activity = <b>{ $title }</b>
    Срок: { $period }
    Ответственные: { $responsible } → { $roles }
    Ожидаемый результат: { $result }
plan-activity-counts = Выполнено { $done } из { $total }{ $late ->
    [0] .
   *[other] , просрочено { $late }.
}
plan-activity-takers = Участники: { $words } → { $whom }{ $total ->
    [0] .
   *[other] . Участие отметили { $done } из { $total }.
}
plan-assignee-takes-part = участие
plan-assignee = { $mark } { $person }: { $when }
plan-assignee-done = готово
plan-assignee-done-text = готово: { $text }
plan-assignee-open = ждём { $day }
plan-assignee-late = { $days ->
    [one] просрочено на { $days } день
    [few] просрочено на { $days } дня
   *[many] просрочено на { $days } дней
}
plan-assignee-not-possible = не получится: { $reason }
plan-assignee-cancelled = снято
plan-more = …и ещё { $count }
plan-button-dates = Указать срок
plan-type-dates = Когда это пройдёт? Напишите, например: «20 ноября», «до 1 декабря», «с 10 по 20 ноября».
plan-nobody = { $count ->
    [one] Никому не поручено { $count } мероприятие.
    [few] Никому не поручено { $count } мероприятия.
   *[many] Никому не поручено { $count } мероприятий.
}
plan-button-assign = Кому поручить
plan-has-dates = У этого мероприятия срок уже есть.
plan-no-dates = В этих словах нет дат. Напишите, например: «20 ноября» или «до 1 декабря».
plan-dates-given = { $count ->
    [0] Срок записан.
    [one] Срок записан, роздано { $count } поручение.
    [few] Срок записан, роздано { $count } поручения.
   *[many] Срок записан, роздано { $count } поручений.
}

# Моя неделя.
week-main = <b>Моя неделя</b>
week-empty = <b>Моя неделя</b>
    На этой неделе у вас дел по программе нет. Хорошего дня!
week-line = <b>{ $n }.</b> { $title }. { $when }
week-progress = Всего по дорожной карте: { $done } из { $total } выполнено.
week-button-roadmap = 🗺 Мой план
roadmap-main = <b>Мой план по дорожной карте</b>
    Выполнено { $done } из { $total }.
roadmap-empty = Пока у вас нет поручений по дорожной карте.
week-card = <b>{ $title }</b>
    { $when }
week-card-result = Ожидаемый результат: { $result }
week-card-done = ✅ Выполнено
week-card-not-possible = Не получится; методист увидит
week-button-done = ✓ Готово
week-later = До какого дня отложить? Нажмите или напишите день, например «25 ноября».
week-reason = Почему не получится? Выберите или напишите.
week-help = Напишите, с чем помочь, или нажмите «Позвать».

# Внимание.
attention-main = <b>Требуют внимания: { $more ->
    [0] { $count }
   *[other] больше { $count }
 }</b>
attention-empty = <b>Внимание</b>
    Всё идёт по плану, решать сейчас нечего.
attention-late = ⏰ «{ $title }»: { $count ->
    [one] просрочил { $count } исполнитель
    [few] просрочили { $count } исполнителя
   *[many] просрочили { $count } исполнителей
}
attention-np = 🚫 { $person } не может: { $title }
attention-help = 🆘 { $person } просит помощи: { $title }
attention-away = 📵 Заблокировали бота или удалили переписку: { $count }
attention-unsent = ✉️ Не ушло или неизвестно, дошло ли: { $count }
attention-dates = 📅 Нужен срок: { $title }
attention-request = 💬 { $person } просит другого партнёра
attention-fit = 🌧 { $person }: наставник не очень подходит
attention-personal = 📘 Программа пары, наставник { $person }: { $count ->
    [one] просрочен { $count } шаг
    [few] просрочены { $count } шага
   *[many] просрочено { $count } шагов
}
attention-case-button = { $n }
attention-away-card = <b>Не получают сообщений</b>
    Эти люди заблокировали бота или удалили переписку. Как только они снова напишут боту, всё продолжится.
attention-person-card = <b>{ $person }</b>, { $school }
    Дело: { $title }
    Срок: { $day }
attention-reason = Причина: { $reason }
attention-late-card = ⏰ <b>{ $title }</b>
attention-button-answer = Ответить
attention-button-mark-done = Отметить готовым
attention-button-release = Снять поручение
attention-button-again = Вернуть в работу
attention-button-remind = Напомнить ещё раз
attention-contact-card = { $contact ->
    [not_yet] 📵 Ещё не в боте: личная ссылка не открыта или согласия нет. Напоминание не дойдёт.
    [blocked] 📵 Бот заблокирован. Напоминание не дойдёт.
   *[paused] ⏸ Сообщения на паузе до { $day }. Напоминание придёт потом.
 }
attention-contact-short = { $contact ->
    [not_yet] {" "}· 📵 ещё не в боте
    [blocked] {" "}· 📵 бот заблокирован
   *[paused] {" "}· ⏸ на паузе до { $day }
 }
attention-settled = Готово.
attention-reminded = Напомню { $day }.
attention-type-answer = Напишите ответ, я передам его сразу.
plan-button-evidence = 📎 Подтверждения
plan-evidence-from = 📎 Подтверждение: { $person }

# Изменения плана.
plan-order = Утверждён приказом № { $number } от { $day }
plan-button-order = Приказ о плане
plan-button-change = Изменить…
plan-dates-past = Все эти дни уже прошли. Напишите срок, который ещё впереди, например: «до 20 декабря».
order-type = Напишите номер и дату приказа, например: «№ 123-од от 01.09.2026».
order-unclear = Не вижу номера и даты. Напишите так: «№ 123-од от 01.09.2026».
order-cited = { " " }(приказ № { $number } от { $day })
change-activity = <b>{ $title }</b>
    Срок: { $period }
change-button-move = Перенести срок
change-button-drop = Убрать из плана
change-button-restore = Вернуть в план
change-button-confirm = Перенести
change-button-order = Указать приказ
change-button-other = Другой срок
change-preview = Новый срок: { $period }.
    { $follow ->
        [0] Открытых поручений нет, никому сообщать не нужно.
        [one] Перенесётся { $follow } поручение, сделано уже { $done }.
        [few] Перенесутся { $follow } поручения, сделано уже { $done }.
       *[many] Перенесутся { $follow } поручений, сделано уже { $done }.
    }{ $go ->
        [0] {""}
        [one] {" "}Снимется { $go }.
       *[other] {" "}Снимутся { $go }.
    }{ $people ->
        [0] {""}
        [one] {" "}Об этом узнает { $people } участник, одной строкой в сообщении дня.
        [few] {" "}Об этом узнают { $people } участника, одной строкой в сообщении дня.
       *[many] {" "}Об этом узнают { $people } участников, одной строкой в сообщении дня.
    }
change-moved-note = ✅ Срок перенесён{ $people ->
    [0] .
    [one] , скажу { $people } участнику.
   *[other] , скажу { $people } участникам.
}
change-dropped-note = Мероприятие убрано из плана{ $people ->
    [0] .
    [one] , скажу { $people } участнику.
   *[other] , скажу { $people } участникам.
}
change-drop-sure = Убрать из плана «{ $title }»?
    Открытые поручения снимутся, и тем, кому они даны, я об этом скажу. Сделанное останется в отчёте. Вернуть можно в любой момент.
history-moved = { $day }: срок «{ $before }» → «{ $after }»
history-reworded = { $day }: название было «{ $before }»
history-dropped = { $day }: убрано из плана
history-restored = { $day }: возвращено в план
history-added = { $day }: добавлено в план
change-moved = 📅 «{ $title }»: новый срок «{ $after }» (был «{ $before }»)
change-reworded = «{ $before }» теперь называется «{ $after }»
change-dropped = ➖ «{ $title }»: снято с плана, делать не нужно
change-restored = ↩️ «{ $title }»: снова в плане, срок «{ $after }»
change-added = ➕ Новое в плане: «{ $title }», срок «{ $after }»
button-my-week = Моя неделя

# Проверка подтверждений.
attention-review = 📎 { $count ->
    [one] Ждёт проверки { $count } подтверждение
    [few] Ждут проверки { $count } подтверждения
   *[many] Ждут проверки { $count } подтверждений
}
review-empty = Всё проверено, новых подтверждений нет.
review-card = 📎 Проверка, { $place } из { $total }
    <b>{ $title }</b>
    { $person }, { $school }. Отмечено { $day }
review-text = «{ $text }»
review-file = Файл: { $name }
review-nothing = Без подтверждения: отмечено готовым, но ничего не прислано.
review-again = { $count ->
    [one] Прислано заново: один раз уже возвращали.
   *[other] Прислано заново: возвращали уже { $count } раза.
}
review-button-file = Открыть файл
review-button-accept = Принять
review-button-return = Вернуть…
review-button-accept-all = Принять все
review-accepted-all = { $count ->
    [one] Принято { $count } подтверждение.
    [few] Принято { $count } подтверждения.
   *[many] Принято { $count } подтверждений.
}
review-type-word = Что поправить? Напишите в двух словах, например: «не хватает подписи директора». Участник увидит это и пришлёт заново.
review-word-empty = Напишите хотя бы пару слов, чтобы было понятно, что поправить.
review-settled = Это уже решено: принято или отмечено иначе.
review-returned-note = Возвращено, скажу участнику.
review-returned = ↩️ «{ $title }»: просят поправить. { $note }
week-card-returned = ↩️ Просят поправить: { $note }

# План файлами.
plan-button-year = Год картинкой
button-calendar = В календарь (.ics)
plan-nothing-dated = Пока ни у одного мероприятия нет дат: показывать нечего.
calendar-file = план
calendar-taking-part = Вы участвуете; отвечают другие.
calendar-note = Откройте файл на телефоне, и мероприятия появятся в календаре. Если план изменится, пришлите себе файл ещё раз: записи обновятся, а не удвоятся.

# Спросить о сроке позже.
ask-later-when = Когда спросить о сроке? Нажмите или напишите день: «15 января».
ask-later-week = Через неделю
ask-later-month = Через месяц
ask-later-no-day = Без даты
ask-later-noted = Хорошо, спрошу { $day }.
ask-later-end = Программа заканчивается { $day }: назовите день раньше.
ask-dates-line = 📅 Вы просили спросить о сроке: «{ $title }».
