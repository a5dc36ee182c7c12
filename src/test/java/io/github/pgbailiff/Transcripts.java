package io.github.pgbailiff;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was recorded of the demo by {@code src/docs/transcripts/record}, and one golden reply. */
final class Transcripts {
  private static final Path FOLDER = Path.of("src/docs/transcripts");
  private static final Path SESSION =
      Path.of("src/test/resources/io/github/pgbailiff/chat/terminal/text/wide/session.txt");

  private static final Pattern HEADING = Pattern.compile("(?m)^== (.*) ==$");
  private static final Pattern TYPED =
      Pattern.compile("(?m)^(?:ann|bob)> (?![0-9/]|R-[0-9]+\\.[0-9])(.+)$");

  private record Scene(String heading, String text) {}

  private Transcripts() {}

  /** The scenes, each under its heading. */
  static String page() throws IOException {
    return scenes().stream()
        .map(scene -> "### %s\n\n```\n%s\n```\n".formatted(scene.heading(), scene.text()))
        .collect(joining("\n"));
  }

  /** What ann and bob typed, but for the numbers of buttons. */
  static List<String> typed() throws IOException {
    String all = scenes().stream().map(Scene::text).collect(joining("\n"));
    return TYPED.matcher(all).results().map(found -> found.group(1)).toList();
  }

  /** The lines of the tour from the first that starts so, to the end of its scene. */
  static List<String> excerpt(String start) throws IOException {
    String tour = Files.readString(FOLDER.resolve("tour.txt"));
    return tour.substring(tour.indexOf("\n" + start) + 1)
        .lines()
        .takeWhile(line -> !line.startsWith("== ") && !line.startsWith("R-2 finished"))
        .toList();
  }

  private static List<Scene> scenes() throws IOException {
    String tour = Files.readString(FOLDER.resolve("tour.txt"));
    var scenes = new ArrayList<Scene>();
    List<String> headings = HEADING.matcher(tour).results().map(found -> found.group(1)).toList();
    List<String> texts = Stream.of(HEADING.split(tour)).skip(1).map(String::strip).toList();
    for (int i = 0; i < headings.size(); i++) {
      scenes.add(new Scene(headings.get(i), texts.get(i)));
    }
    scenes.add(
        new Scene("One session", "ann> session 71322\n" + Files.readString(SESSION).strip()));
    String typed = Files.readString(FOLDER.resolve("typed.txt"));
    scenes.add(new Scene("And the others", typed.substring(typed.indexOf("ann>")).strip()));
    return scenes;
  }
}
