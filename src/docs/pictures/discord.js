// A message of Discord's, drawn by the web components of @skyra/discord-components-core.
import { LOGO } from "./slack.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "destructive" };

export function discord(message, theme) {
  const embeds = (message.embeds ?? []).map(embed).join("");
  const components = (message.components ?? []).map(row).join("");
  return {
    head: '<script src="discord-components.js" defer></script>',
    body: `<discord-messages no-background ${theme === "light" ? "light-theme" : ""} channel-name="ops"><discord-message author="pgbailiff" bot
      avatar="${LOGO}" timestamp="09:41">${mentions(message)}${embeds}
      <discord-attachments slot="components">${components}</discord-attachments></discord-message></discord-messages>`,
    background: theme === "light" ? "#fff" : "#313338",
  };
}

function mentions({ content, people }) {
  return escaped(content ?? "").replaceAll(
    /&lt;@([0-9]+)&gt;/g,
    (_, id) => `<discord-mention type="user">${people[id] ?? "someone"}</discord-mention>`,
  );
}

function embed(embed) {
  now = Math.min(...[...embed.description.matchAll(/<t:([0-9]+)/g)].map((it) => Number(it[1])));
  const colour = "#" + (embed.color ?? 0x5865f2).toString(16).padStart(6, "0");
  const author = embed.author ? `author-name="${escaped(embed.author.name)}"` : "";
  return `<discord-embed slot="embeds" color="${colour}" ${author}>
    <discord-embed-description slot="description">${text(embed.description)}</discord-embed-description></discord-embed>`;
}

// The part of Discord's markup that pgbailiff writes: blocks, bold, code and small lines.
function text(markup) {
  return markup
    .split(/(```\n[^]*?\n```)\n?/)
    .map((part) => (part.startsWith("```") ? block(part.slice(4, -4)) : lines(part)))
    .join("");
}

function block(code) {
  return `<discord-code multiline embed>${escaped(code)}</discord-code>`;
}

function lines(part) {
  return part
    .split("\n")
    .map((line) =>
      line.startsWith("-# ")
        ? `<discord-subscript>${inline(line.slice(3))}</discord-subscript>`
        : inline(line),
    )
    .join("<br>");
}

function inline(line) {
  return escaped(line)
    .replaceAll(/`([^`]+)`/g, "<discord-code embed>$1</discord-code>")
    .replaceAll(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/g, "<discord-bold>$1</discord-bold>")
    .replaceAll(/&lt;t:([0-9]+)(?::([a-zA-Z]))?&gt;/g, (_, at, style) => `<discord-time>${time(at, style)}</discord-time>`)
    .replaceAll(/\\([^\sA-Za-z0-9])/g, "$1");
}

// When the message came: the first moment that it tells of.
let now = 0;

// As the client writes it for a reader in UTC.
function time(seconds, style) {
  const at = new Date(seconds * 1000);
  if (style === "R") {
    return `in ${Math.round((seconds - now) / 60)} minutes`;
  }
  if (style === "t") {
    return at.toLocaleTimeString("en-GB", { timeStyle: "short", timeZone: "UTC" });
  }
  return at.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
}

function row(row) {
  return `<discord-action-row>${row.components.map(component).join("")}</discord-action-row>`;
}

function component(part) {
  return part.type === 2
    ? `<discord-button type="${STYLES[part.style]}">${escaped(part.label)}</discord-button>`
    : `<discord-string-select-menu placeholder="${escaped(part.placeholder ?? "")}"></discord-string-select-menu>`;
}

function escaped(words) {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
