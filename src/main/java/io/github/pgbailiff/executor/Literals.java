package io.github.pgbailiff.executor;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.verb.Scope;
import io.github.pgbailiff.verb.SearchedTexts;
import java.util.List;

/** The wish to see query texts unmasked. */
final class Literals {
  /** What it takes. */
  static final String PERMISSION = "literals";

  private Literals() {}

  /** The clusters whose texts are looked at with their literals, which the record has to say. */
  static List<String> readOn(
      Command command, Asker asker, Authorizer authorizer, List<Scope> scopes) {
    return scopes.stream()
        .filter(it ->
            askedFor(command)
                || SearchedTexts.areUnmasked(command, asker, authorizer, it.cluster().cluster()))
        .map(Scope::name)
        .toList();
  }

  static boolean askedFor(Command command) {
    return command.options().flag(Keys.LITERALS.name());
  }
}
