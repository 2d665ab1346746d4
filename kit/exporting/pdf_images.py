"""Pictures on their way into a PDF: as bytes where Typst can hold them, in words where it cannot."""

import base64
from typing import Any

_PIXELS_MAX = 40_000_000
_MEDIA = {"png": "png", "jpeg": "jpg", "gif": "gif"}


def with_image_bytes(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The data with each picture as bytes, or as its description where a PDF cannot hold it."""
    if isinstance(value, dict):
        if value.get("type") == "image":
            return _pdf_image(value)
        return {key: with_image_bytes(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [with_image_bytes(item) for item in value]
    return value


def _pdf_image(node: dict[str, Any]) -> dict[str, Any]:
    data = base64.b64decode(node["base64"])
    if node["media"] not in _MEDIA or _pixels(data, node["media"]) > _PIXELS_MAX:
        return _described(node)
    return {"type": "image", "media": _MEDIA[node["media"]], "bytes": list(data), "alt": node["alt"]}


def _pixels(data: bytes, media: str) -> int:
    """How many pixels a picture says it has; 0 for JPEG, which a PDF holds as it is."""
    if media == "png":
        return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    if media == "gif":
        return int.from_bytes(data[6:8], "little") * int.from_bytes(data[8:10], "little")
    return 0


def without_images(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The data with every picture as its description."""
    if isinstance(value, dict):
        return _described(value) if value.get("type") == "image" else {k: without_images(v) for k, v in value.items()}
    return [without_images(item) for item in value] if isinstance(value, list) else value


def _described(node: dict[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": f"{node['alt']} (picture, see the HTML export)"}
