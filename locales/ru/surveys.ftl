# Опрос после события: разговор в одном сообщении.
survey-question-useful = Насколько пригодится в вашей работе?
survey-question-organised = Как было организовано?
survey-question-recommend = Посоветуете коллегам? 0 — точно нет, 10 — обязательно.
survey-question-takeaway = Что берёте себе? Выберите или напишите своими словами.
survey-question-plan = Что попробуете у себя и когда? Напишите или выберите:

survey-take-technique = Приём или способ работы
survey-take-tasks = Задания и материалы
survey-take-assessment = Разбор или оценивание
survey-take-nothing = Пока ничего
survey-when-week = На этой неделе
survey-when-month = До конца месяца
survey-when-unknown = Пока не знаю

survey-intro-anonymous = { $total ->
    [one] { $total } вопрос
    [few] { $total } вопроса
   *[many] { $total } вопросов
}, { $minutes ->
    [1] меньше минуты
   *[other] около { $minutes } минут
}. { $hidden ->
    [one] Первый ответ <b>анонимный</b>
    [few] Первые { $hidden } ответа <b>анонимны</b>
   *[many] Первые { $hidden } ответов <b>анонимны</b>
}: методист увидит только сводку, и только если ответят { $least } человек или больше.
survey-intro-named = { $total ->
    [one] { $total } вопрос
    [few] { $total } вопроса
   *[many] { $total } вопросов
}, { $minutes ->
    [1] меньше минуты
   *[other] около { $minutes } минут
}. Ответы <b>с вашим именем</b>: их увидит методист.
survey-part-anonymous = Этот ответ анонимный.
survey-part-named = Этот ответ с вашим именем.
survey-boundary-anonymous = Спасибо, оценки отправлены <b>без имени</b>. Дальше { $left ->
    [one] { $left } вопрос
    [few] { $left } вопроса
   *[many] { $left } вопросов
} для вас и вашего наставника: <b>с именем</b>. Методист увидит эти ответы без имён, вперемешку.
survey-boundary-named = Спасибо. Дальше { $left ->
    [one] { $left } вопрос
    [few] { $left } вопроса
   *[many] { $left } вопросов
} для вас и вашего наставника.
survey-title = <b>{ $name }</b>, { $day }
survey-progress = { $bar } { $position } из { $total }
survey-picked = Ваш ответ: { $answer }
survey-picked-when = Записала: «{ $answer }». Когда?
survey-chase = Напоминаю об опросе: ответы ещё принимаются.
survey-thanks = Спасибо! Ответы записаны.
survey-offer = Спасибо! Напомнить вам об этом { $friday ->
    [yes] в пятницу
   *[no] в этот день
}, { $day }?
survey-offer-yes = Да, напомнить
survey-offer-no = Не нужно
survey-promised = Спасибо! Напомню { $day }.
survey-declined = Спасибо! Напоминать не буду.
survey-closed = Опрос закрыт, ответы больше не принимаются. Спасибо!
survey-promise-text = Попробовать у себя: { $what }
survey-promise-event = То, что понравилось: { $name }
survey-rider = Опрос: { $name }, { $minutes ->
    [1] меньше минуты
   *[other] около { $minutes } минут
}
survey-rider-button = Ответить на опрос

survey-stale = На этот вопрос вы уже ответили. Изменить можно кнопкой «Назад», пока часть не отправлена.
survey-closed-note = Опрос уже закрыт.
survey-error-range = Нужно число от { $first } до { $last }: нажмите кнопку или напишите цифрой, например { $last }. Прежние ответы на месте.
survey-error-choose = Выберите, пожалуйста, одну из кнопок под вопросом. Прежние ответы на месте.
survey-error-empty = Ответ пустой. Напишите словами или нажмите кнопку под вопросом.
survey-error-text-only = Здесь нужен ответ кнопкой или текстом, а голос, фото и файлы не подойдут. Прежние ответы на месте.
survey-error-required = На этот вопрос нужен ответ: без него сводка не сложится. Прежние ответы на месте.
survey-error-left = Вас сняли из списка бывших на событии, поэтому отвечать не нужно. Если это ошибка, напишите методисту.
survey-error-closed-chase = Опрос уже закрыт: напоминать поздно.
survey-error-chased = Напомнить можно не больше двух раз ({ $most }): это уже сделано.
survey-error-chased-today = Сегодня уже напоминали. Второй раз можно завтра.
survey-error-nobody-left = Напоминать некому: все, кому можно написать, уже ответили.

survey-title-own = <b>{ $name }</b>, до { $day }
survey-intro-all-anonymous = { $total ->
    [one] { $total } вопрос
    [few] { $total } вопроса
   *[many] { $total } вопросов
}, { $minutes ->
    [1] меньше минуты
   *[other] около { $minutes } минут
}. Ответы <b>анонимны</b>: методист увидит только сводку, и только если ответят { $least } человек или больше.
survey-hint-number = Напишите целое число от { $first } до { $last }.
survey-hint-date = Выберите день или напишите: «12 декабря», «вчера».
survey-hint-file = Пришлите фото, видео или файл обычным сообщением.
survey-hint-multiple = Можно выбрать несколько.
survey-hint-text = Напишите ответ обычным сообщением.
survey-hint-matrix = 1 — совсем нет, 5 — полностью да.
survey-done = Готово, выбрано { $count }
survey-preview-next = Дальше →
survey-error-no-button = На этот вопрос отвечают сообщением: как именно, сказано под вопросом.
survey-error-choose-several = Отметьте, пожалуйста, один или несколько вариантов кнопками под вопросом и нажмите «Готово». Прежние ответы на месте.
survey-error-number = Нужно целое число от { $first } до { $last }, например { $example }. Прежние ответы на месте.
survey-error-date = Не поняла день «{ $text }». Напишите, например, «12 декабря» или «вчера», либо выберите в календаре. Прежние ответы на месте.
survey-error-file = Здесь нужен файл, фото или видео: прикрепите его к сообщению. Прежние ответы на месте.
