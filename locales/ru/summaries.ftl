# Сводки по опросам.
summaries-title = 📊 <b>Сводки</b>
summaries-none = Опросов пока не было. После события опрос приходит участникам сам, как только отмечено, кто был; о другом спросите сами: «Новый опрос».
summaries-choose = Выберите опрос.
summaries-line = { $state ->
    [planned] 🕓 { $title }
    [open] 🟢 { $answered }/{ $asked } { $rate } · { $title }
   *[closed] ☑️ { $answered }/{ $asked } { $rate } · { $title }
}

summaries-survey = 📊 <b>{ $name }</b>, { $day }
summaries-open = Опрос идёт до { $until }. Ответили { $answered } из { $asked } ({ $rate }).
summaries-not-answered = Не ответили: { $count }
summaries-open-anonymous = Оценки анонимны: результаты появятся после закрытия и только если ответят { $least } человек или больше.
summaries-open-named = Оценки с именами.
summaries-chases = Напоминаний отправлено: { $chases } из { $most }.

summaries-head = <b>{ $name }</b>: ответили { $answered } из { $asked } ({ $rate })
summaries-csi = Удовлетворённость <b>{ $csi }</b> из 5 (доля 4–5: { $high })
summaries-nps = Рекомендуют <b>{ $nps }</b>
summaries-csi-nps = Удовлетворённость <b>{ $csi }</b> из 5 (доля 4–5: { $high }), рекомендуют <b>{ $nps }</b>
summaries-takeaways = Чаще всего берут в работу: { $themes }
summaries-difficulties = Трудности: { $themes }
summaries-theme = { $text } ({ $count })
summaries-comment = «{ $text }»{ $count ->
    [1] { "" }
   *[other] { " " }× { $count }
 }
summaries-hidden = Результаты скрыты: опрос анонимный, а ответов меньше { $least }. Так никого нельзя узнать по ответам.
summaries-nobody-asked = Опрос никого не спросил: к началу в его круге никого не осталось, или он почти совпал с кругом другого анонимного опроса, и разница двух сводок выдала бы человека.
summaries-no-answers = Никто не ответил, показывать нечего.

summaries-chase = 🔔 Напомнить им
summaries-close = Закрыть сейчас
summaries-planned = Опрос запланирован: откроется сам и закроется { $until }.
summaries-give-up = Отменить опрос
summaries-given-up = Опрос отменён, никто о нём не узнал.
summaries-close-confirm = { $planned ->
    [yes] Отменить запланированный опрос <b>{ $name }</b>? Его ещё никто не видел.
   *[no] Закрыть опрос <b>{ $name }</b> сейчас? Ещё не ответили: { $count }. Начатые и не отправленные ответы не сохранятся, открыть снова будет нельзя.
}
summaries-close-yes = Да, закрыть
summaries-closed-now = Опрос закрыт. Сводка готова.
summaries-comments = 💬 Комментарии
summaries-docx = 📄 Справка .docx
summaries-xlsx = 📑 Таблица .xlsx
summaries-picture = 📊 Картинка
summaries-chased = { $count ->
    [one] Напомню { $count } человеку
   *[other] Напомню { $count } людям
}: сегодня, если день свободен, или в ближайшем утреннем сообщении.

summaries-comments-title = 💬 <b>{ $name }</b>. Высказывания вперемешку, без имён:
summaries-comments-none = Своими словами никто ничего не написал.
summaries-comments-hidden = Высказывания скрыты: ответов меньше { $least }.
summaries-comments-more = И ещё { $count }: все они в таблице .xlsx.
summaries-working = Готовлю, это несколько секунд…
summaries-file-docx = Справка. { $title }
summaries-file-xlsx = Опрос. { $title }
summaries-error-open = Опрос ещё идёт. Результаты анонимного опроса появятся, когда он закроется.

summaries-files = 📎 Файлы
summaries-more = ⚙️ Ещё…
summaries-more-about = 📊 <b>{ $name }</b>: пока опрос идёт, здесь то, что уже ответили.
summaries-file = Ответ: { $person }
summaries-error-nothing-common = У этих опросов нет общих вопросов, на которые ответили достаточно людей. Выберите другой.

comparison-button = ⚖️ Сравнить
comparison-choose = ⚖️ С каким опросом сравнить? Здесь опросы по той же форме, а для итогов и начало программы: закрытые и те, где ответы с именем.
comparison-none = Сравнивать пока не с чем: другого опроса с теми же вопросами, итоги которого можно видеть, нет.
comparison-caption = Сравнение: { $title }
comparison-sheet = Сравнение
comparison-sheet-surveys = Опросы
comparison-column-order = №
comparison-column-survey = Опрос
comparison-column-asked = Спросили
comparison-column-answered = Ответили
comparison-column-question = Вопрос
comparison-column-answer = Ответ
comparison-column-unit = Показатель
comparison-column-first = Было
comparison-column-second = Стало
comparison-column-change = Изменение
comparison-column-first-answered = Ответили раньше
comparison-column-second-answered = Ответили позже
comparison-unit-mean = среднее
comparison-unit-share = доля
comparison-unit-points = NPS
comparison-title = ⚖️ <b>Было и стало</b>
comparison-head = { $number }. { $title }: ответили { $answered } из { $asked } ({ $rate })
comparison-csi = Удовлетворённость: <b>{ $figures }</b>
comparison-nps = Рекомендуют: <b>{ $figures }</b>
comparison-question = <b>{ $question }</b>
comparison-answer = · { $name }: { $figures }
comparison-line = { $name }: <b>{ $figures }</b>
comparison-more = И ещё { $count }: все они в таблице .xlsx.
