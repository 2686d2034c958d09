# Персонализированная программа наставничества одной пары или группы.
personal-button = 📘 Программа пары
personal-open = 📘 Открыть программу
personal-title = 📘 <b>Программа пары</b> · { $state }
personal-who = { $mentor } – { $mentees }
personal-state-none = не начата
personal-state-draft = черновик
personal-state-agreed = согласована
personal-state-reviewed = полпути пройдено
personal-state-finished = завершена
personal-none-lead = Здесь наставник и наставляемый договариваются, чему учиться в этом году: до трёх целей, шаги с датами, чего ждут друг от друга. Начните с готового варианта, в нём всё можно изменить, или с чистого листа.
personal-none-member = Программу начинает наставник, обычно на первой встрече. Вы сможете добавить цели и шаги, а потом согласиться или попросить изменить.
personal-none-reader = Программу ещё не начали.
personal-goals-head = <b>Цели</b>
personal-goal-line = { $n }. { $goal }
personal-no-goals = Целей пока нет.
personal-steps-head = <b>Шаги:</b> { $done } из { $n } выполнено.
personal-steps-draft = <b>Шаги:</b> { $n }.
personal-step-next = Ближайший: { $day }: { $title }
personal-expects-head = <b>Чего ждут друг от друга</b>
personal-word = { $who }: { $text }
personal-words-count = Сказали { $n } из { $all }.
personal-reviews = Обзор на полпути: { $midterm }. Итоги: { $end }.
personal-review-held = Обзор на полпути проведён { $day }.
personal-finished-on = Итоги подведены { $day }.
personal-agreed-on = Согласована { $day }.
personal-yes-of = ✅ Согласились: { $names }
personal-waiting-for = 🕓 Ждём согласия: { $names }
personal-asks = ✏️ { $who } просит изменить: { $text }
personal-to-goals = 🎯 Цели · { $goals }
personal-to-steps = 👣 Шаги · { $steps }
personal-to-expects = 💬 Чего ждём
personal-to-days = 📅 Дни обзоров
personal-to-change = ✏️ Попросить изменить
personal-to-midterm = 🔎 Обзор на полпути
personal-to-end = 🏁 Подвести итоги
personal-yes = ✅ Согласиться
personal-said-yes = Вы согласились. Ждём остальных.
personal-all-yes = Программа согласована. О шагах напомню в общем сообщении дня.
personal-template-novice = Первый год в профессии
personal-template-exam = Подготовка к экзаменам
personal-template-lesson = Порядок на уроке
personal-template-online = Наставничество онлайн
personal-template-previous = Цели прошлого года
personal-template-free = Чистый лист

# Цели.
personal-goals = 🎯 <b>Цели программы</b>

    Не больше трёх. Нажмите на цель, чтобы изменить.
personal-goal-full = { $n }. { $text }
personal-goal-deficit = Дефицит: { $deficit }
personal-goal-add = ➕ Добавить цель
personal-goal-ask = Какая цель? Выберите из того, в чём нужна помощь, или напишите своими словами, например: «Вести дискуссию в 9 классе».
personal-goal-card = 🎯 { $text }
personal-goal-retype = Чтобы сказать иначе, напишите цель своими словами.
personal-goal-remove = 🗑 Убрать цель
personal-goal-empty = Напишите цель словами, например: «Вести дискуссию в 9 классе».
personal-goals-full = Целей уже { $limit }: больше за год не успеть. Уберите одну или измените.

# Шаги.
personal-steps = 👣 <b>Шаги программы</b>
personal-steps-none = Шагов пока нет. Добавьте первый: что сделать, кто делает и к какому дню.
personal-step-line = { $mark } { $day }: { $title } ({ $doer })
personal-step-button = { $day } · { $title }
personal-doer-mentor = наставник
personal-doer-mentee = { $n ->
    [one] наставляемый
   *[other] каждый наставляемый
 }
personal-doer-both = все вместе
personal-step-add = ➕ Добавить шаг
personal-step-ask = Что сделать? Напишите одной строкой, например: «Провести урок-дискуссию и разобрать его вместе».
personal-step-who = Кто это делает?
personal-step-day = К какому дню? Выберите или напишите, например: «через неделю».
personal-step-card = 👣 { $title }

    { $day }. Кто делает: { $doer }.
personal-step-progress = Выполнили { $done } из { $n }.
personal-step-shown = 💬 { $who }: { $text }
personal-step-move = 📅 Перенести
personal-step-reword = ✏️ Назвать иначе
personal-step-evidence = 📎 Что показать
personal-step-ask-evidence = Что показать, когда шаг сделан? Подтверждение увидят наставник, методист и куратор школы.
personal-step-shows = Показать: { $what }
personal-evidence = { $what ->
    [file] файл
    [photo] фото
    [link] ссылку
    [number] число
   *[nothing] ничего
 }
personal-step-drop = 🗑 Убрать шаг
personal-step-ask-new = Как назвать этот шаг?
personal-step-ask-drop = Убрать шаг «{ $title }»? Напоминаний о нём не будет, выполненное останется.
personal-step-yes-drop = 🗑 Да, убрать
personal-action-empty = Напишите словами, что сделать, например: «Провести урок-дискуссию».
personal-actions-full = Шагов уже { $limit }: больше в программе не поместится. Уберите лишний.
personal-day-outside = Нужен день с { $since } по { $until }. Напишите, например: «{ $until }».
personal-day-unclear = Не поняла день «{ $text }». Напишите, например: «27 ноября» или «через неделю».
personal-action-past = День шага «{ $title }» уже прошёл. Перенесите его и согласитесь снова.

# Ожидания, изменения, согласие.
personal-expects = 💬 <b>Чего ждём друг от друга</b>
personal-expects-none = Пока никто не сказал. Обсудите это на первой встрече.
personal-expects-ask = Напишите одним сообщением, чего ждёте вы, например: «Разбирать один мой урок в месяц». Новое сообщение заменит прежнее.
personal-change-ask = Что изменить? Напишите одним сообщением. Программа снова станет черновиком, вторая сторона узнает об этом, а то, что уже поручено, останется.
personal-change-empty = Напишите, что изменить, например: «Перенести открытый урок на апрель».
personal-word-empty = Напишите хотя бы пару слов.
personal-changed-since = Программу только что изменили. Посмотрите, что получилось, и согласитесь снова.
personal-not-whole = Чтобы согласиться, нужны хотя бы одна цель и один шаг.
personal-agreed-already = Программа согласована. Чтобы изменить её, нажмите «Попросить изменить».
personal-finished = Программа завершена, изменить её уже нельзя.
personal-not-active = Пара на паузе или ещё не начала работу: программу пока нельзя менять.
personal-too-late = До конца года ({ $day }) меньше двух недель: программу начните в следующем.

# Дни обзоров.
personal-days = 📅 <b>Дни обзоров</b>

    На полпути: { $midterm }
    Итоги и конец программы: { $end }
personal-days-midterm = 🔎 На полпути
personal-days-end = 🏁 Итоги
personal-reviews-order = Обзор на полпути должен быть раньше итогов.
personal-actions-after = Есть шаг на { $day }: итоги не могут быть раньше. Перенесите сначала шаг.

# Обзоры.
personal-review-midterm = 🔎 <b>Обзор на полпути</b>
personal-review-end = 🏁 <b>Итоги программы</b>
personal-review-goal = { $n }. { $goal } – { $outcome }
personal-review-note = Что удалось: { $note }
personal-review-lead = Отметьте каждую цель и напишите своё слово одним сообщением. Обзор закроется, когда слово скажут обе стороны.
personal-review-member = Цели отмечает наставник. Напишите своё слово одним сообщением: что удалось, что мешало.
personal-outcome-none = ещё не отмечена
personal-outcome-reached = достигнута
personal-outcome-partly = частично
personal-outcome-not-yet = пока нет
personal-mark-goal = Цель { $n } · { $outcome }
personal-mark-ask = 🎯 { $goal }

    Достигнута? А если есть что добавить, напишите, что именно удалось.
personal-mark-first = Сначала отметьте, достигнута ли цель, потом добавьте слова.
personal-review-not-now = Этот обзор сейчас не проводится.
personal-review-closed = Обзор проведён. Спасибо!

# Сообщения.
personal-news-offered = 📘 { $names }: программа вашей пары готова. Посмотрите и согласитесь или попросите изменить.
personal-news-agreed = 📘 Программа вашей пары согласована.
personal-news-change = 📘 { $names }: просьба изменить программу. «{ $word }»
personal-news-moved = 📘 Шаги вашей программы изменились.
personal-news-review-midterm = 🔎 Пора подвести промежуточные итоги программы вашей пары.
personal-news-review-end = 🏁 Пора подвести итоги программы вашей пары.
personal-news-late = ⏰ Просрочен шаг программы «{ $title }»: { $names }

# Готовые варианты: цели и шаги.
personal-novice-goal-1 = Уверенно вести урок: начало, темп, порядок, итог
personal-novice-goal-2 = Планировать урок от результата и подбирать задания под свой класс
personal-novice-goal-3 = Спокойно и по делу разговаривать с родителями
personal-novice-step-1 = Первая встреча: договориться о целях, времени и связи
personal-novice-step-2 = Побывать на уроке наставника и выписать три приёма для себя
personal-novice-step-3 = Побывать на уроке наставляемого и разобрать его вместе
personal-novice-step-4 = Провести урок по новому плану и записать, что получилось
personal-novice-step-5 = Провести родительское собрание по согласованному плану
personal-novice-step-6 = Итоговый урок и разговор: что получилось, что взять на следующий год
personal-exam-goal-1 = Разбираться в заданиях и критериях экзамена, не теряться в трудных темах
personal-exam-goal-2 = Готовить класс по результатам диагностики, а не по порядку вариантов
personal-exam-step-1 = Разобрать результаты прошлого года: какие задания не получились и почему
personal-exam-step-2 = Показать урок подготовки: работа с трудным заданием
personal-exam-step-3 = Провести диагностику в классе и составить план по её итогам
personal-exam-step-4 = Провести пробный экзамен и проверить работы по критериям
personal-exam-step-5 = Сравнить результаты и решить, на что отдать оставшееся время
personal-lesson-goal-1 = Начинать и заканчивать урок вовремя, удерживать внимание класса
personal-lesson-goal-2 = Спокойно отвечать на трудное поведение и поддерживать отстающих
personal-lesson-step-1 = Записать, на что уходит время на трёх уроках подряд
personal-lesson-step-2 = Показать урок и назвать приёмы, которые держат порядок
personal-lesson-step-3 = Две недели пробовать два выбранных приёма и вести заметки
personal-lesson-step-4 = Разобрать вместе видеозапись или посещённый урок
personal-lesson-step-5 = Провести открытый урок и рассказать, что изменилось
personal-online-goal-1 = Наладить постоянную работу на расстоянии и освоить новый приём на уроке
personal-online-step-1 = Доступ и настрой: проверить связь, выбрать площадку, решить, зачем это обоим
personal-online-step-2 = Знакомство: рассказать о своём классе и показать отрывок урока
personal-online-step-3 = Обмен: прислать друг другу материалы и разобрать их на созвоне
personal-online-step-4 = Общее дело: вместе подготовить урок и провести его у себя
personal-online-step-5 = Постоянный ритм: договориться о днях встреч и подвести итог

# Документ .docx.
personal-to-paper = 📄 Документ .docx
personal-paper-name = Программа наставничества, { $mentor }
personal-paper-letter-title = Программа наставничества
personal-paper-title = Персонализированная программа наставничества
personal-paper-draft = проект, стороны ещё не согласились
personal-paper-mentor = Наставник
personal-paper-mentees = { $n ->
    [one] Наставляемый
   *[other] Наставляемые
 }
personal-paper-period = Срок программы
personal-paper-agreed = Согласована
personal-paper-goals = Цели
personal-paper-goal = Цель
personal-paper-deficit = Профессиональный дефицит
personal-paper-steps = План действий
personal-paper-step = Действие
personal-paper-who = Кто
personal-paper-due = Срок
personal-paper-done-column = Выполнено
personal-paper-done = да
personal-paper-done-of = { $done } из { $n }
personal-paper-expectations = Чего стороны ждут друг от друга
personal-paper-member = Участник
personal-paper-words = Своими словами
personal-paper-reviews = Обзоры
personal-paper-midterm = На полпути
personal-paper-end = Итоги
personal-paper-at-midterm = На полпути
personal-paper-at-end = К концу программы
personal-paper-words-midterm = Слово сторон на полпути
personal-paper-words-end = Слово сторон в конце
personal-paper-signature = Подпись ____________________

# Список для методиста и куратора.
personal-list-button = 📘 Программы пар
personal-list = 📘 <b>Программы пар</b>

    📝 черновик · 🤝 согласована · 🔎 полпути · 🏁 завершена · ➖ не начата
personal-list-line = { $icon } { $mentor } – { $mentees }
personal-list-none = Пар пока нет.
