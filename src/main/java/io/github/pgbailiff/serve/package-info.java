/**
 * The program put together as a configuration says, and what a long-running process does by itself.
 *
 * <p>Must not know what a verb does, or any rule of the product.
 */
@NullMarked
package io.github.pgbailiff.serve;

import org.jspecify.annotations.NullMarked;
