// The same messages through nodemailer's pool of 20 connections:
// node nodemailer_pool.mjs FOLDER-WITH-NODE_MODULES PORT ROWS.json SUBJECT HTML TEXT
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, port, rowsFile, subject, htmlFile, textFile] = process.argv.slice(2);
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
  maxConnections: 20,
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
    }),
  ),
);
pool.close();
