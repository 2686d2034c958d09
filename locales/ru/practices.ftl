# Банк практик.
home-practices = 💡 Практики
practices-main = <b>Банк практик</b>
    { $published ->
        [0] Пока пусто. Первой станет карточка, которую добавите вы.
        [one] { $published } карточка. Напишите, что ищете: слова можно в любой форме.
        [few] { $published } карточки. Напишите, что ищете: слова можно в любой форме.
       *[other] { $published } карточек. Напишите, что ищете: слова можно в любой форме.
    } { $some ->
        [0] { "" }
       *[other] В любом чате: @{ $bot } и слова.
    }
practices-all = Все практики
practices-own-deficits = По моим запросам
practices-subjects = По предмету
practices-deficits = По дефициту
practices-mine = ✏️ Мои карточки{ $own ->
    [0] { "" }
   *[other] { " · " }{ $own }
}
practices-desk = 📥 На проверке{ $waiting ->
    [0] { "" }
   *[other] { " · " }{ $waiting }
}
practices-export = 🌐 Страница для сайта
practices-offered = 💡 Практики: { $practices }
practices-found = { $n ->
    [0] <b>Ничего не нашлось</b>
    [one] <b>{ $n } практика</b>
    [few] <b>{ $n } практики</b>
   *[other] <b>{ $n } практик</b>
}
practices-by-words = Слова: «{ $words }»
practices-by-subject = Предмет: { $subject }
practices-by-deficit = Дефицит: { $deficit }
practices-by-own = По тому, с чем вам нужна помощь
practices-partly = Все слова сразу не встретились нигде, вот где есть часть из них.
practices-type-words = Можно написать другие слова.
practices-ask-subject = По какому предмету?
practices-ask-deficit = С каким дефицитом нужна помощь?
practices-own = <b>Мои карточки</b>
    { $n ->
        [0] Пока ни одной. Сработало на уроке — поделитесь: хватит названия и файла или ссылки.
       *[other] ✏️ черновик · ⏳ на проверке · ↩️ вернулась · ✅ опубликована
    }
practices-new = ➕ Новая карточка
practices-waiting = <b>На проверке</b>
    { $n ->
        [0] Всё проверено.
       *[other] Дольше всех ждут верхние.
    }
practices-nothing = В банке пока нет опубликованных карточек: выгружать нечего.
practices-site-title = Банк практик: { $programme }
practices-site-intro = Практик: { $n }. Первыми стоят те, что брали чаще.
practices-site-search = Слова из карточки
practices-site-link = Открыть ссылку
practices-site-left-out = файл есть в боте
practices-site-file = банк-практик.zip
practices-site-caption = 🌐 Банк практик для сайта, карточек: { $n }. Внутри index.html и папка с файлами: положите их на сайт вместе. { $left ->
    [0] { "" }
   *[other] Не вошло файлов: { $left } (слишком велики или хранятся только в Telegram), на странице они названы.
}
practice-title = 💡 <b>{ $title }</b>
practice-tags = <i>{ $tags }</i>
practice-about = { $about }
practice-link = 🔗 { $link }
practice-files = 📎 { $n ->
    [one] { $n } файл
    [few] { $n } файла
   *[other] { $n } файлов
}: { $names }
practice-author = Автор: { $author }
practice-event = Событие: { $event }
practice-uses = { $n ->
    [0] Ещё никто не брал.
    [one] Взял { $n } человек.
    [few] Взяли { $n } человека.
   *[other] Взяли { $n } человек.
}
practice-take = 👍 Возьму себе
practice-taken = Отмечено: взяли себе
practice-share = ↗️ Показать в чате
practice-give-back = ↩️ Вернуть автору
practice-caption = { $title }
practice-send = ✅ Отправить методисту
practice-edit-about = Описание
practice-edit-material = Файл или ссылка
practice-edit-subject = Предмет
practice-edit-grade = Класс
practice-edit-deficits = Дефициты
practice-edit-title = Название
practice-take-back = ✏️ Снять и исправить
practice-drop = 🗑 Удалить
practice-drop-sure = Удалить карточку вместе с файлами?
practice-drop-yes = Да, удалить
practice-dropped = Карточка удалена
practice-state-draft = ✏️ Черновик: видите только вы.
practice-state-waiting = ⏳ На проверке у методиста.
practice-state-returned = ↩️ Методист просит поправить.
practice-state-published = ✅ Опубликована. { $n ->
    [0] Ещё никто не брал.
    [one] Взял { $n } человек.
    [few] Взяли { $n } человека.
   *[other] Взяли { $n } человек.
}
practice-note = 💬 { $note }
practice-desk-waiting = ⏳ Ждёт вашего решения.
practice-desk-returned = ↩️ Возвращена автору.
practice-desk-published = ✅ Опубликована.
practice-ask-new = Как назвать практику? Например: «Квест-урок по дробям».
practice-ask-title = Новое название:
practice-ask-about = Что сделали и что это дало? Двух-трёх предложений хватит. «-» сотрёт описание.
practice-ask-subject = Какой предмет? Например: математика. «-» сотрёт.
practice-ask-grade = Какой класс? Например: 7–9. «-» сотрёт.
practice-ask-deficits = С чем помогает эта практика? Отметьте.
practice-ask-material = Пришлите файл, фото, видео или ссылку. Файлов в карточке до пяти, ссылка одна.
practice-ask-less = Какой файл убрать?
practice-ready = ✅ Готово
practice-less = ✖ Убрать файл
practice-consent = Отправить методисту на проверку?
    После неё карточку увидят участники программы, она может попасть на страницу банка практик на сайте. Под ней будут ваши имя и школа. Снять её можно в любой момент.
practice-consent-yes = Согласен(на), отправить
practice-publish = ✅ Опубликовать
practice-published = Опубликовано
practice-ask-note = Что поправить? Автор увидит ваши слова.
practice-ask = 💡 Спасибо! { $name }: поделитесь материалами с коллегами. Карточка уже названа, добавьте файл или ссылку.
practice-ask-button = 💡 Заполнить карточку
practice-waits = 💡 Ждёт проверки карточка практики «{ $title }».
practice-waits-button = 💡 Проверить карточку
practice-told-published = 💡 Ваша карточка «{ $title }» опубликована в банке практик. Спасибо!
practice-told-returned = 💡 Карточка «{ $title }» вернулась. Методист пишет: { $note }
practice-told-button = 💡 Открыть карточку
practice-error-empty = Здесь нужны слова. Напишите хотя бы несколько.
practice-error-many = Карточек не больше { $limit }. Удалите лишние черновики.
practice-error-files = В карточке не больше { $limit } файлов. Уберите один, потом добавьте другой.
practice-error-bare = Добавьте описание, файл или ссылку: одного названия мало.
practice-error-sent = Карточка уже отправлена. Чтобы изменить её, нажмите «Снять и исправить».
practice-error-decided = С этой карточкой уже решено, или автор её снял.
practices-inline-nothing = Ничего не нашлось. Открыть бот
practices-inline-closed = Практики видят участники. Открыть
practices-inline-open = 💡 Открыть в боте
