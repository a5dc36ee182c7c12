package io.github.pgbailiff.command.text;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Pids;
import io.github.pgbailiff.command.UserMistake;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row that somebody copied out of psql or out of our own table, in place of a process id. It
 * means the one process id that stands in it; the keys that are no filters stay what they are.
 */
public record PastedRow(Declaration verb, List<Word> words) {
  private static final Pattern OPTION = Pattern.compile("(--)?([A-Za-z-]+):.+", Pattern.DOTALL);
  private static final Set<String> STATES =
      Set.of("active", "idle", "idle-txn", "idle-txn-aborted", "fastpath", "disabled");

  /** At least user, application and database stand between the pid and the state. */
  private static final int BEFORE_STATE = 3;

  /**
   * The words without what only surrounds the process id.
   *
   * @throws UserMistake when there are several numbers, or none
   */
  public static List<Word> read(Declaration verb, List<Word> words) {
    return verb.takesPids() ? new PastedRow(verb, words).read() : words;
  }

  private List<Word> read() {
    List<Word> cells = words.stream().flatMap(it -> cells(it).stream()).toList();
    for (int i = 0; i < cells.size(); i++) {
      if (isRule(cells.get(i))) {
        return piped(cells, i);
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (Pids.isNumber(words.get(i).source())) {
        return spaced(i);
      }
    }
    return words;
  }

  /** A word of psql's unaligned output is several. */
  private static List<Word> cells(Word word) {
    if (word.quoted()
        || word.source().chars().noneMatch(c -> isRule((char) c))
        || word.source().matches("(?s)(--)?[A-Za-z][A-Za-z0-9_-]*(:|!?=).*")) {
      return List.of(word);
    }
    List<Word> cells = new ArrayList<>();
    var cell = new StringBuilder();
    String source = word.source();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        cell.append(c).append(source.charAt(++i));
      } else if (isRule(c)) {
        add(cells, cell);
        cells.add(Word.given("|"));
      } else {
        cell.append(c);
      }
    }
    add(cells, cell);
    return cells;
  }

  /** The name of a cluster that is no row, whatever it holds. */
  static String escaped(String name) {
    var escaped = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      escaped.append(isRule(name.charAt(i)) ? "\\" : "").append(name.charAt(i));
    }
    return escaped.toString();
  }

  private static void add(List<Word> cells, StringBuilder cell) {
    if (!cell.isEmpty()) {
      cells.add(Word.given(cell.toString()));
    }
    cell.setLength(0);
  }

  private static boolean isRule(char c) {
    return c == '|' || c == '│' || c == '┃' || c == '¦';
  }

  private static boolean isRule(Word word) {
    return word.source().equals("|");
  }

  private List<Word> piped(List<Word> all, int rule) {
    boolean within = rule > 0 && isCell(all.get(rule - 1));
    int start = within ? rule - 1 : rule;
    List<Word> read = new ArrayList<>(all.subList(0, start));
    Set<String> numbers = new LinkedHashSet<>();
    for (int i = start; i < all.size(); i++) {
      boolean alone =
          (i == start || isRule(all.get(i - 1)))
              && (i + 1 == all.size() || isRule(all.get(i + 1)) || isOption(all.get(i + 1)));
      if (isOption(all.get(i))) {
        read.add(all.get(i));
      } else if (alone) {
        numbers.addAll(PastedPid.of(all.get(i).source()));
      }
    }
    read.add(Word.given(only(numbers)));
    return read;
  }

  private static boolean isCell(Word word) {
    return word.source().toLowerCase(Locale.ROOT).equals("pid")
        || !PastedPid.of(word.source()).isEmpty();
  }

  private String only(Set<String> numbers) {
    if (numbers.size() == 1) {
      return numbers.iterator().next();
    }
    throw new UserMistake(
        numbers.isEmpty()
            ? "%s: \"|\" looks like a row of a table, in which no process id stands; the pid alone would be right"
                .formatted(verb.name())
            : "%s: \"|\" looks like a row of a table; which of %s is the process id? write it alone"
                .formatted(verb.name(), String.join(", ", numbers)));
  }

  private boolean isOption(Word word) {
    Matcher option = OPTION.matcher(word.source());
    return option.matches()
        && verb.key(option.group(2).toLowerCase(Locale.ROOT))
            .filter(key -> !key.filters())
            .isPresent();
  }

  /** A row of our own table: the pid comes first, and the state tells it from other words. */
  private List<Word> spaced(int pid) {
    int bare = pid + 1;
    while (bare < words.size()
        && !words.get(bare).source().contains(":")
        && PastedPid.of(words.get(bare).source()).isEmpty()) {
      if (bare - pid > BEFORE_STATE && STATES.contains(words.get(bare).source())) {
        List<Word> read = new ArrayList<>(words.subList(0, pid + 1));
        words.subList(bare, words.size()).stream().filter(this::isOption).forEach(read::add);
        return read;
      }
      bare++;
    }
    return words;
  }
}
