package io.github.pgbailiff;

import io.github.pgbailiff.cli.completion.CompletionScript;
import io.github.pgbailiff.cli.completion.ManualPage;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a release that come from the declarations: completion and the manual. */
public final class ReleaseFiles {
  private ReleaseFiles() {}

  /**
   * Writes them.
   *
   * @param folder where to
   */
  public static void main(String[] folder) throws IOException {
    write(Path.of(folder[0]));
  }

  static void write(Path folder) throws IOException {
    List<ProgramCommand> commands = Main.commands();
    List<Declaration> verbs = AllVerbs.declarations();
    Path completion = Files.createDirectories(folder.resolve("completion"));
    for (CompletionScript script : CompletionScript.values()) {
      Files.writeString(completion.resolve(script.file()), script.text(commands, verbs));
    }
    Path manual = Files.createDirectories(folder.resolve("man/man1"));
    Files.writeString(manual.resolve(ManualPage.FILE), ManualPage.of(commands, verbs).text());
  }
}
