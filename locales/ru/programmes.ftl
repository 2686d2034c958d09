# Создание программы, настройки, запуск.
programme-ask-municipality = <b>Новая программа наставничества</b>
    Как называется муниципалитет? Например: Кировский район.
    Или загрузите учебный район: там уже есть список педагогов и дорожная карта, можно сразу всё попробовать.
programme-sample = 🎒 Учебный район
programme-ask-region = В каком регионе? Например: Ленинградская область. Можно пропустить.
programme-ask-year = На какой учебный год программа?
programme-ask-zone = По какому времени живёт муниципалитет? Выберите или напишите город, например: Новосибирск.
programme-other-zones = Другие зоны
programme-ask-model = Как устроена сеть школ?
    <i>Концентрированная</i>: один центр, он координирует или делится ресурсами. <i>Распределённая</i>: школы помогают друг другу, каждая своим или одинаковым. <i>Цепная</i>: от школы к школе.
programme-review = <b>Проверьте и создайте</b>
    Название: { $title }
    Муниципалитет: { $municipality }
    Регион: { $region }
    Сроки: { $starts } – { $ends }
    Время: { $zone }
    Сеть: { $model }
    Цели: { $goals }
programme-create = ✅ Создать программу
programme-title = ✏️ Название
programme-goals = 🎯 Цели
programme-ask-title = Как назвать программу? Название увидят все участники, поместится до 120 знаков.
programme-ask-goals = Целевые показатели программы. Чтобы изменить, нажмите на строку.
programme-name-empty = Название пустое. Напишите его словами, например: Кировский район.
programme-zone-unknown = Такого города среди часовых поясов нет. Напишите ближайший крупный, например: Новосибирск, или пояс: Asia/Novosibirsk.
programme-goal-wrong = Нужно число от 1 до { $high }, например: { $high ->
    [5] 4,5
   *[other] 80
 }
programme-morning-wrong = Время утреннего сообщения: от 8:00 до 19:59. Напишите, например: 8:30.
programme-state-preparing = готовится
programme-state-launched = запущена
programme-state-completed = завершена

goal-schools = Вовлечено школ: { $value }
goal-weak_schools = Вовлечено слабых школ: { $value }
goal-teachers = Охвачено педагогов: { $value }
goal-on_time = Выполнено в срок: { $value }
goal-satisfaction = Удовлетворённость: { $value }
goal-of-five = { $value } из 5
goal-ask-schools = Какую долю школ муниципалитета вовлечь? Процент от 1 до 100, например: 50
goal-ask-weak_schools = Какую долю школ с низкими результатами вовлечь? Процент от 1 до 100, например: 100
goal-ask-teachers = Какую долю педагогов охватить? Процент от 1 до 100, например: 30
goal-ask-on_time = Какую долю мероприятий выполнить в срок? Процент от 1 до 100, например: 80
goal-ask-satisfaction = Какой средней удовлетворённости достичь? Число от 1 до 5, например: 4,5

model-coordinating = Концентр. координирующая
model-resource = Концентр. ресурсная
model-instrumental = Распред. инструментальная
model-identical = Распред. идентичная
model-chain = Цепная
model-mixed = Смешанная

zone-moscow = Москва
zone-kaliningrad = Калининград
zone-samara = Самара
zone-yekaterinburg = Екатеринбург
zone-omsk = Омск
zone-krasnoyarsk = Красноярск
zone-irkutsk = Иркутск
zone-yakutsk = Якутск
zone-vladivostok = Владивосток
zone-magadan = Магадан
zone-kamchatka = Камчатка

settings-text = <b>{ $title }</b>
    { $municipality } · { $region }
    Состояние: { $state }
    Сроки: { $starts } – { $ends }
    Время: { $zone }
    Утреннее сообщение: { $morning }
    Сеть: { $model }
settings-zone = 🌍 Часовой пояс
settings-morning = 🌅 Утро
settings-model = 🕸 Модель сети
settings-ask-morning = Во сколько по рабочим дням присылать участникам сообщение дня? Выберите или напишите, например: 8:30.
settings-choose = Какую программу открыть?

launch-head = <b>Запуск: { $title }</b>
launch-people = { $n ->
    [0] ❗ Список педагогов не загружен
    [one] ✅ В списке { $n } участник
    [few] ✅ В списке { $n } участника
   *[many] ✅ В списке { $n } участников
 }
launch-roadmap = { $n ->
    [0] ❗ Дорожная карта не загружена
    [one] ✅ В плане { $n } мероприятие
    [few] ✅ В плане { $n } мероприятия
   *[many] ✅ В плане { $n } мероприятий
 }
launch-partnerships = { $n ->
    [0] ▫️ Пар и групп пока нет: можно создать и позже
   *[other] ✅ Создано пар и групп: { $n }
 }
launch-connected = ▫️ На связи { $connected } из { $people }: остальные получат всё, когда откроют личную ссылку
launch-then = После запуска мероприятия станут поручениями, наставники и подопечные узнают друг о друге, по утрам пойдут напоминания.
launch-missing = Без пунктов с ❗ запускать нечего. Загрузите их, и я вернусь к запуску.
launch-now = 🚀 Запустить
launch-to-partners = 🤝 Создать пары
launch-done = { $already ->
    [1] Программа уже запущена раньше, ничего не изменилось.
   *[other] 🚀 Программа запущена. Выдано поручений: { $assignments }{ $introductions ->
        [0] { "" }
       *[other] , начали работу пары и группы: { $introductions }
     }. Первые сообщения уйдут в ближайшее рабочее утро.
 }
launch-invite = На связи { $connected } из { $people }. Остальным бот напишет, когда они откроют личную ссылку: дальше раздайте приглашения.
launch-no-people = Запускать пока некого: загрузите список педагогов.
launch-no-roadmap = Запускать пока нечего: загрузите дорожную карту.

sample-municipality = Заречный район
sample-region = Учебная область

settings-clock = 🕓 Время
settings-clock-text = Часовой пояс программы: { $zone }
    Утреннее сообщение: { $morning }
settings-deficits = 🧩 Дефициты
deficits-title = 🧩 <b>Профессиональные дефициты</b>

    Из этого перечня педагоги выбирают, в чём нужна помощь и чем могут поделиться. Предлагается: { $offered }.
deficits-add = ➕ Добавить
deficits-words-button = ✍️ Слова не из перечня · { $n }
deficits-ask-title = Как назвать дефицит? До 60 знаков, например: функциональная грамотность.
deficits-one = <b>{ $title }</b>

    Просят помощи: { $wanted }. Могут поделиться: { $shared }.{ $state ->
        [retired] {" "}Сейчас не предлагается; что выбрано раньше, сохранено.
       *[offered] {""}
    }
deficits-rename = ✏️ Переименовать
deficits-retire = ➖ Больше не предлагать
deficits-offer = ➕ Снова предлагать
deficits-ask-rename = Новое название для «{ $title }», до 60 знаков. Что люди выбрали раньше, сохранится.
deficits-words = { $n ->
    [0] ✍️ Все слова из списков разобраны.
   *[other] ✍️ <b>Слова не из перечня</b>

    Так написано в списках и анкетах; впереди число людей. Выберите слова и скажите один раз, какой это дефицит: я отмечу его у всех, и в следующих списках тоже.
}
deficits-word = «{ $words }»: какой это дефицит?
deficits-leave-words = Оставить как есть
deficits-mapped = Отмечено, людей: { $n }

# Все программы установки: для владельца.
home-installation = 🗂 Все программы
installation-title = 🗂 <b>Все программы</b>
    Вы владелец этой установки. Отсюда видно каждую программу в числах; в любой можно назначить методиста или стать им.
installation-programme = <b>{ $title }</b> · { $municipality }
    { $state }
    Школ: { $schools }, участников: { $people }, из них на связи: { $connected }, пар и групп: { $partnerships }.
installation-methodists = Методисты: { $names }
installation-nobody = Методиста сейчас нет.
installation-appoint = 👤 Назначить методиста
installation-enter = 🔑 Войти методистом
installation-open = ➡️ Открыть программу
installation-enter-text = <b>{ $title }</b>
    Вы станете методистом этой программы и увидите её людей и данные. Это будет записано в журнал изменений программы.
installation-enter-yes = 🔑 Да, войти
installation-people = Кого назначить методистом? Выберите или напишите фамилию.
    { $search ->
        [0] {""}
       *[1] Нашлось: { $n }
    }
installation-check = Назначить методистом программы «{ $title }»: <b>{ $who }</b>?
installation-appoint-yes = ✅ Да, назначить
installation-appointed = Методист назначен.
installation-consent-first = В этом муниципалитете вы записаны как участник, который ещё не дал согласие. Откройте своё приглашение, дайте согласие и вернитесь сюда.

sent-file = 📎 <b>{ $name }</b>
    Что это? Прочитаю и покажу, что поняла; без вашего подтверждения ничего не сохранится. Если файл для другого, откройте нужный раздел и пришлите его там.
sent-file-roster = 👥 Список педагогов
sent-file-plan = 📅 Дорожная карта
sent-file-reading = Читаю, это несколько секунд…
