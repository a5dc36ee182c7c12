package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people live through with pgbailiff, the same on every platform: the whole program, real
 * sessions, and a chat that only knows what its own server would.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
public abstract class PlatformContract
    implements ListStories,
        CountedStories,
        RequestStories,
        ApprovalStories,
        RightStories,
        BlockedDatabaseStories,
        AlertStories {
  private Stage stage;
  private Chat chat;
  private Product product;
  private Someone ann;
  private Someone bob;
  private Someone cat;

  /** A chat that nothing is connected to. */
  protected abstract Chat chat();

  /** A store that nothing was written to yet. */
  protected StoreSettings store(Path folder, PostgresDatabase database) {
    return SqliteStores.in(folder);
  }

  @BeforeAll
  void setTheStage(PostgresDatabase database) {
    stage = new Stage(database);
  }

  @AfterAll
  void clearTheStage() {
    stage.close();
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    chat = chat();
    product = new Product(folder, stage.environment(), store(folder, database), List.of(chat));
    ann = chat.as("ann");
    bob = chat.as("bob");
    cat = chat.as("cat");
  }

  @AfterEach
  void close() {
    try {
      product.over().forEach(this::isToldOnItsCards);
    } finally {
      product.close();
      chat.close();
    }
  }

  /** Whatever the story was about: no card stays as it was before its request was over. */
  private void isToldOnItsCards(String request) {
    Pattern before =
        Pattern.compile(
            "%1$s · asked(?s:.*)Approve…|%1$s (is being|is approved|waits)".formatted(request));
    await("the cards of " + request)
        .untilAsserted(
            () -> assertThat(chat.standing()).noneMatch(it -> before.matcher(it).find()));
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Product product() {
    return product;
  }

  @Override
  public Someone ann() {
    return ann;
  }

  @Override
  public Someone bob() {
    return bob;
  }

  @Override
  public Someone cat() {
    return cat;
  }

  @Override
  public Chat platform() {
    return chat;
  }
}
