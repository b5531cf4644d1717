// Asks the independent validator about a resource on standard input. Prints one line for each error; exit code 0 when
// there is none. Usage: node validate.js BUNDLE
const fs = require("fs");
const vm = require("vm");

globalThis.window = globalThis;
vm.runInThisContext(fs.readFileSync(process.argv[2], "utf8"));
const resource = JSON.parse(fs.readFileSync(0, "utf8"));
const answer = new Fhir.Fhir().validate(resource, { errorOnUnexpected: true });
const errors = answer.messages.filter(message => message.severity === "error" || message.severity === "fatal");
errors.forEach(message => console.log(`${message.location}: ${message.message}`));
process.exit(answer.valid && errors.length === 0 ? 0 : 1);
