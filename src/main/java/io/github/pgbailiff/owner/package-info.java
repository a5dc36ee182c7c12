/**
 * Who is told when sessions of an application, role or database are ended or kept out.
 *
 * <p>Must not know rights: owners route messages, and give none.
 */
@NullMarked
package io.github.pgbailiff.owner;

import org.jspecify.annotations.NullMarked;
