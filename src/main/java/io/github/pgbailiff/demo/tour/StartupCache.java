package io.github.pgbailiff.demo.tour;

import io.github.pgbailiff.demo.server.DemoPostgres;
import io.github.pgbailiff.demo.workload.DemoException;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the start-up cache made while a PostgreSQL is there with people at work on it: only what was
 * used is in it, so a server has to answer, with sessions of every kind. The cache is made by
 * another JVM, because all that is in it is loaded at every start, and what starts a PostgreSQL is
 * of no use then.
 */
public final class StartupCache {
  private static final Logger LOG = LoggerFactory.getLogger(StartupCache.class);

  private StartupCache() {}

  /**
   * Runs a command line to its end, with a configuration as its last word where there is a server.
   *
   * @param command runs the training run
   */
  public static void main(String[] command) throws IOException, InterruptedException {
    try (var postgres = DemoPostgres.start();
        var _ = postgres.startWorkload()) {
      run(command, List.of(configuration(postgres), strangers(postgres)));
    } catch (DemoException unable) {
      LOG.info("without a PostgreSQL: {}", unable.getMessage());
      run(command, List.of());
    }
  }

  private static void run(String[] command, List<Path> configurations)
      throws IOException, InterruptedException {
    List<String> words =
        Stream.concat(Stream.of(command), configurations.stream().map(Path::toString)).toList();
    int exit = new ProcessBuilder(words).inheritIO().start().waitFor();
    LOG.info("{} ended with {}", words, exit);
  }

  /** With a store that is there already: what makes its tables is of no use at later starts. */
  private static Path configuration(DemoPostgres postgres) throws IOException {
    String store = "jdbc:sqlite:" + postgres.folder().resolve("training.db");
    Stores.open(new StoreSettings(store, Optional.empty(), Optional.empty())).close();
    Path password = Files.writeString(postgres.folder().resolve("password"), postgres.password());
    String text = atLength(store, postgres.url("postgres"), password);
    return Files.writeString(postgres.folder().resolve("pgbailiff.yaml"), text);
  }

  /** As people write it: what is read in other ways is not in the cache. */
  private static String atLength(String store, String url, Path password) {
    return """
    store: {url: "%s"}
    clusters:
      - name: training
        url: %s
        username: pgbailiff
        password: '${file:%s}'
        labels: {env: training}
    people:
      - {name: ann, terminal: ann}
    roles:
      - name: reader
        members:
          everyone: true
        allow:
          - verbs: [read]
    """
        .formatted(store, url, password);
  }

  /** With servers that nobody gets into. */
  private static Path strangers(DemoPostgres postgres) throws IOException {
    return Files.writeString(
        postgres.folder().resolve("strangers.yaml"),
        """
        store: {url: "jdbc:sqlite:training.db"}
        clusters:
          - {name: first, url: "%1$s", username: nobody}
          - {name: second, url: "%1$s", username: nobody}
        roles: [{name: reader, members: {everyone: true}, allow: [{verbs: [read]}]}]
        """
            .formatted(postgres.url("postgres")));
  }
}
