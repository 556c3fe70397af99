// Asks ajv. The arguments, what is printed and what the files hold are those of
// `validators.py`.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const [folder, ...messages] = process.argv.slice(1);
const Ajv = require(path.resolve(folder, "node_modules/ajv/dist/2020.js")).default;

for (const message of messages) {
  const lines = fs
    .readFileSync(path.join(folder, `${message}.txt`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => [line[0], JSON.parse(line.slice(1))]);
  for (const profile of ["portable", "strict"]) {
    const file = path.join(folder, `${message}.${profile}.json`);
    const schema = JSON.parse(fs.readFileSync(file, "utf8"));
    const isValid = new Ajv({ allowUnionTypes: true }).compile(schema);
    let [refused, accepted] = [0, 0];
    for (const [verdict, value] of lines) {
      const valid = isValid(value);
      if (verdict === "+" && !valid) refused += 1;
      if (verdict === "-" && valid) accepted += 1;
    }
    console.log(`ajv ${message} ${profile} ${refused} ${accepted}`);
  }
}
