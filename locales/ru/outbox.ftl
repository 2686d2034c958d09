# О сообщениях, которые не ушли: владельцу и методисту.
unsent-title = ⚠️ <b>Не ушло или неизвестно, дошло ли: { $n }</b>
    Первое из них должно было уйти { $since }. Остальные сообщения отправлены.
unsent-line = • { $kind }: <b>{ $n }</b>, { $status ->
    [expired] не успели, отправлять уже поздно
    [uncertain] неизвестно, дошли ли
   *[other] Телеграм не принял
 }
unsent-where = Имена видит методист: «Внимание» в главном меню, для рассылок их отчёт.
unsent-rider = ⚠️ Не ушло или неизвестно, дошло ли: { $n }
unsent-rider-button = ⚠️ Что не ушло
unsent-kind = { $kind ->
    [bundle] сводки дня
    [broadcast] рассылки
    [broadcast_change] исправления рассылок
    [event_soon] напоминания о событии
    [event_moved] переносы событий
    [event_cancelled] отмены событий
    [survey] опросы
    [survey_summary] итоги опросов
    [attendance] вопросы о том, кто был
    [introduction] знакомства
    [help] просьбы о помощи
    [help_answer] ответы на просьбы
    [digest] сводки недели
    [school_week] недели школ
    [school_overdue] сообщения о просрочке школе
   *[other] другие сообщения
 }
unsent-card = <b>Не ушло или неизвестно, дошло ли</b>
    За последние две недели. Если это важно, напишите людям сами: повторно бот такого не отправит.
unsent-person = • { $person } ({ $school }): { $kind }, { $at }: { $status ->
    [expired] не успели
    [uncertain] неизвестно
   *[other] Телеграм не принял
 }
unsent-group = • 👥 { $person }: { $kind }, { $at }: { $status ->
    [expired] не успели
    [uncertain] неизвестно
   *[other] Телеграм не принял
 }
