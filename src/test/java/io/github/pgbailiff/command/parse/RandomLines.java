package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Key;
import java.util.List;
import java.util.Random;

/** Lines nobody would think of, the same ones for the same seed. */
public final class RandomLines {
  private static final String CHARACTERS =
      "abzAZ019`|;\u200e\u2066\u202c \t\n\u00a0\u200b\ufeff\u202f\u2028\"“”„'‘’\\\\*!,,::=/>—–--._#%|é漢😀\u0000";
  private static final List<String> PIECES =
      List.of(
          "sessions",
          "ps",
          "terminate",
          "kill",
          "session",
          "block",
          "approve",
          "audit",
          "help",
          "prod-eu",
          "prod-*",
          "env=prod",
          "env=",
          "/wiki",
          "all",
          "71322",
          "8603,8604",
          "R-1042",
          "b-7",
          "user",
          "db",
          "app",
          "client",
          "state",
          "wait",
          "type",
          "query",
          "pid",
          "xact",
          "idle",
          "reason",
          "dry",
          "limit",
          "sort",
          "gently",
          "for",
          "me",
          "idle in transaction",
          "4711 | app |",
          "`4711`",
          "\u200e",
          "none",
          "local",
          "10.0.0.0/8",
          "::1",
          "idle-in-txn",
          "Lock:tuple",
          "walsender",
          "10m",
          "90s",
          "yes",
          "no",
          ":",
          "=",
          "!=",
          ">",
          "!",
          ",",
          "--",
          "—",
          " ",
          " ",
          " ",
          "\"",
          "“",
          "”",
          "'",
          "\\",
          "*",
          "\u00a0",
          "stuck deploy",
          "o'brien",
          "é漢😀");

  private final Random random;

  public RandomLines(long seed) {
    random = new Random(seed);
  }

  /** Single characters, special ones above all. */
  public String noise() {
    return assemble(24, () -> CHARACTERS.substring(at(CHARACTERS.length() - 2)).substring(0, 1));
  }

  /** Pieces of commands in any order. */
  String pieces() {
    return assemble(14, () -> PIECES.get(at(PIECES.size())));
  }

  /** A verb, then keys with values of noise: most of them are commands. */
  String command(Declaration verb) {
    var line = new StringBuilder(verb.name());
    for (int i = at(4); i >= 0 && !verb.keys().isEmpty(); i--) {
      Key key = verb.keys().get(at(verb.keys().size()));
      String value = random.nextBoolean() ? noise() : PIECES.get(at(PIECES.size()));
      line.append(' ').append(key.name()).append(random.nextInt(4) == 0 ? "!=" : ":");
      line.append(random.nextBoolean() ? value : "\"" + value + "\"");
    }
    return line.toString();
  }

  private int at(int bound) {
    return random.nextInt(bound);
  }

  private String assemble(int most, java.util.function.Supplier<String> piece) {
    var text = new StringBuilder();
    for (int i = at(most); i >= 0; i--) {
      text.append(piece.get());
    }
    return text.toString();
  }
}
