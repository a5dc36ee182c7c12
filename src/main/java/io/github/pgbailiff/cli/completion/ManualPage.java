package io.github.pgbailiff.cli.completion;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.VerbHelp;
import io.github.pgbailiff.shell.ProgramCommand;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the manual, {@code pgbailiff(1)}, in man(7). */
public record ManualPage(List<ProgramCommand> commands, List<VerbHelp> verbs) {
  public static final String FILE = "pgbailiff.1";

  public ManualPage {
    commands = List.copyOf(commands);
    verbs = List.copyOf(verbs);
  }

  public static ManualPage of(List<ProgramCommand> commands, List<Declaration> verbs) {
    return new ManualPage(commands, verbs.stream().map(VerbHelp::of).toList());
  }

  public String text() {
    return Templates.read(FILE)
        .replace("@COMMANDS@", join(commands.stream().map(ManualPage::command)))
        .replace("@VERBS@", join(verbs.stream().map(ManualPage::verb)))
        .replace("@KEYS@", join(keys().map(key -> entry(key.form(), plain(key.help() + ".")))))
        .replace("@EXAMPLES@", join(examples()));
  }

  private static String command(ProgramCommand command) {
    String details =
        command.details().isEmpty()
            ? ""
            : "\n.RS\n.nf\n%s\n.fi\n.RE".formatted(plain(command.details().strip()));
    return entry(command.usage(), plain(command.summary() + ".")) + details;
  }

  private static String verb(VerbHelp verb) {
    String aliases =
        verb.aliases().isEmpty()
            ? ""
            : " Also called %s.".formatted(String.join(", ", verb.aliases()));
    return entry(verb.usage(), plain(verb.summary() + "." + aliases));
  }

  private Stream<VerbHelp.Entry> keys() {
    return verbs.stream().flatMap(verb -> verb.keys().stream()).distinct();
  }

  private Stream<String> examples() {
    return verbs.stream()
        .flatMap(verb -> verb.examples().stream())
        .map(example -> plain("pgbailiff " + example));
  }

  private static String entry(String term, String text) {
    return ".TP\n\\fB%s\\fR\n%s".formatted(plain(term), text);
  }

  private static String join(Stream<String> parts) {
    return parts.collect(Collectors.joining("\n"));
  }

  /** Text that means nothing to roff: no escape, no request at the start of a line. */
  private static String plain(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
