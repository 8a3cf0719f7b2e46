"""Step 6, say it: money as our people read it: "£5", "£2.50", "50p", "free"."""

from decimal import Decimal


def say_money(pounds: Decimal | int) -> str:
    """A price in words and digits.

    Args:
        pounds: in pounds sterling, to the penny; no floats, which cannot hold a penny.

    Raises:
        ValueError: the price is below nothing, or has parts of a penny.
    """
    pence = Decimal(pounds) * 100
    if pence < 0 or pence != pence.to_integral_value():
        raise ValueError(f"not a price: {pounds}")
    if pence == 0:
        return "free"
    if pence < 100:
        return f"{int(pence)}p"
    whole, rest = divmod(int(pence), 100)
    return f"£{whole}.{rest:02d}" if rest else f"£{whole}"
