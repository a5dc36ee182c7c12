/**
 * The words of a line: split as they were typed, pasted or left over by a shell, and written back
 * so that they are read the same.
 *
 * <p>Must not know which verbs there are, or what a word comes to.
 */
@NullMarked
package io.github.pgbailiff.command.text;

import org.jspecify.annotations.NullMarked;
