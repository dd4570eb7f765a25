// What nodemailer's mailparser finds in messages:
// node mailparser_read.mjs FOLDER-WITH-NODE_MODULES FOLDER-OF-EML; prints a JSON object by file name.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, letters] = process.argv.slice(2);
const { simpleParser } = createRequire(join(folder, "package.json"))("mailparser");
const person = (field) => field.value.map(({ name, address }) => [name, address])[0];
const found = {};
for (const name of readdirSync(letters)) {
  const read = await simpleParser(readFileSync(join(letters, name)), { keepCidLinks: true, skipTextToHtml: true });
  found[name] = {
    sender: person(read.from),
    to: person(read.to),
    subject: read.subject,
    text: read.text,
    html: read.html,
    type: read.headers.get("content-type").value,
    files: read.attachments.map((file) => ({
      name: file.filename ?? null,
      cid: file.cid ?? null,
      disposition: file.contentDisposition,
      related: Boolean(file.related),
      content: file.content.toString("base64"),
    })),
  };
}
console.log(JSON.stringify(found));
