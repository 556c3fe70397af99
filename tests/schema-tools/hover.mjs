// What the JSON language service that editors use makes of the generated
// schemas of the profile `editor`: what a hover shows, and what a completion
// offers. It fails where one of them says nothing of a rule or a value.
import { readFile } from "node:fs/promises";
import { getLanguageService } from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";

const GENERATED = new URL("../../schemas/generated/editor/", import.meta.url);

/** A language service with the schema of one message, and a body of it. */
async function open(message, body) {
  const schema = await readFile(new URL(`${message}.json`, GENERATED), "utf8");
  const service = getLanguageService({
    clientCapabilities: {
      textDocument: {
        completion: {
          completionItem: { documentationFormat: ["markdown"] },
        },
      },
    },
  });
  const uri = `file:///${message}.body.json`;
  service.configure({
    validate: true,
    schemas: [
      { uri: `${message}.json`, fileMatch: ["*"], schema: JSON.parse(schema) },
    ],
  });
  const document = TextDocument.create(uri, "json", 1, body);
  const tree = service.parseJSONDocument(document);
  /** The place of the first character of `text`. */
  const at = (text) => {
    const offset = body.indexOf(text);
    if (offset < 0) throw new Error(`expected ${text} in the body`);
    return document.positionAt(offset);
  };
  return {
    hover: async (text) =>
      (await service.doHover(document, at(text), tree))?.contents.join("\n"),
    complete: async (text) =>
      (await service.doComplete(document, at(text), tree))?.items ?? [],
    problems: async () => await service.doValidation(document, tree),
  };
}

/** Prints what is shown, and fails unless it has each of `parts`. */
function show(title, shown, parts) {
  console.log(`== ${title}\n${shown ?? "(nothing)"}\n`);
  for (const part of parts) {
    if (!shown?.includes(part)) throw new Error(`expected “${part}”: ${title}`);
  }
}

const checkout = await open(
  "yuno.create-checkout-session",
  `{
    "account_id": "493e9374-510a-4201-9e09-de669d75f256",
    "amount": { "currency": "JPY", "value": 1000 },
    "country": "JP",
    "merchant_order_id": "order-42",
    "metadata": [{ "key": "order", "value": "42" }],
    "payment_description": "Green tea"
  }`,
);
const problems = await checkout.problems();
if (problems.length > 0) throw new Error(problems[0].message);
show("hover of account_id", await checkout.hover('"account_id"'), [
  "must be 36 characters, a UUID of 8-4-4-4-12 hexadecimal digits",
  "Source: `yuno/create-checkout-session#/",
]);
show("hover of amount.value", await checkout.hover('"value": 1000'), [
  "must be 0 to 99999999999.9999, at most 4 decimal places",
]);
show("hover of metadata", await checkout.hover('"metadata"'), [
  "must be an array of at most 50 entries, each an object",
  "`key`: Required: must be at most 48 characters",
]);
show("hover of the value of country", await checkout.hover('"JP",'), [
  "`JP`: Japan",
]);

const customer = await open("yuno.create-customer-session", `{ "country": "" }`);
const items = await customer.complete('" }');
const countries = items.map(
  ({ label, documentation }) => `${label}  ${documentation?.value ?? ""}`,
);
show("completion of country", countries.slice(0, 5).join("\n"), [
  '"AD"  Andorra',
  '"AE"  United Arab Emirates',
]);
console.log(`… ${countries.length} in all`);
if (countries.length !== 249) throw new Error("expected 249 countries");
