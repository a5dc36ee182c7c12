/**
 * The parts of a request that set, lift or drain a block, carried out and kept as results.
 *
 * <p>Must not know who asked, where requests are kept, or any platform.
 */
@NullMarked
package io.github.pgbailiff.execution.block;

import org.jspecify.annotations.NullMarked;
