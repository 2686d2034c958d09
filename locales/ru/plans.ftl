# Новая версия документа: отличия от плана.
plan-button-update = Новая версия плана
update-main = Сравнила «{ $file }» с планом.
    ➕ новых: <b>{ $added }</b>   ✏️ изменено: <b>{ $changed }</b>   ➖ исчезло: <b>{ $gone }</b>   ✅ без изменений: <b>{ $unchanged }</b>
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
