// Writes the files of table.js, the licences of their packages, and VENDOR.md. Run by bin/vendor, in this folder.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { STAND_INS, TABLE } from "./table.js";

const ROOT = "..";
const LICENCES = "licences";
const HEAD = `# JavaScript libraries in this repository

Written by \`make vendor\` from \`vendor/table.js\`; the licences' texts are in \`vendor/licences/\`.

| file | from | licence | bytes | sha256 |
|---|---|---|---|---|
`;

async function contentOf(row) {
  if (row.copy) {
    const content = await readFile(join("node_modules", row.packages[0], row.copy), "utf8");
    return content.replace(/\n*\/[/*]# sourceMappingURL=\S+\s*$/, "\n");
  }
  const { outputFiles } = await build({
    entryPoints: [row.bundle],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    globalName: row.as,
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import"],
    target: "es2022",
    charset: "utf8",
    legalComments: "eof",
    alias: STAND_INS,
  });
  return outputFiles[0].text;
}

async function licenceOf(name) {
  const folder = join("node_modules", name);
  const facts = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  let text;
  if (file) {
    text = await readFile(join(folder, file), "utf8");
  } else if (facts.license === "MIT") {
    // A package without the text: the same text as elsewhere, with its own authors.
    const mit = await readFile("node_modules/katex/LICENSE", "utf8");
    const authors = [facts.authors ?? facts.author ?? `the authors of ${name}`].flat().join(", ");
    text = mit.replace(/^Copyright.*$/m, `Copyright (c) ${authors}`);
  } else {
    throw new Error(`${name} has no licence text`);
  }
  await writeFile(join(LICENCES, `${name.replace("@", "").replace("/", "-")}.txt`), text.trimEnd() + "\n");
  return { version: facts.version, licence: facts.license };
}

await rm(LICENCES, { recursive: true, force: true });
await mkdir(LICENCES);
const lines = [];
for (const row of TABLE) {
  const content = Buffer.from(await contentOf(row));
  const from = await Promise.all(row.packages.map(async (name) => ({ name, ...(await licenceOf(name)) })));
  const target = join(ROOT, row.to);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  const packages = from.map(({ name, version }) => `${name} ${version}`).join(", ");
  const licences = [...new Set(from.map(({ licence }) => licence))].join(", ");
  const digest = createHash("sha256").update(content).digest("hex");
  lines.push(`| \`${row.to}\` | ${packages} | ${licences}${row.also ? `; contains ${row.also}` : ""} | ${content.length} | ${digest} |`);
}
await writeFile("VENDOR.md", `${HEAD}${lines.join("\n")}\n`);
