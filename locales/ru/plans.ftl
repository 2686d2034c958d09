# Новая версия документа: отличия от плана.
plan-button-update = Новая версия плана
update-main = Сравнила «{ $file }» с планом.
    ➕ новых: <b>{ $added }</b>   ✏️ изменено: <b>{ $changed }</b>   ➖ исчезло: <b>{ $gone }</b>   ✅ без изменений: <b>{ $unchanged }</b>
update-reach = { $people ->
    [0] Сообщать об изменениях никому не придётся.
    [one] Об изменениях узнает { $people } участник, одной строкой в сообщении дня.
    [few] Об изменениях узнают { $people } участника, одной строкой в сообщении дня.
   *[many] Об изменениях узнают { $people } участников, одной строкой в сообщении дня.
 }{ $assignments ->
    [0] {""}
   *[other] {" "}Новых поручений: { $assignments }.
 }
update-same = Отличий нет: план остаётся как есть.
update-questions-open = { $count ->
    [one] ❓ Одна строка похожа на мероприятие плана, но не совпадает с ним. Пока вы не ответите, оно останется как есть.
    [few] ❓ { $count } строки похожи на мероприятия плана, но не совпадают с ними. Пока вы не ответите, они останутся как есть.
   *[many] ❓ { $count } строк похожи на мероприятия плана, но не совпадают с ними. Пока вы не ответите, они останутся как есть.
}
update-left = { $count ->
    [one] Не войдёт { $count } изменение: посмотрите его в списке.
    [few] Не войдут { $count } изменения: посмотрите их в списке.
   *[many] Не войдут { $count } изменений: посмотрите их в списке.
}
update-order = Изменения внесены: { $order }
update-button-questions = { $questions ->
    [one] Ответить на { $questions } вопрос
    [few] Ответить на { $questions } вопроса
   *[many] Ответить на { $questions } вопросов
}
update-button-lines = Показать изменения
update-button-make = { $count ->
    [one] Внести { $count } изменение
    [few] Внести { $count } изменения
   *[many] Внести { $count } изменений
}
update-question = ❓ Осталось вопросов: { $left }.
    В документе: <b>{ $row }</b> (срок: { $row_period })
    В плане есть: <b>{ $title }</b> (срок: { $period })
    Это одно и то же мероприятие?
update-button-same = Да, то же самое
update-button-other = Нет, это разные
update-lines = <b>Изменения: { $count }</b>
    ✅ войдёт, ➖ не войдёт, ⚠️ не уверена и без вас не внесу.
update-understood = Поняла так: { $period }
update-no-dates = ⚠️ В этом сроке нет дат. Изменю, когда вы напишете их словами; пока остаётся прежний срок.
update-taken = ✅ Войдёт в план.
update-not-taken = ➖ Не войдёт в план.
update-button-leave = Не вносить
update-button-take = Внести
update-nothing = Вносить нечего: ни одного изменения не выбрано.
update-discarded = План остался прежним.
update-made = ✅ { $count ->
    [one] Внесено { $count } изменение.
    [few] Внесены { $count } изменения.
   *[many] Внесено { $count } изменений.
} { $assignments ->
    [0] {""}
    [one] Роздано { $assignments } поручение.
    [few] Роздано { $assignments } поручения.
   *[many] Роздано { $assignments } поручений.
} { $people ->
    [0] {""}
    [one] Об этом узнает { $people } участник, в сообщении дня.
    [few] Об этом узнают { $people } участника, в сообщении дня.
   *[many] Об этом узнают { $people } участников, в сообщении дня.
}
difference-new = ➕ <b>{ $title }</b>, срок «{ $after }»
difference-gone = Исчезло: <b>{ $title }</b>
difference-back = ↩️ Снова в плане: <b>{ $title }</b>, срок «{ $after }»
difference-period = 📅 <b>{ $title }</b>: срок «{ $before }» → «{ $after }»
difference-title = ✏️ Название «{ $before }» → «{ $after }»
difference-responsible = 👤 <b>{ $title }</b>: ответственные «{ $before }» → «{ $after }»
difference-participants = 👥 <b>{ $title }</b>: участники «{ $before }» → «{ $after }»
difference-result = 📎 <b>{ $title }</b>: результат «{ $before }» → «{ $after }»
difference-direction = 📂 <b>{ $title }</b>: раздел «{ $before }» → «{ $after }»
difference-numbers = 🔢 Номера строк станут как в документе ({ $after })
history-reworded-responsible = { $day }: ответственные «{ $before }» → «{ $after }»
history-reworded-participants = { $day }: участники «{ $before }» → «{ $after }»
history-reworded-result = { $day }: результат «{ $before }» → «{ $after }»
history-reworded-direction = { $day }: раздел «{ $before }» → «{ $after }»
change-reassigned = ➖ «{ $title }»: теперь это поручено другим ({ $after }), делать не нужно

# Набор плана построчно.
plan-button-by-hand = ✍️ Набрать вручную
plan-button-template = 📋 Взять образец
plan-button-add = ➕ Добавить мероприятие
row-title = { $count ->
    [0] <b>Новое мероприятие</b>
    [one] Добавлено: { $count } мероприятие. <b>Следующее</b>
    [few] Добавлено: { $count } мероприятия. <b>Следующее</b>
   *[many] Добавлено: { $count } мероприятий. <b>Следующее</b>
}
    Напишите название, например: «Пробный урок по читательской грамотности».
row-period = <b>{ $title }</b>
    Когда? Напишите словами, как в плане: «до 1 декабря», «октябрь – декабрь», «ежемесячно».
row-who = <b>{ $title }</b>: { $period }
    Кто участвует и отвечает? Выберите или напишите, например: «Кураторы школ».
row-result = <b>{ $title }</b>
    Что должно получиться? Например: «Справка», «Фото», «Ссылка на запись». По этим словам я пойму, какое подтверждение просить.
row-no-result = Без подтверждения
row-card = <b>{ $title }</b>
    Раздел: { $direction }
    Срок: { $period }
    Ответственные: { $who } → { $roles }
    Результат: { $result }
row-ask-on = спросить { $day }
row-button-add = ✅ Добавить
row-button-direction = Раздел…
row-type-direction = К какому разделу плана относится? Например: «Методическая работа». Следующие мероприятия пойдут в этот же раздел.
row-button-ready = Готово, посмотреть всё
row-added-to-plan = ✅ «{ $title }» в плане. { $count ->
    [0] {""}
    [one] Роздано { $count } поручение.
    [few] Роздано { $count } поручения.
   *[many] Роздано { $count } поручений.
}
row-from-hand = Набрано вручную
row-too-many = В плане уже { $limit } строк, больше не поместится. Разделите его на два или удалите лишнее.
row-who-mentor = Наставники
row-who-mentee = Наставляемые
row-who-mentor-mentee = Наставники и наставляемые
row-who-curator = Кураторы школ
row-who-methodist = Методист

# Образцы дорожных карт.
template-choose = <b>Образцы планов</b>
    Сроки считаются от запуска и встают на рабочие дни. Всё можно изменить до сохранения.
template-button-school = Школа – школе, на год
template-button-teacher = Новый учитель, на год
template-button-action = Месяц обучения действием
template-name-school = Образец: школа – школе
template-name-teacher = Образец: наставник и новый учитель
template-name-action = Образец: месяц обучения действием
template-part-launch = Запуск
template-part-practice = Практика
template-part-completion = Завершение
template-when-by = { $weeks ->
    [one] через { $weeks } неделю после запуска
    [few] через { $weeks } недели после запуска
   *[many] через { $weeks } недель после запуска
}
template-when-between = с { $since }-го по { $days }-й день после запуска
template-when-monthly = ежемесячно
template-when-before-end = { $weeks ->
    [one] за { $weeks } неделю до конца программы
    [few] за { $weeks } недели до конца программы
   *[many] за { $weeks } недель до конца программы
}
template-school-1 = Познакомить школы-партнёры и согласовать, чему будем учиться
template-school-1-result = Протокол встречи
template-school-2 = Назвать трудности школы: что мешает результатам и какая помощь нужна
template-school-2-result = Перечень запросов школы, файл
template-school-3 = Первая встреча наставников и наставляемых: ожидания, удобное время, способ связи
template-school-3-result = –
template-school-4 = Составить совместный план двух школ на год
template-school-4-result = План, подписанный обеими школами
template-school-5 = Побывать на уроках наставника и записать три приёма для себя
template-school-5-result = –
template-school-6 = Встреча пары: разобрать один урок или одну трудность
template-school-6-result = –
template-school-7 = Провести пробный урок с приёмом, увиденным у наставника
template-school-7-result = Фото с урока
template-school-8 = Обсудить в школе, что уже изменилось и что мешает
template-school-8-result = Справка на одну страницу
template-school-9 = Подвести промежуточные итоги и поправить планы
template-school-9-result = Справка по итогам полугодия
template-school-10 = Второй пробный урок: показать своё, уже освоенное
template-school-10-result = Фото с урока
template-school-11 = Открыть свой урок или мастер-класс для коллег всех школ сети
template-school-11-result = Ссылка на материалы
template-school-12 = Сравнить начало и конец года: результаты детей и опыт учителей
template-school-12-result = Справка школы
template-school-13 = Итоговая встреча сети: что берём в следующий год
template-school-13-result = Отчёт о программе
template-teacher-1 = Знакомство: школа, расписание, о чём тревожится новый учитель
template-teacher-1-result = –
template-teacher-2 = Отметить, что уже получается, а с чем нужна помощь
template-teacher-2-result = –
template-teacher-3 = Составить программу пары: до трёх целей и первые шаги
template-teacher-3-result = Программа пары, файл
template-teacher-4 = Посетить два урока наставника и обсудить увиденное
template-teacher-4-result = –
template-teacher-5 = Посетить урок нового учителя: отметить удачное, выбрать одну задачу
template-teacher-5-result = –
template-teacher-6 = Встреча пары: что получилось за месяц и что дальше
template-teacher-6-result = –
template-teacher-7 = Урок, подготовленный вместе и проведённый самостоятельно
template-teacher-7-result = Фото с урока
template-teacher-8 = Промежуточная оценка целей: какие достигнуты, какие меняем
template-teacher-8-result = Справка на полстраницы
template-teacher-9 = Поучаствовать в деле вне урока: клуб, проект, встреча с родителями
template-teacher-9-result = –
template-teacher-10 = Открытый урок нового учителя для коллег
template-teacher-10-result = Фото с урока
template-teacher-11 = Рассказать, чему научились за год и что ещё трудно
template-teacher-11-result = –
template-teacher-12 = Заключение наставника: опора и зона роста на следующий год
template-teacher-12-result = Заключение, документ
template-teacher-13 = Поблагодарить пары и решить, кто продолжит
template-teacher-13-result = –
template-action-1 = Занятие для всех: зачем этот приём и как он устроен
template-action-1-result = –
template-action-2 = Показать приём на своём уроке и рассказать, что за ним стоит
template-action-2-result = Ссылка на запись или разработку
template-action-3 = Пробный урок с этим приёмом в своём классе
template-action-3-result = Фото с урока
template-action-4 = Разобрать пробный урок вместе: что сработало, что нет и почему
template-action-4-result = –
template-action-5 = Написать рекомендации: два совета и один пример
template-action-5-result = Рекомендации, документ
template-action-6 = Ещё две пробы самостоятельно, с учётом советов
template-action-6-result = –
template-action-7 = Поработать в паре или группе: сравнить пробы и собрать общее
template-action-7-result = –
template-action-8 = Подвести итог месяца: что осталось в работе и у кого
template-action-8-result = Справка по итогам месяца
