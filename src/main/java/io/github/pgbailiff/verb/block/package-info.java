/**
 * The target of a change that blocks, unblocks or drains, and what people should know before.
 *
 * <p>Must not know how a block is set, or who approves.
 */
@NullMarked
package io.github.pgbailiff.verb.block;

import org.jspecify.annotations.NullMarked;
