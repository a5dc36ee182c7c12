package io.github.pgbailiff.command;

import java.util.List;

/**
 * The words about one verb, for help texts, shells and the pages.
 *
 * @param usage the form of its commands
 * @param effects the effects that roles and rules name
 * @param keys its keys with an example of their form
 */
public record VerbHelp(
    String name,
    List<String> aliases,
    String usage,
    String summary,
    List<String> effects,
    List<Entry> keys,
    List<String> examples) {

  /** One key: its form, such as {@code idle:10m}, and what it does. */
  public record Entry(String form, String help) {}

  public VerbHelp {
    aliases = List.copyOf(aliases);
    effects = List.copyOf(effects);
    keys = List.copyOf(keys);
    examples = List.copyOf(examples);
  }

  public static VerbHelp of(Declaration verb) {
    return new VerbHelp(
        verb.name(),
        verb.aliases(),
        UsageLine.of(verb),
        verb.summary(),
        verb.effects().stream().sorted().map(Effect::word).toList(),
        verb.keys().stream().map(key -> new Entry(form(key), key.help())).toList(),
        verb.examples());
  }

  private static String form(Key key) {
    String value =
        switch (key.type()) {
          case Key.Type.Names _ -> "LIST";
          case Key.Type.Words words ->
              words.words().size() > 6 ? "LIST" : String.join("|", words.words());
          case Key.Type.Addresses _ -> "ADDRESS";
          case Key.Type.Pids _ -> "PIDS";
          case Key.Type.Substring _, Key.Type.Text _ -> "\"TEXT\"";
          case Key.Type.MinimumAge _ -> "10m";
          case Key.Type.MinimumCount _ -> "N";
          case Key.Type.Span _ -> "30m";
          case Key.Type.Choice choice ->
              choice.words().size() > 6 ? "WORD" : String.join("|", choice.words());
          case Key.Type.Whole _ -> "N";
          case Key.Type.Flag _ -> "yes";
        };
    return key.name() + ":" + value;
  }
}
