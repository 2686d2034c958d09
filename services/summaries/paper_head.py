"""What stands on top of every official paper."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.programmes import Municipality, Programme
from services.summaries.paper_facts import Head


async def head_of(session: AsyncSession, programme: Programme) -> Head:
    municipality = await session.get_one(Municipality, programme.municipality_id)
    return Head(
        municipality=municipality.name,
        programme=programme.title,
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        order_number=programme.order_number,
        order_date=programme.order_date,
    )
