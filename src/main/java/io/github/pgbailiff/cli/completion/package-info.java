/**
 * What a shell offers while a command line is typed, and the page of the manual.
 *
 * <p>Must not know how any command is carried out.
 */
@NullMarked
package io.github.pgbailiff.cli.completion;

import org.jspecify.annotations.NullMarked;
