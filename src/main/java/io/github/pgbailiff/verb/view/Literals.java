package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import java.util.List;

/** The wish to see query texts unmasked. */
public final class Literals {
  /** The demands of a rule. */
  public static final String PERMISSION = "literals";

  private Literals() {}

  /** The clusters whose texts are looked at with their literals, which the record has to say. */
  public static List<String> readOn(
      Command command, Asker asker, Authorizer authorizer, List<AllowedCluster> scopes) {
    return scopes.stream()
        .filter(it ->
            askedFor(command)
                || SearchedTexts.areUnmasked(command, asker, authorizer, it.cluster().cluster()))
        .map(AllowedCluster::name)
        .toList();
  }

  public static boolean askedFor(Command command) {
    return command.options().flag(Keys.LITERALS.name());
  }
}
