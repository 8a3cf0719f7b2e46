"""GET /pictures/….svg: the pictures beside the words, by their Unicode code point."""

import re
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

router = APIRouter()

FOLDER = Path(__file__).parent.parent / "pictures"
_CODE = re.compile(r"[0-9A-F]{2,6}(-[0-9A-F]{2,6})*")
_WEEK = "public, max-age=604800"


@router.get(
    "/pictures/{code}.svg",
    response_class=FileResponse,
    responses={
        200: {"content": {"image/svg+xml": {}}, "description": "the picture"},
        404: {"content": {"text/html": {}}, "description": "there is no such picture"},
        # FastAPI would say that a code can be wrong; it is then a picture that is not there.
        422: {"content": {"text/html": {}}, "description": "not used"},
    },
)
async def picture(code: str) -> FileResponse:
    """One picture."""
    path = FOLDER / f"{code}.svg"
    if not _CODE.fullmatch(code) or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, media_type="image/svg+xml", headers={"Cache-Control": _WEEK})
