/**
 * What people can ask, as values: verbs' declarations with their keys, and the command that every
 * platform's input becomes.
 *
 * <p>Must not know where a command came from, how it was typed, who may give it, or how it is
 * carried out.
 */
@NullMarked
package io.github.pgbailiff.command;

import org.jspecify.annotations.NullMarked;
