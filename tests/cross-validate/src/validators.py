"""Asks python-jsonschema and fastjsonschema.

Arguments: FOLDER MESSAGE... Prints a line per validator, message and profile:
how many bodies it refuses that the reader accepts, and how many it accepts that
the reader refuses. FOLDER has MESSAGE.txt, a body per line after `+` (accepted)
or `-`, and MESSAGE.PROFILE.json, the schemas.
"""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder / "python"))

import fastjsonschema  # noqa: E402
import jsonschema  # noqa: E402


def python_jsonschema(schema):
    return jsonschema.Draft202012Validator(schema).is_valid


def fast_jsonschema(schema):
    validate = fastjsonschema.compile(schema)

    def is_valid(value):
        try:
            validate(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return is_valid


VALIDATORS = {
    "python-jsonschema": python_jsonschema,
    "fastjsonschema": fast_jsonschema,
}

for message in sys.argv[2:]:
    # Not `splitlines`, to which U+2028 ends a line, too.
    text = (folder / f"{message}.txt").read_text("utf-8")
    lines = [line for line in text.split("\n") if line]
    for profile in ["portable", "strict"]:
        schema = (folder / f"{message}.{profile}.json").read_text("utf-8")
        for validator, compile_schema in VALIDATORS.items():
            is_valid = compile_schema(json.loads(schema))
            refused = accepted = 0
            for line in lines:
                # Anew each time: fastjsonschema fills in defaults.
                valid = is_valid(json.loads(line[1:]))
                refused += line[0] == "+" and not valid
                accepted += line[0] == "-" and valid
            print(validator, message, profile, refused, accepted, flush=True)
