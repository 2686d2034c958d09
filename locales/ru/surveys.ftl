# Опрос после события: разговор в одном сообщении.
survey-question-useful = Насколько пригодится в вашей работе?
survey-question-organised = Как было организовано?
survey-question-recommend = Посоветуете коллегам? 0 — точно нет, 10 — обязательно.
survey-question-takeaway = Что берёте себе? Выберите или напишите своими словами.
survey-question-hard = Что было трудно? Выберите или напишите своими словами.
survey-question-plan = Что попробуете у себя и когда? Напишите или выберите:

survey-take-technique = Приём или способ работы
survey-take-tasks = Задания и материалы
survey-take-assessment = Разбор или оценивание
survey-take-nothing = Пока ничего
survey-hard-time = Время на подготовку
survey-hard-volume = Темп и объём материала
survey-hard-class = Перенести в свой класс
survey-hard-nothing = Ничего трудного
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
survey-boundary-own = Спасибо, ответы отправлены <b>без имени</b>. Дальше { $left ->
    [one] { $left } вопрос
    [few] { $left } вопроса
   *[many] { $left } вопросов
} <b>с вашим именем</b>. Методист увидит эти ответы без имён, вперемешку.
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
survey-ahead = Дальше вас ждёт: <b>{ $name }</b>, { $when }.
survey-offer = Спасибо! Напомнить вам об этом { $day }?
survey-offer-yes = Да, напомнить
survey-offer-no = Не нужно
survey-promised = Спасибо! Напомню { $day }.
survey-declined = Спасибо! Напоминать не буду.
survey-share = Показать наставнику, что вы берёте в работу: «{ $what }»? Так он сможет помочь. Ваши оценки он не увидит.
survey-share-yes = Да, показать наставнику
survey-share-no = Не показывать
survey-question-attached = Фото или файл к сказанному
survey-attach = 📎 Если хотите, пришлите фото или файл: приложу к вашим ответам.
survey-attached = 📎 Приложено: { $name }
survey-shared = Наставник увидит это на карточке вашей пары.
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
survey-hint-scale = 1 — низко, 5 — высоко.
survey-hint-nps = 0 — точно нет, 10 — обязательно.
survey-hint-matrix = 1 — совсем нет, 5 — полностью да.
survey-done = Готово, выбрано { $count }
survey-preview-next = Дальше →
survey-error-no-button = На этот вопрос отвечают сообщением: как именно, сказано под вопросом.
survey-error-choose-several = Отметьте, пожалуйста, один или несколько вариантов кнопками под вопросом и нажмите «Готово». Прежние ответы на месте.
survey-error-number = Нужно целое число от { $first } до { $last }, например { $example }. Прежние ответы на месте.
survey-error-date = Не поняла день «{ $text }». Напишите, например, «12 декабря» или «вчера», либо выберите в календаре. Прежние ответы на месте.
survey-error-file = Здесь нужен файл, фото или видео: прикрепите его к сообщению. Прежние ответы на месте.

survey-preview = 👁 Так форму увидит педагог. Ответы здесь не сохраняются.
survey-kind-scale = оценка от 1 до 5
survey-kind-matrix = оценка от 1 до 5
survey-kind-nps = от 0 до 10
survey-kind-single = один вариант
survey-kind-multiple = несколько вариантов
survey-kind-number = число
survey-kind-text = своими словами
survey-kind-date = день
survey-kind-file = файл или фото
survey-kind-when = словами и срок
survey-question-line = { $number }. { $text } <i>({ $kind })</i>
survey-question-more = … и ещё { $count }.

# Свои опросы методиста.
surveys-new = ➕ Новый опрос
surveys-forms = 🗂 <b>Форма опроса</b>
    Выберите, о чём спросить. Готовые формы можно сразу посмотреть глазами педагога.
surveys-form = 🗂 <b>{ $title }</b> · { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
 }
surveys-ask-them = Кого спросить →
surveys-look = 👁 Глазами педагога
surveys-ask-circle = <b>Кого спросить?</b>
surveys-to-all = Всех участников
surveys-to-role = По роли…
surveys-to-school = По школам…
surveys-to-category = По категории школ…
surveys-to-people = Поимённо: исполнители…
surveys-to-mentors = Наставники
surveys-to-mentees = Наставляемые
surveys-to-pair-mentors = Наставники в парах
surveys-to-pair-mentees = Наставляемые в парах
surveys-to-curators = Кураторы школ
surveys-to-methodists = Методисты
surveys-to-viewers = Наблюдатели
surveys-ask-role = <b>Какую роль спросить?</b>
surveys-ask-schools = <b>Какие школы спросить?</b> Отметьте одну или несколько.
surveys-ask-category = <b>Школы какой категории спросить?</b>
surveys-ask-people = <b>Кого спросить?</b> Отметьте людей. Каждый получит только этот опрос: для мониторинга по направлениям откройте по одному опросу на направление.
surveys-picked = Дальше, выбрано: { $n }
surveys-pick-one = Отметьте хотя бы одну строку.
surveys-circle-all = все участники
surveys-circle-category = школы категории «{ $category }»
surveys-circle-more = { $names } и ещё { $count }
surveys-check = 📋 <b>{ $title }</b> · { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
 }
surveys-check-asked = Спросим: { $circle }. Получат <b>{ $count }</b>{ $without ->
    [0] .
   *[other] , ещё { $without } пока не открыли бота.
 }
surveys-check-spared = ⚖️ Ещё { $count } в этот раз не спросим: недавно анонимно спрашивали почти тех же людей, и по разнице двух сводок можно было бы узнать ответы немногих. Кого не спросить, решает жребий.
surveys-check-anonymous = 🔒 Анонимно: вы увидите только сводку после закрытия, и только если ответят пятеро или больше.
surveys-check-named = ✍️ С именами: ответы видны вам по мере поступления.
surveys-check-days = { $now ->
    [yes] Откроется сразу
   *[no] Откроется { $opens } в 9:00
}, закроется в конце дня { $closes }. Приглашение придёт в единственном сообщении дня.
surveys-open = ✅ Открыть опрос
surveys-turn-anonymous = { $kind ->
    [yes] ✍️ С именами
   *[no] 🔒 Анонимно
}
surveys-change-title = Название
surveys-change-opens = Когда открыть
surveys-change-closes = Когда закрыть
surveys-ask-title = Сейчас опрос называется «{ $title }». Напишите другое название: его увидят те, кого вы спрашиваете.
surveys-ask-opens = <b>Когда открыть опрос?</b> Выберите день или напишите: «1 декабря», «через неделю».
surveys-opens-now = Сразу
surveys-ask-closes = <b>До какого дня принимать ответы?</b> Выберите день или напишите: «до 10 декабря» — просто «10 декабря».
surveys-opened = Опрос открыт. Приглашение придёт сегодня, если день человека свободен, или с утренним сообщением.
surveys-planned = Опрос запланирован и откроется сам.
surveys-error-title = Название нужно: от одного слова до { $limit } знаков, например «Промежуточный итог».
surveys-error-opens-past = Этот день уже прошёл. Выберите сегодняшний или будущий.
surveys-error-closes = Закрыть можно не раньше дня открытия и не позже чем через { $limit } дней после него. Выберите другой день.
surveys-error-nobody = Спрашивать некого: в этом круге никто ещё не открыл бота и не дал согласия. Выберите других.
surveys-error-few = В этом круге { $count }, а результаты анонимного опроса показываются от { $least } ответов. Откройте опрос с именами или спросите больше людей.
surveys-error-near = Анонимный опрос «{ $title }» с такими же вопросами спрашивает часть этих же людей. По разнице двух сводок можно было бы узнать чужой ответ, поэтому так открыть нельзя до { $day }. Спросите тот же круг, совсем других людей или откройте опрос с именами.
surveys-error-groups = Почти этих же людей недавно спрашивали анонимно. Чтобы разница двух сводок не выдала немногих, часть круга пришлось бы не спрашивать, и осталось бы меньше { $least }. Спросите в точности тот же круг или круг намного больше, откройте опрос с именами или подождите: прежний опрос перестаёт мешать через { $days } дней после закрытия.
surveys-error-near-event = Почти эти же люди отвечают анонимно на опрос после события «{ $title }». По разнице двух сводок можно было бы узнать чужой ответ, поэтому так открыть нельзя до { $day }. Спросите всех, кто там был, совсем других людей или откройте опрос с именами.
surveys-error-many = Поимённо можно выбрать не больше { $limit } человек. Выберите роль или школы.
surveys-error-not-launched = Программа ещё не запущена: бот пока никому не пишет. Сначала нажмите «Запустить программу».
