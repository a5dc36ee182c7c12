// Makes the pages of each picture: a message of a real run in the clothes of its chat.
import { readFileSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { discord } from "./discord.js";
import { slack } from "./slack.js";

const messages = process.argv[2];
const PICTURES = {
  "slack-sessions": [slack, 820],
  "slack-approval-card": [slack, 820],
  "slack-home": [slack, 820],
  "discord-sessions": [discord, 760],
  "discord-approval-card": [discord, 760],
};
const PHONE = 390;
const MEASURE = `
  addEventListener("load", () => setTimeout(() => {
    const box = document.getElementById("shown").getBoundingClientRect();
    document.documentElement.dataset.size = Math.ceil(box.width) + "," + Math.ceil(box.height);
  }, 500));`;

buildSync({
  entryPoints: ["node_modules/@skyra/discord-components-core/dist/index.js"],
  bundle: true,
  outfile: "discord-components.js",
  logLevel: "error",
});

for (const [name, [draw, width]] of Object.entries(PICTURES)) {
  const message = JSON.parse(readFileSync(`${messages}/${name}.json`, "utf8"));
  page(name, draw(message, "light"), width);
  page(`${name}-dark`, draw(message, "dark"), width);
  page(`${name}-phone`, draw(message, "light"), PHONE);
  page(`${name}-dark-phone`, draw(message, "dark"), PHONE);
}

function page(name, { head, body, background }, width) {
  writeFileSync(
    `${name}.html`,
    `<!doctype html><html><head><meta charset="utf-8">${head}
<style>body { margin: 0; background: ${background}; } #shown { width: ${width}px; padding: 8px; box-sizing: border-box; }</style>
<script>${MEASURE}</script></head><body><div id="shown">${body}</div></body></html>`,
  );
}
