"""The verdicts of python-jsonschema and fastjsonschema.

`judge.py FOLDER MESSAGE...` prints a line per judge, message and profile: how
many texts it refuses that the reader accepts, and takes that the reader
refuses. FOLDER has MESSAGE.txt, a text per line after `+` (accepted) or `-`,
and MESSAGE.PROFILE.json, the schemas.
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


def fast(schema):
    validate = fastjsonschema.compile(schema)

    def takes(value):
        try:
            validate(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return takes


JUDGES = {"python-jsonschema": python_jsonschema, "fastjsonschema": fast}

for message in sys.argv[2:]:
    # Not `splitlines`, to which U+2028 ends a line, too.
    text = (folder / f"{message}.txt").read_text("utf-8")
    lines = [line for line in text.split("\n") if line]
    for profile in ["portable", "strict"]:
        schema = (folder / f"{message}.{profile}.json").read_text("utf-8")
        for judge, compile_schema in JUDGES.items():
            takes = compile_schema(json.loads(schema))
            refused = taken = 0
            for line in lines:
                # Anew each time: fastjsonschema fills in defaults.
                valid = takes(json.loads(line[1:]))
                refused += line[0] == "+" and not valid
                taken += line[0] == "-" and valid
            print(judge, message, profile, refused, taken, flush=True)
