package io.github.pgbailiff.testing.discord;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a {@link FakeDiscord} answers to one call. */
record FakeDiscordAnswer(int status, JsonNode body) {
  static FakeDiscordAnswer of(JsonNode body) {
    return new FakeDiscordAnswer(200, body);
  }

  static FakeDiscordAnswer nothing() {
    return new FakeDiscordAnswer(204, JsonMapper.shared().createObjectNode());
  }

  static FakeDiscordAnswer error(int status, int code, String message) {
    return new FakeDiscordAnswer(
        status, JsonMapper.shared().createObjectNode().put("code", code).put("message", message));
  }
}
