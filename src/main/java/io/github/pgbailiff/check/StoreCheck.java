package io.github.pgbailiff.check;

import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.postgres.connection.Encryption;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The check that the store can be written. */
final class StoreCheck {
  private static final String WHAT = "store";

  private StoreCheck() {}

  static List<PlatformFinding> of(StoreSettings settings) {
    var findings = new ArrayList<>(writable(settings));
    if (settings.url().startsWith("jdbc:postgresql:")) {
      new Encryption(settings.url())
          .findings(WHAT).stream().map(ClustersCheck::finding).forEach(findings::add);
    }
    return List.copyOf(findings);
  }

  private static List<PlatformFinding> writable(StoreSettings settings) {
    try (Store store = Stores.open(settings)) {
      // Begins as a change would, and changes nothing.
      long writable = store.transact(_ -> 1L);
      long events = new AuditLog(store, InstantSource.system(), _ -> {}).head().seq() * writable;
      return List.of(
          PlatformFinding.ok(
              WHAT,
              "%s can be written, %d events in the record"
                  .formatted(settings.url().replaceFirst("\\?.*", ""), events)));
    } catch (StoreException e) {
      String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
      return List.of(PlatformFinding.error(WHAT, why.replaceFirst("^store: ", ""), fix(e.kind())));
    }
  }

  private static String fix(StoreException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> "see store.url, username and password, and that the server runs";
      case BUSY -> "find the process that keeps it busy; several replicas need a PostgreSQL store";
      case FULL -> "make room on its disk";
      case READ_ONLY -> "let it belong to the user that runs pgbailiff";
      case CORRUPT -> "restore it from a backup";
      case NEWER_THAN_PROGRAM -> "use the newest pgbailiff that has used it";
      case OTHER -> "see what it says";
    };
  }
}
