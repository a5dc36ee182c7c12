package io.github.pgbailiff.chat;

import java.util.Optional;

/**
 * The text from which a chat makes the app that pgbailiff is there.
 *
 * @param remark what has to be done with it first; never a part of it
 */
public record AppManifest(String yaml, String json, Optional<String> remark) {}
