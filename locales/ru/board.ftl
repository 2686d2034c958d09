# Доска плана: мероприятия по направлению, школе, состоянию и этапу.
board-button = 🔎 Доска
plan-button-more = ⚙️ Ещё…
plan-more-text = <b>План: ещё</b>
    Кто отвечает, итоги, приказ о плане и файл для календаря.
plan-button-own-week = 📅 Моя неделя
board-text = <b>Доска</b> · { $all ->
        [1] весь план
       *[other] { $chosen }
    }
    { $count ->
        [0] Таких мероприятий нет. Измените или сбросьте выбор.
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }
board-line = <b>{ $n }.</b> { $mark } { $title }. { $period }{ $total ->
        [0] {""}
       *[other] {" "}· { $done } из { $total }
    }
board-button-state = Состояние
board-button-school = Школа
board-button-direction = Направление
board-button-stage = Этап
board-reset = ✖️ Сбросить выбор
board-any = Все
board-states = <b>В каком состоянии?</b>
board-schools = <b>Какая школа?</b>
    Считаются поручения только её педагогов.
board-no-schools = Поручений по плану пока ни у кого нет.
board-directions = <b>Какое направление?</b>
board-stages = <b>Какой этап «обучения действием»?</b>
board-no-stages = Ни у одного мероприятия этап не указан. Его отмечают в карточке мероприятия.
board-state-late = просрочено
board-state-open = в работе
board-state-not_possible = не получится
board-state-done = сделано всеми
board-state-waiting = пока никому не роздано
