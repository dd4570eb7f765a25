// The same messages through nodemailer's pool of connections:
// node nodemailer_pool.mjs FOLDER-WITH-NODE_MODULES PORT CONNECTIONS ROWS.json SUBJECT HTML TEXT [ATTACHMENT]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, port, connections, rowsFile, subject, htmlFile, textFile, attachment] = process.argv.slice(2);
const nodemailer = createRequire(`${folder}/`)("nodemailer");
const rows = JSON.parse(readFileSync(rowsFile, "utf8"));
const html = readFileSync(htmlFile, "utf8");
const text = readFileSync(textFile, "utf8");
const fill = (template, row) => template.replace(/\{\{ (\w+) \}\}/g, (_, field) => row[field]);

const pool = nodemailer.createTransport({
  host: "127.0.0.1",
  port: Number(port),
  ignoreTLS: true,
  pool: true,
  maxConnections: Number(connections),
  maxMessages: Infinity,
});
await Promise.all(
  rows.map((row) =>
    pool.sendMail({
      from: "shop@example.com",
      to: row.email,
      subject: fill(subject, row),
      html: fill(html, row),
      text: fill(text, row),
      attachments: attachment ? [{ path: attachment }] : [],
    }),
  ),
);
pool.close();
