# Промежуточные и годовые итоги плана.
outcome-name = { $kind ->
    [interim] Промежуточные итоги
   *[final] Итоги года
 }
outcome-planned = 📌 <b>{ $kind ->
    [interim] Промежуточные итоги
   *[final] Итоги года
 }</b>: { $dated ->
    [1] { $day }
   *[other] день не назначен
 }
outcome-held = ✅ <b>{ $kind ->
    [interim] Промежуточные итоги
   *[final] Итоги года
 }</b>: подведены { $day }
outcome-text = { $text }
outcome-order = Приказ № { $number } от { $day }
outcome-write = { $held ->
    [1] ✏️ Изменить итоги
   *[other] ✏️ Записать итоги
 }
outcome-day = 📅 Другой день
outcome-ask = К чему пришли? Напишите одним сообщением: что сделано, что меняем, над чем работать дальше.
outcome-ask-day = Когда подводили итоги? Например: «20 декабря».
outcome-day-wrong = Этот день не подходит: итоги подводят с { $starts } и не позже сегодняшнего дня. Напишите, например: «20 декабря».
outcome-empty = Нужны слова: напишите, к чему пришли.
outcome-line = 📌 { $kind ->
    [interim] Промежуточные итоги плана
   *[final] Итоги года по плану
 }: { $day }. Когда подведёте, запишите, к чему пришли.
outcome-open = Итоги плана
outcome-direction = Итоги
