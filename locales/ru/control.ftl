# Этапы «обучения действием».
learning-stage = { $stage ->
    [theory] теория
    [experience] показ опыта
    [trial_lesson] пробный урок
    [joint_analysis] совместный анализ
    [recommendations] рекомендации
    [individual_trials] индивидуальные пробы
    [group_work] работа в парах и группах
   *[summing_up] подведение итогов
}
stage-said = Этап: { $stage }
stage-guessed = Этап: { $stage } <i>(поняла по названию)</i>
stage-none = Этап: не указан
stage-deficits = Дефициты: { $names }
stage-no-deficits = не указаны
stage-card = <b>{ $title }</b>
stage-ask-deficits = <b>{ $title }</b>
    Какие дефициты помогает восполнить? Можно отметить несколько.
stage-button-confirm = Верно: { $stage }
stage-button-stage = Выбрать этап
stage-button-deficits = Дефициты
stage-button-none = Это не этап
plan-button-stage = Этап и дефициты
attention-no_trial = 🎓 { $school }: показан опыт, пробного урока не было{ $themed ->
    [0] {""}
   *[other] {" "}(тема «{ $theme }»)
 }
attention-no_reflection = 🪞 { $school }: пробный урок был, рефлексии не было{ $themed ->
    [0] {""}
   *[other] {" "}(тема «{ $theme }»)
 }
attention-no_activity = 🧩 «{ $theme }»: помощь нужна { $count ->
    [one] { $count } педагогу
   *[other] { $count } педагогам
}, мероприятий нет
attention-card-no_trial = 🎓 <b>{ $school }</b>
    Опыт показан: «{ $title }», { $day }.{ $themed ->
    [0] {""}
   *[other] {" "}Тема: { $theme }.
 }
    С тех пор пробного урока у школы не было, и впереди он не запланирован. Добавьте его в план или назначьте событие с этапом «пробный урок».
attention-card-no_reflection = 🪞 <b>{ $school }</b>
    Пробный урок: «{ $title }», { $day }.{ $themed ->
    [0] {""}
   *[other] {" "}Тема: { $theme }.
 }
    Прошло больше недели, но его никто не разобрал: нет ни ответов на вопросы после события, ни совместного анализа. Пока помнится, соберите участников.
attention-card-no_activity = 🧩 <b>{ $theme }</b>
    { $count ->
        [one] { $count } педагог отметил
        [few] { $count } педагога отметили
       *[many] { $count } педагогов отметили
    } этот дефицит, но ни одно мероприятие плана на него не отвечает. Отметьте его на карточке подходящего мероприятия («Этап и дефициты») или добавьте новое.
case-button-plan = 📅 План
case-button-events = 🎓 События

# Когда предупреждать.
patience-open = 🔔 Когда предупреждать
patience-main = 🔔 <b>Когда предупреждать</b>
    Через сколько недель показывать в разделе «Внимание». Чтобы изменить, нажмите на строку.
patience-button = { $kind ->
    [silent_weeks] Пара без встреч
    [follow_weeks] Без пробного урока
   *[settled_weeks] Молчать о решённом
}: { $n } нед.
patience-ask = { $kind ->
    [silent_weeks] Через сколько недель без встреч сказать о паре?
    [follow_weeks] Сколько недель после показанного опыта ждать пробного урока?
   *[settled_weeks] Сколько недель не возвращаться к тому, что вы отметили решённым?
} Напишите число, например: 4
patience-wrong = Нужно целое число недель от 1 до { $most }, например: 4

# Исключения: что не так, что сделано.
attention-silent = 🔇 Пара { $title } – { $person }: нет встреч { $count ->
    [one] { $count } неделю
    [few] { $count } недели
   *[many] { $count } недель
}{ $side ->
    [both] , обе стороны молчат
    [mentor] , наставник молчит
    [mentee] , наставляемый молчит
    [nobody] , но оба на связи
   *[unsaid] {""}
 }
attention-one_sided = 🔇 Пара { $title } – { $person }: о встречах пишет только { $side ->
    [mentor] наставляемый, наставник молчит
    [mentee] наставник, наставляемый молчит
   *[unsaid] одна сторона,
} { $count ->
    [one] { $count } неделю
    [few] { $count } недели
   *[many] { $count } недель
}
case-line = { $n }. { $words }
case-taken = {" "}· в работе: { $by }, { $day }
case-card = { $words }
case-gone = Этого случая больше нет: всё улажено.
case-hint-silent = Молчит тот, кто за это время не отметил ни встречи, ни дела, не просил помощи и не отвечал на приглашения. { $side ->
    [nobody] Оба на связи: возможно, встречи были, но их не записали. Спросите любого из них.
    [both] Напишите или позвоните обоим: может быть, паре нужна пауза или другой состав.
   *[mentor] Начните с того, кто молчит.
}
case-hint-one_sided = Встречи отмечены, но { $side ->
    [mentor] наставник ни одной не подтвердил и ничем другим о себе не напомнил.
    [mentee] наставляемый ни одной не подтвердил и ничем другим о себе не напомнил.
   *[both] вторая сторона ничем о себе не напомнила.
} Уточните, как у них дела на самом деле.
case-button-open = Открыть
case-button-taken = Взять в работу
case-button-done = Сделано…
case-button-no-problem = Это не проблема
case-button-no-word = Без пояснения
case-type-word = Что сделано? Напишите в двух словах: это увидят другие методисты и вы сами в следующих сводках.
case-noted = { $outcome ->
    [taken] 🔧
    [done] ✅
   *[no_problem] ➖
} { $about }: { $outcome ->
    [taken] взято в работу
    [done] сделано
   *[no_problem] не проблема
}{ $worded ->
    [0] {""}
   *[other] , «{ $word }»
 } ({ $by }, { $day })
case-noted-now = { $outcome ->
    [taken] Записала: в работе. Строка останется в списке с вашей фамилией.
    [done] Записала, спасибо. Из списка убрала.
   *[no_problem] Хорошо, какое-то время об этом не напоминаю.
}
case-notes = <b>Что сделано</b>
case-no-notes = <b>Что сделано</b>
    Пока ничего не записано. Откройте любую строку раздела «Внимание» и отметьте, что сделали.
digest-head = 📋 <b>Сводка недели</b>, { $day }
    { $more ->
        [0] { $n ->
            [one] Требует решения <b>{ $n }</b>
           *[other] Требуют решения <b>{ $n }</b>
        }
       *[other] Требуют решения больше <b>{ $n }</b>
    }, остальное идёт по плану.
digest-quiet = 📋 <b>Сводка недели</b>, { $day }. Решать сейчас нечего: всё идёт по плану.
digest-settled = { $n ->
    [one] За неделю отмечено { $n } решение:
    [few] За неделю отмечено { $n } решения:
   *[many] За неделю отмечено { $n } решений:
}
digest-rider = 📋 Сводка недели: { $n ->
    [0] решать нечего, всё идёт по плану
    [one] требует решения { $n }
   *[other] требуют решения { $more ->
        [0] { $n }
       *[other] больше { $n }
    }
}
digest-rider-button = Открыть сводку
digest-button-notes = Что сделано

# Запросы школ и их карта.
attention-unmet = 🗺 { $school }: { $count ->
    [one] { $count } запрос
    [few] { $count } запроса
   *[many] { $count } запросов
} без ответа
requests-asked = 🗺 { $school }: назовите риски школы и то, с чем нужна помощь. Это займёт минуту, а методист подберёт мероприятия и наставников.
requests-asked-several = 🗺 { $count ->
        [one] { $count } школа ещё не назвала
        [few] { $count } школы ещё не назвали
       *[many] { $count } школ ещё не назвали
    } риски и запросы: { $names }{ $more ->
        [0] .
       *[other] {" "}и ещё { $more }.
    } У них пока нет куратора и команды в боте, поэтому спрашиваю вас.
requests-asked-map = Карта запросов
requests-asked-button = Назвать запросы
requests-open = 🗺 Риски и запросы
requests-form = 🗺 <b>{ $school }: риски и запросы</b>
requests-risks = Риски: { $risks }
requests-list = Нужна помощь:
requests-none = Запросов пока нет.
requests-item = • { $name }
requests-editable = <i>Изменить можно в любой момент, пока идёт программа.</i>
requests-closed = <i>Программа завершена, изменить уже нельзя.</i>
requests-button-deficits = Выбрать из списка
requests-button-own = Написать своими словами
requests-button-risks = Назвать риски
requests-button-drop = Убрать написанное
requests-button-ready = Готово
requests-ask-deficits = <b>{ $school }</b>: с чем нужна помощь? Можно отметить несколько.
requests-ask-own = Напишите один запрос одним сообщением. Например: «подготовка к ОГЭ по физике: нет своего учителя».
requests-ask-risks = Что мешает школе или угрожает результатам? Например: «двое учителей математики уходят, много новичков».
requests-ask-drop = Какой запрос убрать?
requests-empty = Запрос пустой. Напишите, с чем нужна помощь, например: «работа с трудным классом».
requests-too-many = Своими словами можно написать не больше { $limit } запросов. Уберите один из прежних или выберите из списка.
requests-over = Программа завершена, запросы уже не изменить.
map-open = 🗺 Карта запросов
map-main = 🗺 <b>Карта запросов</b>
    Школ: { $schools } · запросов: { $requests }{ $unanswered ->
    [0] {""}
   *[other] {" "}· без ответа: <b>{ $unanswered }</b>
 }{ $silent ->
    [0] {""}
    [one] {" "}· { $silent } школа ещё не ответила
    [few] {" "}· { $silent } школы ещё не ответили
   *[many] {" "}· { $silent } школ ещё не ответили
 }
map-school-line = { $state ->
    [silent] ▫️ { $name }
    [unmet] ❗ { $n } · { $name }
   *[met] ✅ { $n } · { $name }
}
map-school = <b>{ $school }</b>
    Риски: { $risks }
map-requests = <b>{ $only ->
    [0] Все запросы
   *[other] Запросы без ответа
}</b>: { $n }
map-request = <b>{ $name }</b>
    { $school }
map-answers = Отвечают на запрос:
map-no-answers = ❗ Пока на этот запрос ничто не отвечает.
map-answer = { $icon } { $name }
map-proposed = Подходит по тому же дефициту:
map-choose-activity = Какое мероприятие отвечает на запрос?
map-nothing-activity = В плане пока нет мероприятий.
map-choose-pair = Какая пара или группа отвечает на запрос?
map-nothing-pair = Пар и групп пока нет.
map-choose-practice = Какая практика отвечает на запрос?
map-nothing-practice = В банке практик пока ничего нет.
map-button-requests = Все запросы
map-button-only = { $only ->
    [0] Только без ответа
   *[other] Показать все
}
map-button-table = Таблица .xlsx
map-button-form = Изменить запросы школы
map-button-activity = ➕ Мероприятие
map-button-pair = ➕ Пара
map-button-practice = ➕ Практика
map-button-unlink = Убрать ответ
map-file = Карта запросов.xlsx
map-caption = 🗺 Карта запросов: { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
}
map-sheet = Карта запросов
map-column-school = Школа
map-column-category = Категория
map-column-risks = Риски
map-column-request = Запрос
map-column-activities = Мероприятия
map-column-pairs = Пары и группы
map-column-practices = Практики
map-column-state = Ответ
map-state = { $state ->
    [met] есть
    [unmet] нет
   *[none] запросов нет
}

# Показатели.
figures-open = 🎯 Показатели
figures-main = 🎯 <b>Показатели</b> на { $day }
    Нажмите на показатель, чтобы увидеть, из чего он сложился.
figure-name = { $kind ->
    [schools] Вовлечены школы
    [weak_schools] Вовлечены слабые школы
    [teachers] Охвачены педагоги
    [on_time] Мероприятия в срок
   *[satisfaction] Удовлетворённость
}
figure-line = { $mark } <b>{ $name }: { $value }</b>, цель { $goal }
    { $kind ->
    [satisfaction] { $denominator ->
        [0] оценок, которые можно показать, пока нет
        [one] по { $denominator } оценке
       *[other] по { $denominator } оценкам
    }
   *[other] { $numerator } из { $denominator }
 }{ $missing ->
    [0] {""}
    [one] {" "}· без { $missing } школы: численность не указана
   *[other] {" "}· без { $missing } школ: численность не указана
 }
figure-short = { $name }: { $value }
figure-explained = { $kind ->
    [schools] Доля школ муниципалитета, педагоги которых состоят в паре или группе, были на событии или выполнили поручение. Дата: с какого дня.
    [weak_schools] То же среди школ с низкими результатами и в зоне риска.
    [teachers] Доля педагогов муниципалитета, которые состоят в паре или группе, были на событии или выполнили поручение. Дата: когда посчитана численность.
    [on_time] Доля мероприятий, срок которых прошёл и все поручения по которым выполнены вовремя. Дата: последний прошедший срок.
   *[satisfaction] Среднее всех оценок от 1 до 5 в закрытых опросах после событий. Опросы, где ответов слишком мало, не входят.
}
figure-missing = Не входят, потому что численность педагогов не указана или меньше охваченных: { $names }{ $more ->
    [0] .
   *[other] {" "}и ещё { $more }.
 } Укажите её на карточке школы («Люди и пары» → «Школы»).
figure-empty = Пока пусто.
figure-school = { $mark } { $name }{ $since ->
    [0] {""}
   *[other] , с { $day }
 }
figure-head-count = { $name }: { $count } из { $total } (на { $day })
figure-no-count = ▫️ { $name }: { $count }, численность не указана
figure-activity = { $mark } { $name }: { $count } из { $total }, срок { $day }
figure-event = { $name }, { $day }: { $mean } ({ $total ->
    [one] { $total } оценка
    [few] { $total } оценки
   *[many] { $total } оценок
})
figure-person = • { $name }, с { $day }
figure-button-names = Поимённо
figure-button-schools = По школам
figures-file = Показатели.xlsx
figures-caption = 🎯 Показатели на { $day }
figures-sheet = Показатели
figures-column-name = Показатель
figures-column-value = Значение
figures-column-numerator = Числитель
figures-column-denominator = Знаменатель
figures-column-goal = Цель
figures-column-missing = Не вошли (нет численности)
figures-column-on = На дату
figures-column-line = Название
figures-column-counts = Засчитано
figures-column-count = Число
figures-column-total = Из
figures-column-mean = Среднее
figures-column-day = Дата
figures-yes = да
figures-no = нет
region-figures = { $figures }

# Результаты школ.
results-open = 📈 Результаты
results-main = 📈 <b>Результаты школ</b>
    Что изменилось и чего это стоило. Нажмите на школу, чтобы открыть её справку или внести значение.
results-nobody = 📈 <b>Результаты школ</b>
    В программе пока нет школ.
results-school = <b>{ $school }</b>
results-point = { $value } ({ $day })
results-line = { $state ->
    [better] 🟢
    [worse] 🔻
    [same] ▫️
   *[none] ▫️
} { $name }: { $values }{ $state ->
    [better] , <b>{ $change }</b>
    [worse] , <b>{ $change }</b>
    [same] , без изменений
   *[none] {""}
 }
results-effort = ⏱ Часы наставников: { $hours } · посещений уроков: { $visits } · событий: { $events } (участий: { $attendances })
results-better = лучше
results-worse = хуже
results-enter = Внести значение
results-mend = Убрать значение
results-choose = Какой результат внести?
results-ask = <b>{ $name }</b>
    Напишите значение, а если оно не сегодняшнее, то и день: «3,8» или «3,8 на 15 мая».
results-ask-drop = Какое значение внесено неверно? Оно будет убрано, после этого можно внести новое.
results-number = Нужно число, например: 3,8 или 74 %. День можно добавить: «3,8 на 15 мая».
results-day = Не поняла день. Напишите, например: «3,8 на 15.05.2027».
results-future = Этот день ещё не наступил. Укажите день, когда значение посчитано.
results-caption = 📈 Результаты школ: { $n ->
    [one] { $n } школа
    [few] { $n } школы
   *[many] { $n } школ
}
results-file = Результаты школ.xlsx
results-sheet = Результаты школ
results-column-school = Школа
results-column-measure = Результат
results-column-unit = Единица
results-column-first = Было
results-column-first-day = На дату
results-column-last = Стало
results-column-last-day = На дату
results-column-change = Изменение
results-column-verdict = Итог
results-column-hours = Часы
results-column-visits = Посещения
results-column-events = События
results-column-attendances = Участия
measures-open = Что измеряем
measures-main = 📏 <b>Что измеряем</b>
    { $n ->
    [0] Добавьте свои показатели: средний балл, долю хороших отметок и т. п. Кураторы внесут значения на две даты и больше.
   *[other] Нажмите на строку, чтобы больше не спрашивать (➖) или спрашивать снова. ▲ чем больше, тем лучше; ▼ чем меньше.
 }
measures-add = ➕ Добавить
measures-ask = Напишите название, а через точку с запятой единицу. Например: «Средний балл ОГЭ по математике; баллы» или «Доля четвёрок и пятёрок; %».
measures-ask-direction = Когда результат лучше?
measures-higher = ▲ Чем больше
measures-lower = ▼ Чем меньше
measures-double = «{ $name }» уже есть. Напишите другое название, например с предметом или классом.
measures-too-many = Можно измерять не больше { $limit } показателей: лишние никто не внесёт.
school-summary-open = 📊 Сводка школы
school-summary = 📊 <b>{ $school }</b> на { $day }
    Участников: { $people } · что-то уже сделали: { $covered }{ $count ->
    [0] {" "}· численность педагогов не указана
   *[other] {" "}из { $count } педагогов (на { $counted })
 }
    Поручений выполнено: { $done } из { $tasks }{ $late ->
    [0] {""}
   *[other] , просрочено { $late }
 }{ $pairs ->
    [0] {""}
    [one] {" "}({ $pairs } поручение пары считается в школах обеих сторон)
    [few] {" "}({ $pairs } поручения пар считаются в школах обеих сторон)
   *[many] {" "}({ $pairs } поручений пар считаются в школах обеих сторон)
 }
    Запросов: { $requests }{ $unanswered ->
    [0] {""}
   *[other] , без ответа { $unanswered }
 }
school-summary-results = <b>Результаты</b>
school-summary-no-results = Методист пока не указал, какие результаты измерять.
school-week = 📊 <b>{ $school }</b>, неделя: выполнено поручений { $fresh }{ $pairs ->
    [0] {""}
   *[other] , встреч пар и групп { $meetings }
 }. Всего выполнено { $done } из { $tasks }{ $late ->
    [0] {""}
   *[other] , просрочено { $late }
 }.{ $silent ->
    [0] {""}
    [one] {" "}Давно без встреч { $silent } пара или группа.
    [few] {" "}Давно без встреч { $silent } пары или группы.
   *[many] {" "}Давно без встреч { $silent } пар или групп.
 }
results-sum = 📈 { $name }: { $first } → { $last } ({ $n ->
    [one] { $n } школа
    [few] { $n } школы
   *[many] { $n } школ
})

# Рекомендации.
attention-advice = 📌 Рекомендация «{ $title }»: { $count ->
    [one] просрочил { $count } исполнитель
    [few] просрочили { $count } исполнителя
   *[many] просрочили { $count } исполнителей
}
recommend-open = 📌 Рекомендации
recommend-main = 📌 <b>Рекомендации</b>
recommend-none = 📌 <b>Рекомендации</b>
    Пока ни одной. Напишите на карточке события или в справке, что и кому стоит сделать: адресат получит поручение со сроком, а вы увидите, чем кончилось.
recommend-line = { $mark } { $text }
    Кому: { $who } · срок: { $day } · выполнено { $done } из { $total }
recommend-write = ➕ Написать рекомендацию
recommend-drop = Снять рекомендацию
recommend-ask-text = Что рекомендовать? Напишите одним сообщением, до 300 знаков. Например: «Провести пробный урок с групповым разбором заданий и пригласить наставника».
recommend-ask-whom = «{ $text }»
    Кому эта рекомендация?
recommend-school = Администрации школы
recommend-head = Руководителю объединения
recommend-people = Педагогам поимённо
recommend-ask-school = Администрации какой школы? Поручение получат её кураторы. Можно написать часть названия.
recommend-all-schools = Всем школам
recommend-ask-people = Кому? Нажмите на имя или напишите фамилию.
recommend-chosen = Выбрано: { $n }, дальше
recommend-ask-day = К какому дню? Нажмите или напишите, например: «15 декабря».
recommend-made = Готово: поручение роздано, я напомню о сроке.
recommend-empty = Рекомендация пустая. Напишите, что стоит сделать.
recommend-day = Срок должен быть не раньше { $first } и не позже { $last }.
recommend-nobody = Таких людей в программе сейчас нет: например, у школы нет куратора. Выберите другого адресата.
recommend-too-many = Поимённо можно выбрать не больше { $limit } человек. Выберите роль.
addressee-school = администрация: { $school }
addressee-schools = администрации всех школ
addressee-head = руководитель объединения: { $names }
