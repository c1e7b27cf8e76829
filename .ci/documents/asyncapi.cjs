// Prints what AsyncAPI's own parser says of the document, and fails if it says anything.
const { readFileSync } = require("node:fs");
const { Parser } = require("@asyncapi/parser");

new Parser().parse(readFileSync(process.argv[2], "utf8")).then(({ diagnostics }) => {
  for (const { severity, code, message, path } of diagnostics) console.error(severity, code, path.join("."), message);
  console.log(`asyncapi.json: ${diagnostics.length} diagnostics`);
  process.exitCode = diagnostics.length === 0 ? 0 : 1;
});
