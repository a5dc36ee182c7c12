package io.github.pgbailiff.execution;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.BlockEnd;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The blocks that a process has lifted, or tried to, while the store took nothing down. */
public final class UnrecordedLifts {
  final Map<String, BlockEnd> owed = new ConcurrentHashMap<>();
  final Map<String, Instant> tried = new ConcurrentHashMap<>();
  volatile List<Block> known = List.of();
}
