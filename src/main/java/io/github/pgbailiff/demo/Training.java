package io.github.pgbailiff.demo;

import io.github.pgbailiff.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run of real commands from which the launcher makes the start-up cache. */
public final class Training {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);

  private Training() {}

  public static void main(String[] arguments) throws IOException {
    Main.run(List.of("help"));
    // Only what was used is in the cache: reading a server's answer too, so there has to be one.
    try (var postgres = DemoPostgres.start()) {
      Path file = Files.writeString(postgres.folder().resolve("pgbailiff.yaml"), yaml(postgres));
      for (String format : List.of("table", "json")) {
        Main.run(List.of("sessions", "state:any", "--format", format, "--config", file.toString()));
      }
    } catch (DemoException unable) {
      LOG.info("without a PostgreSQL: {}", unable.getMessage());
    }
  }

  private static String yaml(DemoPostgres postgres) {
    return """
    store: {url: "jdbc:sqlite:training.db"}
    clusters: [{name: training, url: "%s", username: pgbailiff, password: "%s", labels: {env: training}}]
    people: [{name: ann, terminal: ann}]
    roles: [{name: reader, members: {everyone: true}, allow: [{verbs: [read]}]}]
    """
        .formatted(postgres.url("postgres"), postgres.password());
  }
}
