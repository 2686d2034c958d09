# Отчёт о программе: слова шаблона и документа.
report-heading = ОТЧЁТ
report-about = о реализации программы наставничества «{ $programme }», { $period }
report-as-of = по данным на { $on } г.
report-by-order = Программа утверждена приказом { $order }
report-part-one = ЧАСТЬ 1. КАЧЕСТВО ПРОЦЕССА
report-part-two = ЧАСТЬ 2. ИЗМЕНЕНИЯ У УЧАСТНИКОВ
report-nothing = Данных пока нет.
report-of = { $done } из { $total }
report-figures = Показатели
report-indicator = Показатель
report-value = Значение
report-source = Из чего сложилось
report-goal = Цель
report-verdict-column = Достигнута
report-verdict = { $state ->
    [yes] да
    [no] нет
   *[none] —
 }
report-made-of = { $kind ->
    [satisfaction] { $denominator ->
        [0] оценок нет
        [one] { $denominator } оценка
        [few] { $denominator } оценки
       *[other] { $denominator } оценок
    }
   *[other] { $numerator } из { $denominator }
 }{ $missing ->
    [0] {""}
    [one] , без { $missing } школы
   *[other] , без { $missing } школ
 }
report-uncounted-schools = В охват педагогов не вошли школы, у которых численность не указана или меньше охваченных: { $missing }.
report-uncounted = { $n }, численности нет
report-taking-part = Участники мероприятий, за которые отвечают другие: участие отметили { $took_part } из { $takers }.
report-plan = Дорожная карта
report-direction = Направление
report-no-direction = Без направления
report-activities = Мероприятия
report-due = Срок прошёл
report-on-time = В срок
report-tasks = Поручения
report-done = Выполнено
report-late = Просрочено
report-partnerships = Пары и группы
report-pairs-made = Пар
report-groups-made = Групп
report-running = Работают / завершены
report-people = Наставников / наставляемых
report-meetings-count = Встреч по журналу
report-visits-count = Из них посещений уроков
report-hours-count = Часы наставников
report-kinds = События по видам
report-kind = Вид
report-held = Проведено
report-invited = Приглашены
report-attended = Были
report-events = События
report-event = Событие
report-day = Дата
report-came = Звали / были
report-orders = Приказы
report-csi-column = CSI
report-high-column = Доля 4 и 5
report-nps-column = NPS
report-csi = Удовлетворённость (CSI)
report-hidden = скрыто
report-surveys = Опросы
report-survey = Опрос
report-asked = Направлен
report-answered = Ответили
report-rate = Доля
report-hidden-note = Где ответов меньше пяти, результаты анонимного опроса не показываются и в суммы не входят.
report-requests-line = На запросы школ найден ответ: { $requests }.
report-recommendations-line = Адресные рекомендации выполнены: { $recommendations }.
report-comparisons = Начало и конец программы
report-comparison-title = { $title }
report-comparison-when = Было: { $first }. Стало: { $second }. Сравниваются группы, а не люди.
report-no-comparisons = Сравнивать нечего: нужны закрытые опросы начала и конца программы с общими вопросами.
report-question = Вопрос
report-before = Было
report-after = Стало
report-change = Разница
report-points = { $n } п. п.
report-reflection = Рефлексия
report-reflected = Что берут в работу, после событий написали или выбрали: { $reflected }.
report-difficulties = Что было трудно:
report-goals-heading = Цели персонализированных программ
report-goals-about = Согласовано программ: { $programmes }, в них целей: { $goals }.
report-reached = Достигнуты
report-partly = Достигнуты частично
report-not-yet = Пока не достигнуты
report-unmarked = Без отметки
report-measures = Результаты школ в среднем
report-measure = Результат
report-schools-count = Школ
report-schools = Результаты и затраты по школам
report-school = Школа
report-hours-column = Часы
report-spent-column = Визиты / события
report-annex = Приложение. Из чего сложились показатели
report-line = Название
report-counts = Засчитано
report-share = Сколько
report-signature = Методист ____________________ / ____________________ /
report-signed-on = «____» ____________ 20___ г.
