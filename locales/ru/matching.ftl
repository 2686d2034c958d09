# Наставники: выбор и подготовка.
mentors-button = ⭐ Наставники
mentors-title = ⭐ <b>Наставники</b>: { $total }

    Ответили на анкету: { $answered }. Прошли подготовку: { $trained }.
    ✍️ нет анкеты · 🎓 нет подготовки · числа: ведёт / готов вести
mentors-ask = ✉️ Разослать анкету{ $n ->
    [many] { "" }
   *[other] { " " }· { $n }
 }
mentors-asked = Анкета отправится наставникам: { $n }. Каждый получит её как сообщение дня; кто ещё не в боте, когда придёт.
mentors-add = ➕ Добавить кандидата
mentors-pick = Кого ещё позвать в наставники? Выберите или напишите начало фамилии или школы.
mentors-card = ⭐ <b>{ $who }</b>
mentors-capacity = Ведёт { $leads }, готов вести { $capacity }
mentors-no-capacity = Ведёт { $leads }; скольких готов вести, пока не сказал. При подборе считаю, что одного.
mentors-form-state = { $state ->
    [answered] ✅ Анкета заполнена
    [asked] ✍️ Анкета отправлена, ответа пока нет
    [unasked] ✍️ Анкета ещё не отправлена
    [absent-answered] ✅ Анкета заполнена
    [absent-asked] ✍️ Анкета ждёт: человека ещё нет в боте
   *[other] ✍️ Человека ещё нет в боте
}
mentors-trained = 🎓 Подготовка пройдена { $day }
mentors-trained-paper = 🎓 Подготовка пройдена { $day }, № { $certificate }
mentors-untrained = 🎓 Подготовка не отмечена
mentors-places = Скольких может вести:
mentors-train = 🎓 Отметить подготовку
mentors-untrain = Снять отметку о подготовке
mentors-unmark = ➖ Больше не кандидат
mentors-ask-day = Когда пройдена подготовка: { $name }? Выберите или напишите день, например: 12 октября.
mentors-today = Сегодня
mentors-ask-certificate = Номер удостоверения или сертификата? Можно пропустить.
mentors-training-future = Этот день ещё не наступил. Отметьте подготовку, когда она пройдёт.
mentors-training-by-methodist = Подготовку отмечает методист. Напишите ему, если она пройдена.
mentors-capacity-wrong = Число наставляемых: от 0 до { $limit }.

# Анкета наставника.
mentor-form-title = ⭐ Анкета наставника, «{ $programme }» · { $step } из { $steps }
mentor-form-rider = ⭐ Вас зовут в наставники: пять коротких вопросов о том, чем вы сильны
mentor-form-rider-button = ⭐ Ответить
mentor-form-deficits = С чем вы можете помочь коллегам? Отметьте всё, что подходит.
mentor-form-next = Дальше · { $n } →
mentor-form-subjects = Ваши предметы: <b>{ $subject }</b>. Верно? Если нет, напишите через запятую.
mentor-form-no-subject = Какие предметы вы ведёте? Напишите через запятую, например: физика, информатика.
mentor-form-right = Всё верно →
mentor-form-capacity = Скольких коллег вы готовы вести в этом году? 0, если не получится.
mentor-form-place = Как удобнее работать?
mentor-place-in-person = Только очно
mentor-place-online = Только онлайн
mentor-place-both = И очно, и онлайн
mentor-form-words = Что ещё важно знать, подбирая вам коллег? Напишите своими словами или пропустите.
mentor-form-words-known = Вы написали: «{ $words }». Можно написать заново или оставить.
mentor-form-leave = Оставить →
mentor-form-done = ⭐ Спасибо! { $n ->
    [0] Записала: в этом году вести не получится. Если передумаете, измените ответ.
   *[other] Записала, готовы вести: { $n }. Когда подберут коллег, я вас познакомлю.
}
mentor-form-done-deficits = Сильные стороны: { $deficits }
mentor-form-done-subject = Предмет: { $subject }
mentor-form-done-place = Формат: { $place }
mentor-form-done-words = Своими словами: { $words }
mentor-form-trained = 🎓 Подготовка пройдена { $day }
mentor-form-train = 🎓 Подготовка пройдена
mentor-form-change = ✏️ Изменить ответы

# Подбор пар.
matching-open-button = 🧭 Подобрать пары
matching-start = 🧭 <b>Подбор пар</b>

    Наставляемых без наставника: { $mentees }. Наставников: { $mentors }, мест у них: { $room }.{ $unanswered ->
        [0] {""}
       *[other] {" "}Без анкеты: { $unanswered }, у них считаю по одному месту.
    }{ $untrained ->
        [0] {""}
       *[other] {" "}Без подготовки: { $untrained }.
    }
    { $wishes }

    { $mentees ->
        [0] Подбирать некого: у всех наставляемых уже есть наставник.
       *[other] { $mentors ->
            [0] Наставников пока нет. Добавьте кандидатов в разделе «Наставники».
           *[other] Подберу всем сразу; до публикации ничего не сохранится и никто ничего не узнает.
        }
    }
matching-run = 🧭 Подобрать
matching-wishes-button = ⚙️ Условия
matching-wishes = ⚙️ <b>Что учитывать при подборе</b>

    Нажатие меняет условие.
matching-wish-deficits = 🧩 Дефициты: { $state ->
    [ignored] не важно
    [required] обязательно
   *[preferred] важно
}
matching-wish-subject = 📘 Предмет: { $state ->
    [ignored] не важно
    [required] обязательно
   *[preferred] важно
}
matching-wish-schools = 🏫 Партнёры: { $state ->
    [ignored] не важно
    [required] обязательно
   *[preferred] важно
}
matching-wish-training = 🎓 Без подготовки: { $state ->
    [yes] нельзя
   *[no] можно
}
matching-wish-even = ⚖️ Нагрузка: { $state ->
    [yes] поровну
   *[no] не важно
}
matching-wish-only-registered = 👤 Только кто в боте: { $state ->
    [yes] да
   *[no] нет
}
matching-wish-training-by-mentor = 🎓 Отмечает наставник: { $state ->
    [yes] да
   *[no] нет
}
matching-running = 🧭 Подбираю: наставляемых { $mentees }, наставников { $mentors }… Обычно это секунды.
matching-title = 🧭 <b>Предложение пар</b>
matching-counts = Пар: <b>{ $pairs }</b>, групп: <b>{ $groups }</b>, в них наставляемых: { $people }
matching-alone-count = Без наставника: <b>{ $n }</b>
matching-kept-count = 📌 Закреплено: { $n }
matching-away-count = Не участвуют: { $n }
matching-changed-count = Изменилось с прошлого подбора: { $n }
matching-untrained-count = ⚠️ Наставник без подготовки: { $n }
matching-will-publish = 🕓 Опубликую { $at }
matching-is-published = ✔️ Опубликовано
matching-is-dropped = Отменено
matching-see = 👥 Посмотреть · { $n_groups }
matching-alone-button = ❓ Без наставника · { $n_alone }
matching-changes-button = 🔀 Что изменилось · { $n_changed }
matching-publish = ✅ Опубликовать…
matching-unschedule = ✖️ Не публиковать
matching-again = 🔁 Подобрать заново
matching-drop = 🗑 Отменить предложение
matching-dropped = Предложение отменено
matching-publish-text = Создам пары и группы ({ $n_groups }) и познакомлю обе стороны: причины подбора они увидят. Без наставника останутся: { $n_alone }.

    Перед публикацией всё проверю ещё раз: кто выбыл или уже получил наставника, того не трону и назову.
matching-publish-now = ✅ Опубликовать сейчас
matching-publish-day = 📅 Назначить день
matching-ask-day = В какой день опубликовать? Это будет утром, вместе с сообщением дня. Выберите или напишите, например: в понедельник.
matching-day-past = Этот день уже прошёл. Выберите сегодняшний или один из следующих.
matching-day-outside = Этот день вне сроков программы ({ $start } – { $end }). Выберите другой.
matching-over = Это предложение уже опубликовано или отменено.
matching-scheduled-first = Публикация уже назначена. Чтобы менять предложение, сначала нажмите «Не публиковать».
matching-takes-no-part = Этот человек не участвует в подборе: у него уже есть наставник, или он выбыл.
matching-never = Эти двое уже работали вместе, и наставник был заменён. Выберите другого.
matching-published = ✅ Опубликовано. Пар: { $pairs }, групп: { $groups }, в них наставляемых: { $people }.{ $left ->
    [0] {""}
   *[other] {" "}Без наставника остались: { $left }.
 }
matching-open = ❓ Кто и почему
matching-groups = 👥 <b>Предложение</b>, { $more ->
    [0] { $page } из { $pages }
   *[other] страница { $page }
 }

matching-group = <b>{ $mentor }</b> ({ $school })
matching-place = { $kept ->
    [yes] 📌
   *[no] •
 } { $mentee } ({ $school }): { $reason }
matching-one = <b>{ $mentee }</b> ({ $school })
matching-one-mentor = Наставник: { $mentor }
matching-one-reason = Почему: { $reason }
matching-keep = 📌 Оставить так
matching-free = Открепить
matching-other = ↔️ Другой наставник
matching-find = 🔎 Выбрать наставника
matching-unpair = ✖️ Снять наставника
matching-mentor-away = ➖ Наставник не участвует
matching-mentee-away = ➖ Не участвует
matching-choose = Кто будет наставником: <b>{ $mentee }</b>? { $n ->
    [0] Подходящих наставников нет.
   *[other] Лучшие сверху, число: сколько мест осталось. ⚠️: не по условиям или мест нет.
}
matching-add = ➕ Добавить наставляемого
matching-add-text = Кому ещё нужен наставник? Выберите или напишите начало фамилии или школы.
matching-alone = ❓ <b>Без наставника: { $n }</b>

matching-one-alone = Без наставника: { $why }
matching-alone-line = <b>{ $name }</b> ({ $school }): { $why } { $help }
matching-changes = 🔀 <b>Что изменилось: { $n }</b>

matching-change = • { $mentee }: { $was } → { $now }
matching-nobody = никого
matching-ground-deficits = просили помощи: { $deficits }, у наставника это сильная сторона
matching-ground-subject = один предмет
matching-ground-kindred = близкие предметы
matching-ground-partner = школы-партнёры
matching-ground-own = одна школа
matching-ground-well = раньше уже хорошо работали вместе
matching-ground-silent = пожеланий не было, у наставника есть место
matching-ground-hand = решение методиста
matching-caution-training = ⚠️ Подготовка наставника не отмечена
matching-caution-travel = ⚠️ Разные школы, а наставник ждёт очных встреч
matching-why = { $why ->
    [no_mentors] наставников нет.
    [not_again] с подходящими наставниками уже расставались.
    [no_subject] нет наставника с предметом «{ $subject }».
    [no_deficit] никто не помогает с тем, что нужно: { $deficits }.
    [no_school] подходящие наставники только вне школ-партнёров.
    [not_trained] подходящие наставники ещё не прошли подготовку.
    [busy] у подходящих наставников не осталось мест.
    [gone] участник выбыл.
    [paired] наставник уже появился.
    [mentor_gone] наставник больше не участвует.
   *[by_hand] наставника снял методист или он не участвует.
}
matching-help = { $why ->
    [no_mentors] Поможет: добавить кандидатов и разослать анкету.
    [no_subject] Поможет: позвать наставника с этим предметом.
    [no_deficit] Поможет: позвать наставника с такой сильной стороной.
    [no_school] Поможет: договор между школами или другое условие.
    [not_trained] Поможет: отметить подготовку наставников.
    [busy] Поможет: больше мест у наставников или ещё один кандидат.
    [mentor_gone] Поможет: подобрать заново.
   *[other] {""}
}
matching-bring-back = Вернуть убранных
matching-brought-back = Все, кого вы убирали, снова участвуют. Нажмите «Подобрать заново».
