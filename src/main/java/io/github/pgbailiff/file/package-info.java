/**
 * Files that are kept from other users of the machine.
 *
 * <p>Must not know what stands in them.
 */
@NullMarked
package io.github.pgbailiff.file;

import org.jspecify.annotations.NullMarked;
