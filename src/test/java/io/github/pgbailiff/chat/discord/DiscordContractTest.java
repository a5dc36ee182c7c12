package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.PlatformContract;
import io.github.pgbailiff.chat.ReplicaStories;
import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import java.nio.file.Path;

/** With its store in PostgreSQL, as several replicas have it. */
final class DiscordContractTest extends PlatformContract implements ReplicaStories {
  @Override
  protected Chat chat() {
    return new ChatOnDiscord();
  }

  @Override
  protected StoreSettings store(Path folder, PostgresDatabase database) {
    return new PostgresStores(database).fresh();
  }
}
