# Учебный год программы, переход на следующий, обзор региона.
settings-year = 📅 Год и этапы
settings-network = 🕸 Сеть школ
settings-network-text = <b>Сеть школ</b>
    Модель: { $model }
    Пары между школами, которые не партнёры: { $across ->
        [1] можно
       *[other] нельзя, сначала школы-партнёры
    }
settings-across = { $across ->
    [1] 🔒 Запретить такие пары
   *[other] 🔓 Разрешить такие пары
 }
year-head = <b>{ $title }</b>
    Сроки: { $days }
year-launch = Запуск: { $days }
year-practice = Практика: { $days }
year-completion = Завершение: { $days }
year-interim = Промежуточные итоги: { $day }
year-final = Итоги года: { $day }
year-order = Список школ утверждён приказом № { $number } от { $day }
year-no-order = Приказ о списке школ года не указан
year-button-launch = Этап запуска
year-button-practice = Этап практики
year-button-completion = Этап завершения
year-button-interim = Промежуточные итоги
year-button-final = Итоги года
year-order-button = 📄 Приказ
year-next = ⏭ Следующий год
year-ask-launch = Когда идёт запуск программы? Две даты, например: 01.09.2026 – 31.10.2026
year-ask-practice = Когда идёт практика? Две даты, например: 1 ноября – 30 апреля
year-ask-completion = Когда завершение? Две даты, например: 1 мая – 31 августа
year-ask-interim = Когда подводим промежуточные итоги? Например: 20 декабря
year-ask-final = Когда подводим итоги года? Например: 20 мая
year-no-review = Пока без даты
year-ask-order = Номер и дата приказа, которым утверждён список школ на год. Например: № 123-од от 01.09.2026
year-span-unclear = Не вижу двух дат. Напишите так: 01.09.2026 – 31.10.2026.
year-day-unclear = Не понимаю дату. Напишите, например: 20.12.2026 или 20 декабря.
year-backwards = Конец раньше начала. Сначала начало, потом конец: 01.09.2026 – 31.10.2026.
year-outside = Это за пределами программы: она идёт с { $starts } по { $ends }.
year-overlap-before = { $phase ->
    [launch] Запуск
    [practice] Практика
   *[completion] Завершение
 } идёт раньше и длится по { $day }: начните позже или сначала сократите его.
year-overlap-after = { $phase ->
    [launch] Запуск
    [practice] Практика
   *[completion] Завершение
 } идёт следом и начинается { $day }: закончите раньше или сначала сдвиньте его.
year-reviews-order = Промежуточные итоги должны быть раньше итогов года.

next-year-text = <b>Программа на следующий год</b>
    { $title }, { $starts } – { $ends }
    Перейдут настройки, этапы на год позже и цели ({ $goals }), школы-партнёры: { $schools }, команды: { $teams }, участники с ролями: { $people }.
    Пары и группы перейдут предложениями: { $chosen } из { $all }. Этот год остаётся как есть, история сохраняется.
next-year-made = Программа следующего года уже создана: <b>{ $title }</b>. Открыть её: ⚙️ Программа → «Другая программа».
next-year-make = ✅ Создать программу
next-year-pairs = 🤝 Пары: { $chosen } из { $all }
next-year-choose = Отметьте, какие пары и группы перейдут на следующий год.
next-year-done = { $already ->
    [1] Программа «{ $title }» уже была создана, ничего не изменилось.
   *[other] Готово: «{ $title }». Предложено пар и групп: { $partnerships }. Участники увидят новый год после запуска.
 }

home-region = 🗺 Обзор региона
region-head = <b>Программы региона: { $region }</b>
region-head-unnamed = <b>Программы муниципалитета</b>
region-programme = <b>{ $title }</b>{ $said ->
        [1] {""}
       *[other] {" "}· { $municipality }
    }
    { $state } · школ: { $schools } · участников: { $people }, на связи { $connected }
    Пар и групп: { $partnerships } · { $due ->
        [0] поручений ещё не было
       *[other] выполнено { $done } из { $due } поручений
    }
