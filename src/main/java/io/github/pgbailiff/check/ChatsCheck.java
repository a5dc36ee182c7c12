package io.github.pgbailiff.check;

import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.discord.DiscordCheck;
import io.github.pgbailiff.chat.slack.SlackWorkspace;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.serve.Groups;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the chats know pgbailiff, and what the configuration names in them. */
record ChatsCheck(Configuration configuration) {
  List<PlatformFinding> slack() {
    return configuration
        .slack()
        .map(settings -> {
          try (var workspace = new SlackWorkspace(settings, InstantSource.system())) {
            return workspace.check(Groups.onSlack(configuration), accounts("slack"));
          }
        })
        .orElse(List.of());
  }

  List<PlatformFinding> discord() {
    return configuration
        .discord()
        .map(it -> DiscordCheck.run(it, Groups.onDiscord(configuration), accounts("discord")))
        .orElse(List.of());
  }

  /** The accounts there that people have, with the people's names. */
  private Map<String, String> accounts(String platform) {
    Map<String, String> accounts = new LinkedHashMap<>();
    for (Person person : configuration.people()) {
      Optional.ofNullable(person.identities().get(platform))
          .ifPresent(id -> accounts.put(id, person.name()));
    }
    return accounts;
  }
}
