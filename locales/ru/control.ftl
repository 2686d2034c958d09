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
attention-no_trial = { $n }. 🎓 { $school }: показан опыт, пробного урока не было{ $themed ->
    [0] {""}
   *[other] {" "}(тема «{ $theme }»)
 }
attention-no_reflection = { $n }. 🪞 { $school }: пробный урок был, рефлексии не было{ $themed ->
    [0] {""}
   *[other] {" "}(тема «{ $theme }»)
 }
attention-no_activity = { $n }. 🧩 «{ $theme }»: помощь нужна { $count ->
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
   *[settled_weeks] Решённое не показывать
}: { $n } нед.
patience-ask = { $kind ->
    [silent_weeks] Через сколько недель без встреч сказать о паре?
    [follow_weeks] Сколько недель после показанного опыта ждать пробного урока?
   *[settled_weeks] Сколько недель не возвращаться к тому, что вы отметили решённым?
} Напишите число, например: 4
patience-wrong = Нужно целое число недель от 1 до { $most }, например: 4
