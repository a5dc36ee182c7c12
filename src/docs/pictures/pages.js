// Makes one page of each picture: a golden reply in the clothes of its chat.
import { readFileSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { discord } from "./discord.js";
import { slack } from "./slack.js";

const golden = process.argv[2];
const REPLIES = ["sessions", "approval-card"];
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

for (const reply of REPLIES) {
  page(`slack-${reply}`, slack(message("slack", reply)));
  page(`discord-${reply}`, discord(message("discord", reply)));
}

function message(chat, reply) {
  return JSON.parse(readFileSync(`${golden}/${chat}/message/messages/${reply}.json`, "utf8"));
}

function page(name, { head, body, width, background }) {
  writeFileSync(
    `${name}.html`,
    `<!doctype html><html><head><meta charset="utf-8">${head}
<style>body { margin: 0; background: ${background}; } #shown { width: ${width}px; padding: 8px; box-sizing: border-box; }</style>
<script>${MEASURE}</script></head><body><div id="shown">${body}</div></body></html>`,
  );
}
