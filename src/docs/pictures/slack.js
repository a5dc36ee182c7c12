// A message of Slack's, drawn by the components of slack-blocks-to-jsx.
import { readFileSync } from "node:fs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";

export const LOGO =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" rx="6" fill="#336791"/>' +
      '<text x="18" y="25" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">pg</text></svg>',
  );

export function slack(message, theme) {
  const shown = createElement(Message, {
    theme,
    name: "pgbailiff",
    logo: LOGO,
    time: new Date(2026, 10, 22, 9, 41),
    blocks: message.blocks,
    data: {
      users: Object.entries(message.people).map(([id, name]) => ({ id, name })),
      channels: [{ id: "C0OPS0001", name: "ops" }],
    },
  });
  const style = readFileSync("node_modules/slack-blocks-to-jsx/dist/style.css", "utf8");
  return {
    // Rich text is as wide as the window there; the components keep everything to 600 pixels.
    head: `<style>${style} #slack_blocks_to_jsx [class*="max-w-[600px]"] { max-width: 100%; }</style>`,
    body: renderToStaticMarkup(shown),
    background: theme === "dark" ? "#1a1d21" : "#fff",
  };
}
