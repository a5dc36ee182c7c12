package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.List;

/** The verbs that the command tree is made of. */
final class ChatVerbs {
  static final List<Declaration> ALL = AllVerbs.declarations();

  private ChatVerbs() {}

  static Declaration named(String name) {
    return ALL.stream().filter(verb -> verb.name().equals(name)).findFirst().orElseThrow();
  }
}
