"""Tables laid out in other ways, made into ordinary ones: halves side by side, a card for each activity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from documents.roadmap.blocks import Block, Cell, Grid, Paragraph, Row
from documents.roadmap.cells import distinct
from documents.roadmap.columns import Role, read_header, role_of
from documents.roadmap.periods import is_period

_HEADER_ROWS = 3
_WEIGHTY = 7


def ordinary(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with every such table replaced by ordinary ones."""
    cards = {id(block): found for block in blocks if isinstance(block, Grid) and (found := _cards(block))}
    openings = Counter(card[0][0].text for found in cards.values() for card in found)
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif id(block) in cards and openings[cards[id(block)][0][0][0].text] > 1:  # a lone card is a passport
            yield from _as_rows(block, cards[id(block)])
        else:
            yield from _halves(block)


# -- halves -----------------------------------------------------------------------------------------------


def _halves(grid: Grid) -> Iterator[Grid]:
    """ "Мероприятие | Дата | Мероприятие | Дата": the right half goes on below the left one."""
    for n, row in enumerate(grid.rows[:_HEADER_ROWS]):
        width = _repeats(row)
        if width:
            for left in range(0, len(row), width):
                rows = [line[left : left + width] for line in grid.rows]
                yield Grid([*_bands(rows[:n]), *rows[n:]], grid.name, grid.first_row)
            return
    yield grid


def _bands(rows: list[Row]) -> list[Row]:
    """The lines over a half's header, each as the one cell that it holds there."""
    return [row if len(distinct(row)) == 1 else [Cell() for _ in row] for row in rows]


def _repeats(row: Row) -> int:
    """The width of the columns that a header repeats; 0 for an ordinary header."""
    texts = [" ".join(cell.text.lower().split()) for cell in row]
    for width in range(2, len(row) // 2 + 1):
        if len(row) % width == 0 and texts == texts[:width] * (len(row) // width):
            header = read_header(row[:width])
            return width if header is not None and header.has_title and header.has_period else 0
    return 0


# -- cards ------------------------------------------------------------------------------------------------


def _cards(grid: Grid) -> list[list[tuple[Cell, Cell]]]:
    """The cards of a table of names and values ("Тема | …", "Дата | …"); empty for any other table."""
    pairs: list[tuple[Cell, Cell]] = []
    for row in grid.rows:
        cells = [cell for cell, _ in distinct(row)]
        if len(cells) == 1 and row[0] is not cells[0]:
            return []
        if len(cells) > 2:
            return []
        if len(cells) == 2:
            pairs.append((cells[0], cells[1]))
    cards: list[list[tuple[Cell, Cell]]] = []
    for name, value in pairs:
        if not cards or name.text == cards[-1][0][0].text:
            cards.append([])
        cards[-1].append((name, value))
    return cards if all(map(_is_card, cards)) else []


def _is_card(card: list[tuple[Cell, Cell]]) -> bool:
    roles = [role_of(name.text) for name, _ in card]
    named = {
        role[0] for role in roles if role is not None and (role[0] is not Role.TITLE or role[1] >= _WEIGHTY)
    }
    timed = [value for (_, value), role in zip(card, roles, strict=True) if role and role[0] is Role.PERIOD]
    known = sum(role is not None for role in roles)
    return (
        {Role.TITLE, Role.PERIOD} <= named
        and known * 4 >= len(card) * 3
        and not any(is_period(name.text) for name, _ in card)
        and any(is_period(value.text) for value in timed)
    )


def _as_rows(grid: Grid, cards: list[list[tuple[Cell, Cell]]]) -> Iterator[Block]:
    """One table of cards: a heading over it stays a heading."""
    first = [cell for cell, _ in distinct(grid.rows[0])] if grid.rows else []
    if len(first) == 1:
        yield Paragraph(first[0].text, heading=True)
    for card in cards:
        yield Grid([[name for name, _ in card], [value for _, value in card]], grid.name, grid.first_row)
