// What @argdown/core makes of each input in cases.json, written back beside it. Not run by the suite; to run it anew:
//   npm install @argdown/core@1.7.5 && NODE_PATH=node_modules node tests/formats/argdown/reference.js
const fs = require("fs");
const path = require("path");
const argdown = require("@argdown/core");

const file = path.join(__dirname, "cases.json");
const app = new argdown.ArgdownApplication();
const plugins = ["ParserPlugin", "DataPlugin", "ModelPlugin", "RegroupPlugin", "ExplodeArgumentsPlugin"];
plugins.forEach((name, place) => app.addPlugin(new argdown[name](), place === 0 ? "parse" : "build"));

function run(input) {
  try {
    return app.run({ input, process: ["parse", "build"], throwExceptions: true, logLevel: "silent" });
  } catch (error) {
    return { exception: true };
  }
}

function describe(element) {
  const defining = element.members.filter((member) => !member.isReference).reverse();
  const canonical = defining.find((member) => member.data && member.data.isCanonical) || defining[0] || {};
  return { text: canonical.text || "", tags: element.tags || [], section: element.section ? element.section.title : null };
}

function describeArgument(argument) {
  const steps = argument.pcs.filter((line) => line.role !== "premise");
  return {
    ...describe(argument),
    premises: argument.pcs.filter((line) => line.role === "premise").map((line) => line.title),
    conclusions: steps.map((line) => line.title),
    rules: steps.map((line) => (line.inference ? line.inference.inferenceRules : [])),
  };
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object || {}).map(([name, value]) => [name, change(value)]));
}

function listSections(sections) {
  return sections.flatMap((section) => [[section.level, section.title], ...listSections(section.children)]);
}

const cases = JSON.parse(fs.readFileSync(file));
for (const one of cases) {
  const found = run(one.input);
  const errors = (found.parserErrors || []).length + (found.exceptions || []).length;
  one.reference = {
    refuses: Boolean(found.exception || errors),
    statements: mapValues(found.statements, describe),
    arguments: mapValues(found.arguments, describeArgument),
    sections: listSections(found.sections || []),
    relations: (found.relations || []).map(({ relationType, from, to }) => [relationType, from.title, to.title || to.argumentTitle]),
  };
}
fs.writeFileSync(file, `[\n${cases.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
