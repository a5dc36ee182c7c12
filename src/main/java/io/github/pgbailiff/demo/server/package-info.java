/**
 * The throw-away PostgreSQL of the demo, and the program on it.
 *
 * <p>Must not know what is played on it.
 */
@NullMarked
package io.github.pgbailiff.demo.server;

import org.jspecify.annotations.NullMarked;
