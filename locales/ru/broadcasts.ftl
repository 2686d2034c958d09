# Рассылка у читателей.
broadcast-got-it = Понятно
broadcast-got-it-done = ✓ Понятно
broadcast-got-it-thanks = Спасибо, отметила!
broadcast-your-school = ваша школа

# Ход рассылки.
broadcast-running = Отправляется: { $bar } { $sent } из { $total }
broadcast-paused = ⏸ На паузе: { $bar } { $sent } из { $total }
broadcast-seconds-left = ещё { $n } с
broadcast-minutes-left = ещё { $n } мин
broadcast-resumes-at = остальным: { $at } (у них тихие часы)
broadcast-muted-until = остальные группы запретили мне писать, попробую снова: { $at }
broadcast-pause = Пауза
broadcast-resume = ▶️ Продолжить
broadcast-stop = Остановить
broadcast-finished = 📣 Рассылка завершена
broadcast-stopped = ⏹ Рассылка остановлена
broadcast-delivered = Доставлено { $n }
broadcast-read = «Понятно» { $n }
broadcast-blocked = Заблокировали бота { $n }
broadcast-failed = { $n ->
    [one] Ошибка { $n }
   *[other] Ошибки { $n }
 }
broadcast-uncertain = Неизвестно { $n }
broadcast-not-sent = Не отправлено { $n }
broadcast-left-out = Не на связи { $n }
broadcast-list = Список
broadcast-repeat = Повторить

# Исправление и отзыв.
broadcast-correcting = Исправляется: { $bar } { $sent } из { $total }
broadcast-withdrawing = Отзывается: { $bar } { $sent } из { $total }
broadcast-corrected = ✏️ Рассылка исправлена
broadcast-all-withdrawn = 🗑 Рассылка отозвана
broadcast-taken-back = 🗑 Эта рассылка отозвана
broadcast-edited = Исправлено { $n }
broadcast-deleted = Удалено { $n }
broadcast-noted = Осталась пометка { $n }
broadcast-returned = 📣 Рассылка «{ $beginning }» не ушла. { $reason }

    Она осталась черновиком.
broadcast-held = 📣 Рассылка «{ $beginning }» ждёт вашего решения: её автор больше не ведёт программу.
broadcast-open = Открыть рассылку
broadcast-withdrawn = 🗑 Это сообщение отозвано.

# Рассылка у методиста.
broadcasts-title = 📣 <b>Рассылки</b>
broadcasts-none = 📣 <b>Рассылки</b>

    Здесь вы пишете всем сразу или только тем, кому нужно. Сначала увидите, как сообщение придёт и кто его получит.
broadcasts-write = ✏️ Новая рассылка
broadcasts-item = { $label }
broadcasts-medium = { $kind ->
    [photo] фото
    [album] альбом
    [video] видео
    [animation] анимация
    [video_note] видеосообщение
    [voice] голосовое
    [audio] аудиозапись
   *[document] документ
 }
broadcasts-ask-message = Напишите или перешлите сообщение: текст с оформлением, фото, альбом, документ, видео или голосовое.

    Вместо <code>{"{"}имя{"}"}</code> каждый увидит своё имя и отчество, вместо <code>{"{"}школа{"}"}</code> название своей школы.
broadcasts-album = Приняла альбом. Когда все его файлы загрузятся, идите дальше.
broadcasts-album-next = Дальше →
broadcasts-album-other = Другое сообщение
broadcasts-album-rest = Это уже другое сообщение: в альбом Telegram помещается десять файлов, остальные он шлёт отдельно. В рассылку войдут первые, остальные отправьте следующей рассылкой.
broadcasts-album-full = В альбоме уже файлов: { $n }, больше Telegram не разрешает. Остальные отправьте следующей рассылкой.
broadcasts-album-event = Под альбомом не бывает кнопок, и на приглашение нельзя будет ответить. Пришлите текст или одно фото с подписью.
broadcasts-album-bare = 🖼 В альбоме файлов: { $n }. Кнопки «Понятно» под альбомом не бывает.
broadcasts-kind = Такое сообщение разослать нельзя. Подойдут текст, фото, альбом, документ, видео или голосовое.
broadcasts-empty = В сообщении нет текста. Напишите его или пришлите фото либо файл.
broadcasts-unknown-field = Вместо { $field } подставить нечего. Имя и отчество встанут на место { "{" }имя{ "}" }, школа на место { "{" }школа{ "}" }, если скобки и слово оформлены одинаково, например: Здравствуйте, { "{" }имя{ "}" }!
broadcasts-tag-broken = Разметка не сходится, строка { $line }: «{ $near }». Каждому тегу нужна пара, и закрываются теги в обратном порядке, например: <code>&lt;b&gt;Важно!&lt;/b&gt;</code>. Поправьте их или уберите и оформите текст прямо в Telegram.
broadcasts-link-broken = У ссылки нет адреса, строка { $line }: «{ $near }». Напишите его в кавычках после href= или уберите тег.
broadcasts-refused = ⚠️ Telegram не принимает это сообщение: { $reason }. Нажмите «Изменить» и пришлите его иначе.
broadcasts-caption-too-long = Подпись слишком длинная: { $length } знаков, а поместится { $limit }. Сократите её или отправьте текст отдельно.
broadcasts-event-over = Это событие уже прошло или отменено, звать на него поздно.
broadcasts-event-question = Будете?
broadcasts-already-sent = Эта рассылка уже отправляется, изменить её нельзя.

broadcasts-has-message = Это сообщение в рассылку не вошло. Выберите, кому она пойдёт, и нажмите «Изменить»: тогда его можно прислать вместо прежнего.
broadcasts-ask-segment = Кому отправить?
broadcasts-to-all = Всем участникам
broadcasts-to-role = По роли…
broadcasts-to-school = По школам…
broadcasts-to-pairs = По парам и группам…
broadcasts-to-event = Гостям события…
broadcasts-to-not-opened = Кто не открыл бота
broadcasts-to-groups = 💬 В связанные группы
broadcasts-groups-event = На приглашение отвечает каждый сам, в личном чате. В связанные группы событие объявится вместе с приглашением.
broadcasts-groups-name = В группе нельзя обратиться лично. Уберите из текста { "{" }имя{ "}" } и { "{" }школа{ "}" }.
broadcasts-groups-will-get = { $n ->
    [0] Связанных групп пока нет. Свяжите их в разделе «Группы в Telegram».
    [one] Получит <b>{ $n }</b> связанная группа.
    [few] Получат <b>{ $n }</b> связанные группы.
   *[many] Получат <b>{ $n }</b> связанных групп.
 }
broadcasts-to-mentor = Наставникам
broadcasts-to-mentee = Наставляемым
broadcasts-to-curator = Кураторам школ
broadcasts-ask-role = Кому?
broadcasts-ask-schools = Отметьте школы.
broadcasts-ask-pairs = Отметьте пары и группы по наставнику. Ничего не отмечено: всем парам.
broadcasts-no-pairs = Пар и групп пока нет. Составьте их в разделе «Люди и пары» или выберите других получателей.
broadcasts-ask-event = Гостям какого события?
broadcasts-no-events = Событий пока нет. Создайте первое в разделе «События» или выберите других получателей.
broadcasts-ask-part = Кому из гостей?
broadcasts-part-invited = Всем приглашённым
broadcasts-part-going = Кто придёт
broadcasts-part-attended = Кто был
broadcasts-part-not-answered = Кто не ответил
broadcasts-pick-one = Отметьте хотя бы одну школу.
broadcasts-picked = Готово · { $n } →
broadcasts-picked-pairs = { $n ->
    [0] Всем парам →
   *[other] Готово · { $n } →
 }

broadcasts-who-all = участники программы
broadcasts-who-mentor = наставники
broadcasts-who-mentee = наставляемые
broadcasts-who-curator = кураторы школ
broadcasts-who-school = { $names }
broadcasts-who-partnership = пары и группы ({ $names })
broadcasts-who-partnerships = все пары и группы
broadcasts-who-groups = связанные группы
broadcasts-who-not-opened = те, кто не открыл бота
broadcasts-who-event-invited = приглашённые на «{ $event }»
broadcasts-who-event-going = те, кто придёт на «{ $event }»
broadcasts-who-event-attended = те, кто был на «{ $event }»
broadcasts-who-event-not-answered = те, кто не ответил про «{ $event }»
broadcasts-names-more = { $names } и ещё { $n }
broadcasts-will-get = Получат <b>{ $n }</b>: { $who }{ $schools ->
    [0] .
    [one] , { $schools } школа.
    [few] , { $schools } школы.
   *[many] , { $schools } школ.
 }
broadcasts-choose-others = Отправлять пока некому. Выберите других под «Кому…».
broadcasts-will-go = 🕓 Уйдёт: <b>{ $at }</b>
broadcasts-left-out = Не получат <b>{ $n }</b>: { $reasons }.
broadcasts-why-never-started = не открыли бота { $n }
broadcasts-why-no-consent = без согласия { $n }
broadcasts-why-unreachable = заблокировали бота { $n }
broadcasts-why-paused = на паузе { $n }
broadcasts-who-not = Кто не получит?
broadcasts-left-out-title = Не получат <b>{ $more ->
    [0] { $n }
   *[other] больше { $n }
 }</b>:
broadcasts-named = • { $name } ({ $school }): { $status }
broadcasts-named-alone = • { $name }: { $status }
broadcasts-send-now = Отправить сейчас · { $n }
broadcasts-send-later = Назначить время
broadcasts-unschedule = Отменить отправку
broadcasts-add-got-it = ➕ Кнопка «Понятно»
broadcasts-drop-got-it = ✓ Кнопка «Понятно»
broadcasts-change = Изменить
broadcasts-change-segment = Кому…
broadcasts-ask-when = Когда отправить? Например: завтра в 10:00, 12 декабря в 9:30, через неделю.
broadcasts-when-unclear = Не поняла время «{ $text }». Напишите, например: завтра в 10:00 или 12.12 9:30.
broadcasts-past = Это время уже прошло. Назначьте будущее, например: завтра в 10:00.
broadcasts-moved-on = 🌙 С 20:00 до 8:00 бот молчит: сообщение уйдёт утром.
broadcasts-moved = Сейчас тихие часы (20:00–8:00). Рассылка уйдёт { $at }.
broadcasts-quiet = Сейчас тихие часы (20:00–8:00). Повторите после восьми утра.
broadcasts-nobody = Получать некому: никто из выбранных пока не на связи. Посмотрите, кто не получит, или выберите других.
broadcasts-nobody-to-repeat = Повторять некому: все на связи уже получили. Остальные ещё не открыли бота или заблокировали его.
broadcasts-watch = Следить за отправкой
broadcasts-page-back = ←
broadcasts-page-next = →

broadcasts-status-sent = доставлено
broadcasts-status-read = ✓ понятно
broadcasts-status-unreachable = бот заблокирован
broadcasts-status-failed = ошибка
broadcasts-status-uncertain = неизвестно, доставлено ли
broadcasts-status-expired = не успели отправить
broadcasts-status-cancelled = не отправлено
broadcasts-status-held = ждёт: пауза
broadcasts-status-pending = ждёт отправки
broadcasts-status-claimed = отправляется
broadcasts-status-sending = отправляется
broadcasts-status-never-started = бот не открыт
broadcasts-status-no-consent = нет согласия
broadcasts-status-paused = на паузе

broadcasts-correct = ✏️ Исправить у всех…
broadcasts-withdraw = 🗑 Отозвать…
broadcasts-ask-correction = Пришлите исправленное сообщение целиком: оно заменит прежнее у всех, кто его получил. Новый текст встанет на место текста или подписи, новый файл на место файла.
broadcasts-scope-correct = Выше сообщение, каким оно станет. Исправить у <b>{ $n }</b>?
broadcasts-scope-withdraw = Отозвать у <b>{ $n }</b>? Telegram удалит сообщение без следа.
broadcasts-scope-old = Отправлено больше двух суток назад: { $n }. Удалять такое Telegram не разрешает, вместо текста останется «Это сообщение отозвано».
broadcasts-scope-waiting = Ещё не получили { $n }: они сразу увидят исправленное.
broadcasts-scope-cancelled = Ещё не получили { $n }: им она не придёт.
broadcasts-scope-unknown = Неизвестно, дошло ли { $n }: у них ничего не изменится.
broadcasts-do-correct = Исправить у { $n }…
broadcasts-do-withdraw = Отозвать у { $n }…
broadcasts-sure-correct = Точно исправить у <b>{ $n }</b>? Прежнее сообщение вернуть будет нельзя.
broadcasts-sure-withdraw = Точно отозвать у <b>{ $n }</b>? Вернуть сообщение будет нельзя.
broadcasts-yes-correct = Да, исправить у { $n }
broadcasts-yes-withdraw = Да, отозвать у { $n }
broadcasts-last-change = Как прошло исправление
broadcasts-taking-back = Как прошёл отзыв
broadcasts-not-sent-yet = Эта рассылка ещё не отправлена: её можно просто изменить.
broadcasts-withdrawn = Эта рассылка отозвана, с ней больше ничего сделать нельзя.
broadcasts-change-running = Прежнее исправление ещё идёт. Дождитесь его или остановите.
broadcasts-correct-album = В альбоме можно исправить подпись (пришлите её текстом) или заменить файл, под которым она стоит: фото или видео — одним фото или видео, документ — документом, аудио — аудио.
broadcasts-correct-text = Это текстовая рассылка: пришлите новый текст, без фото и файлов. Файл отправьте новой рассылкой.
broadcasts-correct-medium = Такое вложение Telegram заменить не даёт. Пришлите новую подпись текстом.
broadcasts-correct-round = Видеосообщение исправить нельзя, его можно только отозвать.
broadcasts-status-edited = ✏️ исправлено
broadcasts-status-deleted = удалено
broadcasts-status-noted = осталась пометка
broadcasts-status-not-known = неизвестно, было ли доставлено

broadcasts-to-category = По категории школ…
broadcasts-ask-category = Школам какой категории?
broadcasts-narrow = Уточнить роль…
broadcasts-ask-narrow = Кому из них?
broadcasts-to-whole = Всем из них
broadcasts-to-silent = Кто пока не ответил…
broadcasts-ask-silent = Кому напомнить о себе?
broadcasts-to-survey = Не ответившим на опрос…
broadcasts-ask-survey = На какой опрос? Если он анонимный, имён не покажу: только число.
broadcasts-no-surveys = Открытых опросов сейчас нет.
broadcasts-survey-untitled = Опрос { $n }
broadcasts-who-category = школы категории «{ $category }»
broadcasts-who-narrow = { $role }: { $whole }
broadcasts-who-survey = те, кто не ответил на опрос «{ $survey }»
broadcasts-who-surveyed = те, кто не ответил на опрос
broadcasts-no-names = 🔒 Опрос анонимный: кто на него не ответил, по именам не показывается.
broadcasts-not-opened-hint = Telegram не даёт писать первой тем, кто не открыл бота. Раздайте им листы с личными ссылками: «Люди и пары» → «Ссылки и QR».

broadcasts-from-template = 📋 Из заготовок
broadcasts-templates = 📋 <b>Заготовки</b>
broadcasts-templates-none = Пока пусто. Заготовкой можно сделать любую отправленную рассылку: откройте её отчёт и нажмите «В заготовки».
broadcasts-template-medium = Заготовка без текста: фото или файл.
broadcasts-take-template = Взять за основу
broadcasts-drop-template = 🗑 Убрать из заготовок
broadcasts-keep-template = 📋 В заготовки
broadcasts-template-kept = Сохранила. Заготовки есть под «Новая рассылка».
broadcasts-template-album = Альбом заготовкой не сделать. Сохраните рассылку с текстом или одним фото.
