# Школы, школы-партнёры, команды.
schools-exists = Такая школа уже есть: { $name }.
schools-count-wrong = Сколько учителей? Число от 1 до { $limit }, например: 24.
schools-count-future = Дата подсчёта ещё не наступила. Напишите, например: 24 на 01.09.2026.
schools-partners-count = Выберите школы-партнёры: от одной до { $limit }.
schools-partner-self = Школа не может быть партнёром самой себе. Выберите другую.
partnerships-across-schools = Школы «{ $mentor }» и «{ $mentee }» не партнёры. Сначала сделайте их партнёрами («Люди и пары» → «Школы») или разрешите такие пары: «Программа» → «Сеть школ».
teams-exists = Команда «{ $name }» уже есть. Назовите иначе.
teams-full = В команде уже { $limit } человек, больше не поместится.

people-schools = 🏫 Школы
people-own-school = 🏫 О школе
schools-text = <b>Школы</b>{ $searched ->
    [0] { "" }
   *[other] { "" }: поиск «{ $query }»
 }
    ⭐ лидер · 🔻 низкие результаты · 🔸 в зоне риска
    { $none ->
    [1] Таких школ нет.
   *[other] Чтобы найти школу, напишите часть названия.{ $paged ->
        [0] { "" }
       *[other] { " " }Страница { $page }.
     }
 }
schools-all-again = ✖ Сбросить поиск
schools-add = ➕ Добавить
schools-ask-name = Как называется школа? До 200 знаков, например: МБОУ «Шумская СОШ».
school-head = <b>{ $name }</b>
    Категория: { $category }
school-count = Учителей: { $n } (на { $day })
school-count-undated = Учителей: { $n } (дата подсчёта не указана)
school-not-counted = Число учителей не указано
school-people = Участников: { $n } · команд: { $teams } · школ-партнёров: { $partners }
school-writings = Другие написания: { $names }
school-category-leader = школа-лидер
school-category-low_results = с низкими результатами
school-category-at_risk = в зоне риска
school-category-other = прочая
school-name = ✏️ Название
school-category = 🏷 Категория
school-count-button = 🔢 Число учителей
school-partners = 🤝 Школы-партнёры
school-merge = 🔗 Это та же школа
teams-button = 🧩 Команды
school-ask-category = К какой категории относится школа?
school-ask-count = Сколько в школе учителей и на какую дату? Например: 24 на 01.09.2026. Без даты запишу на сегодня.
schools-count-unclear = Не вижу числа или даты. Напишите так: 24 на 01.09.2026.
school-ask-double = Какая запись на самом деле та же школа, что «{ $name }»?{ $none ->
    [1] { " " }Таких школ нет.
   *[other] { " " }Напишите часть названия, чтобы найти.
 }
school-merge-check = «{ $gone }» станет частью записи <b>«{ $kept }»</b>.
    Перейдут люди ({ $people }), команды, партнёрства ({ $partnerships }). Написание «{ $gone }» запомню: следующий список найдёт школу. Отменить это нельзя.
school-merge-yes = 🔗 Объединить
school-partners-text = <b>{ $name }</b>: школы-партнёры
    → ведёт эта школа · ← ведёт другая · ▫️ закончено{ $n ->
    [0] { "" }
    Партнёров пока нет.
   *[other] { "" }
 }
school-partners-add = ➕ Школы, которые она ведёт
school-leader-add = ➕ Школа, которая ведёт её
school-join-text = { $leads ->
    [1] Какие школы ведёт <b>{ $name }</b>? Можно отметить несколько и вести их группой, под одним договором.
   *[other] Какая школа ведёт <b>{ $name }</b>?
 }{ $none ->
    [1] { " " }Таких школ нет.
   *[other] { " " }Напишите часть названия, чтобы найти.
 }
school-join-yes = ✅ Готово · { $n }
school-pair-text = <b>{ $leader }</b> → <b>{ $partner }</b>
    { $contracted ->
    [0] Договор ещё не указан
   *[other] Договор № { $number } от { $day }
 }
    Модель сети: { $model }{ $ordered ->
    [0] { "" }
   *[other] { "" }
    Список школ года утверждён приказом № { $order } от { $ordered_on }
 }{ $grouped ->
    [0] { "" }
   *[other] { "" }
    Группа школ: { $group }, договор и модель у неё общие
 }{ $over ->
    [0] { "" }
   *[other] { "" }
    Партнёрство закончено { $ended }
 }
school-pair-model-none = как у программы
school-pair-contract = 📄 Договор
school-pair-part = ⏹ Завершить
school-ask-contract = Номер и дата договора. Например: № 12 от 15.09.2026
school-part-check = <b>{ $leader }</b> → <b>{ $partner }</b>: завершить партнёрство сегодня? Договор и пары учителей сохранятся.
school-join-each = 🤝 По отдельности · { $n }
school-join-group = 🧩 Группой · { $n }
school-group-button = 🧩 Группа школ
school-group-leave = ↩️ Вывести из группы
school-group-ask-name = Как назвать группу школ? До 120 знаков, например: Читающие школы.
school-group-text = 🧩 <b>{ $name }</b>
    Ведёт <b>{ $leader }</b>, { $n ->
    [one] { $n } школа
    [few] { $n } школы
   *[other] { $n } школ
 }
    { $contracted ->
    [0] Договор на всю группу ещё не указан
   *[other] Договор на всю группу № { $number } от { $day }
 }
    Модель сети: { $model }
school-group-more = ➕ Школа
school-group-drop = 🗑 Расформировать
school-group-drop-check = Расформировать группу <b>{ $name }</b>? Школы останутся партнёрами, каждая со своим договором и моделью, какие были у группы.
schools-group-small = В группе хотя бы две школы, которых ведёт одна. Отметьте ещё.
schools-group-exists = Группа школ «{ $name }» уже есть. Назовите иначе.
schools-group-empty = В группе нет школ, поэтому непонятно, кто их ведёт. Расформируйте её и сделайте новую.
schools-group-leads = «{ $school }» сама ведёт эту школу. В группе ведёт одна школа, остальных ведут.
schools-group-other = «{ $school }» уже в группе «{ $name }». Сначала выведите её оттуда.

teams-text = <b>Команды</b>
    { $none ->
    [1] Команд пока нет. В команду школы сразу войдут все её участники.
   *[other] Впереди число людей.
 }
teams-add = ➕ Новая команда
team-ask-name = Как назвать команду? До 120 знаков, например: Команда Шумской школы.
team-text = <b>{ $name }</b>
    Школа: { $school }
    Дефицит: { $deficit }
    В команде { $n }: { $members }
team-of-several = из нескольких школ
team-mates = 👥 Состав
team-name = ✏️ Название
team-deficit = 🧩 Дефицит
team-drop = 🗑 Удалить команду
team-mates-text = Кто в команде «{ $name }»? Нажмите, чтобы добавить или убрать.
team-ask-deficit = Над каким дефицитом работает команда?
team-no-deficit = Ни над одним особо
team-drop-check = Удалить команду «{ $name }»? Люди останутся в программе.
