"""The OpenAPI document: what each address answers, from the very types that the body is made by."""

from types import NoneType, UnionType
from typing import Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from placements.outcomes.releases import body

VERSION = "1"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", dict: "object"}
NUMBER = {
    "name": "pk",
    "in": "path",
    "required": True,
    "schema": {"type": "integer"},
    "description": "Number of the release",
}
HEAD = {
    "release": {"type": "integer", "description": "Number of the release, by which it is cited"},
    "initiative": {"type": "string", "description": "Key of the initiative"},
    "grant": {"type": ["string", "null"], "description": "Key of the grant"},
    "as_of": {"type": "string", "format": "date"},
    "published_at": {"type": "string", "format": "date-time"},
}
GRANT = {
    "key": {"type": "string"},
    "title": {"type": "string"},
    "initiative": {"type": "string"},
    "starts_on": {"type": ["string", "null"], "format": "date"},
    "ends_on": {"type": ["string", "null"], "format": "date"},
}


def description(server: str) -> dict:
    """OpenAPI 3.1. `server` is the address of the installation."""
    schemas: dict[str, dict] = {}
    whole = schema(body.Body, schemas)
    schemas["Grant"] = _object(GRANT)
    schemas["ReleaseHead"] = _object({**HEAD, "url": {"type": "string"}})
    schemas["Release"] = _object({**HEAD, "narrative": {"type": "string"}, "body": whole})
    schemas["Error"] = _object({"error": {"type": "string"}})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Published outcomes",
            "version": VERSION,
            "description": "Releases of a funder's grants: frozen, reviewed, and protected. A null number is hidden.",
        },
        "servers": [{"url": server}],
        "security": [{"key": []}],
        "paths": {
            "/api/v1/grants/": _get("Your grants", _many("Grant")),
            "/api/v1/releases/": _get("What is published for you", _many("ReleaseHead")),
            "/api/v1/releases/{pk}/": _get("One release", _one("Release"), NUMBER),
            "/api/v1/releases/{pk}/figures.csv": _get("Its figures as CSV", {"text/csv": {}}, NUMBER),
        },
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": schemas,
        },
    }


def schema(kind: Any, schemas: dict[str, dict]) -> dict:
    """The JSON schema of a type; typed dictionaries go into `schemas` and are referred to by name."""
    if is_typeddict(kind):
        if kind.__name__ not in schemas:
            schemas[kind.__name__] = {}  # a name that is on its way: bodies nest
            schemas[kind.__name__] = {
                "type": "object",
                "required": sorted(kind.__required_keys__),
                "properties": {name: schema(hint, schemas) for name, hint in get_type_hints(kind).items()},
                **({"description": kind.__doc__} if kind.__doc__ else {}),
            }
        return {"$ref": f"#/components/schemas/{kind.__name__}"}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is NotRequired:
        return schema(arguments[0], schemas)
    if origin is UnionType:
        options = [schema(each, schemas) for each in arguments if each is not NoneType]
        return {"anyOf": [*options, {"type": "null"}]}
    if origin is list:
        return {"type": "array", "items": schema(arguments[0], schemas)}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema(arguments[1], schemas)}
    return {"type": PLAIN[kind]}


def _object(properties: dict) -> dict:
    return {"type": "object", "required": list(properties), "properties": properties}


def _many(name: str) -> dict:
    return _json({"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}})


def _one(name: str) -> dict:
    return _json({"$ref": f"#/components/schemas/{name}"})


def _json(data: dict) -> dict:
    return {"application/json": {"schema": _object({"data": data})}}


def _get(summary: str, content: dict, *parameters: dict) -> dict:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    answers = {
        "200": {"description": summary, "content": content},
        "401": {"description": "No valid key", "content": error},
    }
    if parameters:
        answers["404"] = {"description": "No such release: foreign, draft and withdrawn ones too", "content": error}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}
